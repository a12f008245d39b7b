import { SILENCE_DB } from "../../params/decibels.ts";
import type { Names } from "../../session/said.ts";

export interface HoldOptions {
  /** How long a peak stays, in ms; 1500 unless said; Infinity: until the meter's `reset()`. */
  readonly holdMs?: number;
  /** How fast it falls from then on, 20 unless said; Infinity: at once. */
  readonly fallDbPerSecond?: number;
}

export const HOLD_OPTIONS: Names<HoldOptions> = { holdMs: true, fallDbPerSecond: true };

/** The highest of late, per side: it stays for a while, then falls, until something higher comes. Time is the engine's, so a page that looks seldom sees the same. */
export class PeakHold {
  readonly #holdFrames: number;
  readonly #fallDbPerFrame: number;
  readonly #held: { levelDb: number; frame: number }[];

  /** @throws RangeError for a time or speed that is none */
  constructor({ holdMs = 1500, fallDbPerSecond = 20 }: HoldOptions, sampleRate: number, sides: number) {
    if (!(holdMs >= 0)) throw new RangeError(`out-of-range: holdMs ${holdMs}: a time in ms, 0 or more`);
    if (!(fallDbPerSecond > 0)) throw new RangeError(`out-of-range: fallDbPerSecond ${fallDbPerSecond}: more than 0`);
    this.#holdFrames = (holdMs / 1000) * sampleRate;
    this.#fallDbPerFrame = fallDbPerSecond / sampleRate;
    this.#held = Array.from({ length: sides }, () => ({ levelDb: Number.NEGATIVE_INFINITY, frame: 0 }));
  }

  /** What was seen up to this frame of the engine. */
  take(frame: number, levelsDb: readonly number[]): void {
    for (const [side, levelDb] of levelsDb.entries()) if (levelDb >= this.#at(side, frame)) this.#held[side] = { levelDb, frame };
  }

  /** Per side, in dB. What has fallen below silence is -Infinity. */
  read(frame: number): number[] {
    return this.#held.map((_, side) => this.#at(side, frame));
  }

  reset(): void {
    for (const held of this.#held) held.levelDb = Number.NEGATIVE_INFINITY;
  }

  #at(side: number, now: number): number {
    const { levelDb, frame } = this.#held[side]!;
    const falls = now - frame - this.#holdFrames;
    if (falls <= 0) return levelDb;
    const fallen = levelDb - falls * this.#fallDbPerFrame;
    return fallen <= SILENCE_DB ? Number.NEGATIVE_INFINITY : fallen;
  }
}
