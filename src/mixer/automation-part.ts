import { encode } from "../protocol/encode.ts";
import type { Automation } from "../session/session.ts";
import type { Wanted } from "./stretches.ts";

/** A record of automation, due at a frame of the session. */
export interface Due {
  readonly frame: number;
  readonly record: (engineFrame: number) => Uint8Array;
}

/** Automation of one strip's or edge's ramps, or of one parameter of a plugin. Good while the desk's graph and plan stay. */
export type Part = (wanted: Wanted) => Due[];

export type AddressOf = (name: string) => number | undefined;

/** Every frame on which one of the lanes has a point, in order. */
export function framesOf(lanes: readonly Automation[]): number[] {
  return [...new Set(lanes.flatMap(({ points }) => points.map(({ frame }) => frame)))].sort((a, b) => a - b);
}

/** A ramp that follows a cubic for so many frames, then holds `end`. */
export function move(frame: number, address: number, frames: number, [c0, c1, c2, c3]: readonly number[], end: number): Due {
  return { frame, record: (due) => encode("curve", due, { address, frames, c0: c0!, c1: c1!, c2: c2!, c3: c3!, end }) };
}
