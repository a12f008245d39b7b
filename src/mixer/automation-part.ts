import { encode } from "../protocol/encode.ts";
import { type Drawn, type Passage, returnsAt } from "./drawn.ts";

/** A record of automation, due at a frame of the engine. */
export interface Due {
  readonly frame: number;
  readonly record: Uint8Array;
}

/** Automation of one strip's, edge's or insert's ramps, or of one plugin's parameters. Good while the desk's graph and plan stay. */
export type Part = (passage: Passage) => Due[];

export type AddressOf = (name: string) => number | undefined;

/** Where a ramp stands, and of a plugin's parameter also its insert and its plain cell. */
export interface RampPlace {
  readonly address: number;
  readonly insert?: number;
  readonly cell?: number;
}

/** A ramp that follows a cubic for so many frames, then holds `end`; it gets there from where it is in `ease` frames. */
export function move(
  frame: number,
  place: RampPlace,
  frames: number,
  [c0, c1, c2, c3]: readonly number[],
  end: number,
  ease: number,
): Due {
  const { address, insert = 0, cell = 0 } = place;
  const due = Math.max(0, frame);
  return {
    frame: due,
    record: encode("curve", due, { address, frames, c0: c0!, c1: c1!, c2: c2!, c3: c3!, end, ease, insert, cell }),
  };
}

/** How many frames a stretch that begins here takes to be where it should be: some where the transport has just come, or a ramp leaves a lane to itself. */
export function easeAt(frame: number, { from, arrives, ease }: Passage, drawn: readonly Drawn[], rampFrames: number): number {
  if (arrives && frame === from) return ease;
  return drawn.some((one) => returnsAt(one, frame)) ? rampFrames : 0;
}
