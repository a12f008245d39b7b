import type { Reel } from "./tape.ts";

/** Where an insert's impulse response is in engine memory. */
export interface PlacedImpulse {
  readonly file: string;
  readonly reel: Reel;
  readonly frames: number;
}
