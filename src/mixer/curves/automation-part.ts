import { encode } from "../../protocol/encode.ts";
import type { CubicPiece } from "./cubics.ts";
import { type Drawn, type Passage, returnsAt } from "./drawn.ts";
import type { Stretch } from "./stretches.ts";

/** A record of automation, due at a frame of its passage's clock. */
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

/**
 * A ramp that follows a cubic for so many frames from the stretch's anchor on, then holds `end`; it gets there from where it is in `ease` frames.
 * Where the transport comes into the middle of it, some of it is over.
 */
export function move(
  { roll }: Passage,
  { anchor, start }: Stretch,
  place: RampPlace,
  piece: Pick<CubicPiece, "frame" | "frames" | "coefficients" | "end">,
  { ease, waitFrames = 0 }: { readonly ease: number; readonly waitFrames?: number },
): Due {
  const { address, insert = 0, cell = 0 } = place;
  const { frames, end } = piece;
  const [c0, c1, c2, c3] = piece.coefficients;
  const begins = Math.max(piece.frame, start);
  const done = frames > 0 ? begins - piece.frame : 0;
  const frame = anchor + begins + waitFrames;
  return { frame, record: encode("curve", frame, { address, frames, c0, c1, c2, c3, end, ease, insert, cell, roll, done }) };
}

/** What is wanted of the pieces of a whole stretch. */
export function wanted(pieces: readonly CubicPiece[], { start, end }: Stretch): CubicPiece[] {
  const first = pieces.reduce((latest, { frame }) => (frame <= start ? frame : latest), Number.NEGATIVE_INFINITY);
  return pieces.filter(({ frame }) => frame >= first && frame < end);
}

/** How many frames a stretch that begins here takes to be where it should be: some where the transport has just come, or a ramp leaves a lane to itself. */
export function easeAt(frame: number, passage: Passage, drawn: readonly Drawn[], rampFrames: number): number {
  if (passage.arrives && frame === passage.from) return passage.ease;
  return drawn.some((one) => returnsAt(one, frame, passage.clock)) ? rampFrames : 0;
}
