import { encode } from "../protocol/encode.ts";
import type { Automation } from "../session/session.ts";
import type { Wanted } from "./stretches.ts";

/** A record of automation, due at a frame of the session. */
export interface Due {
  readonly frame: number;
  readonly record: (engineFrame: number) => Uint8Array;
}

/** Automation of one strip's or edge's ramps, or of one plugin's parameters. Good while the desk's graph and plan stay. */
export type Part = (wanted: Wanted) => Due[];

export type AddressOf = (name: string) => number | undefined;

/** Where a ramp stands, and of a plugin's parameter also its insert and its plain cell. */
export interface RampPlace {
  readonly address: number;
  readonly insert?: number;
  readonly cell?: number;
}

/** Every frame on which one of the lanes has a point, in order. */
export function framesOf(lanes: readonly Automation[]): number[] {
  return [...new Set(lanes.flatMap(({ points }) => points.map(({ frame }) => frame)))].sort((a, b) => a - b);
}

/** A ramp that follows a cubic for so many frames, then holds `end`. */
export function move(frame: number, place: RampPlace, frames: number, [c0, c1, c2, c3]: readonly number[], end: number): Due {
  const { address, insert = 0, cell = 0 } = place;
  const fields = { address, frames, c0: c0!, c1: c1!, c2: c2!, c3: c3!, end, ease: 0, insert, cell };
  return { frame, record: (due) => encode("curve", due, fields) };
}
