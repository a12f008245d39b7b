/** Whether a side has clipped since the last reset. */
export interface Clipping {
  /** Looks at the engine, about 30 a second, that found a sample at or above the threshold; 0 for none. */
  readonly count: number;
  /** The engine's frame up to which the first of them looked; null for none. */
  readonly sinceFrame: number | null;
}

export const NONE: Clipping = { count: 0, sinceFrame: null };

/** A clip light for each side: once lit it stays so until it is put out. */
export class ClipLatch {
  readonly #sides: [left: Clipping, right: Clipping] = [NONE, NONE];
  #thresholdDb = 0;

  /** @param thresholdDb of a single sample, in dBFS */
  constructor(thresholdDb: number) {
    this.thresholdDb = thresholdDb;
  }

  get thresholdDb(): number {
    return this.#thresholdDb;
  }

  /** @throws RangeError for what is no number */
  set thresholdDb(thresholdDb: number) {
    if (!Number.isFinite(thresholdDb)) throw new RangeError(`out-of-range: clipDb ${thresholdDb}: a level in dBFS`);
    this.#thresholdDb = thresholdDb;
  }

  take(frame: number, peaksDb: readonly number[]): void {
    for (const side of [0, 1] as const) {
      const { count, sinceFrame } = this.#sides[side];
      if (peaksDb[side]! >= this.#thresholdDb) this.#sides[side] = { count: count + 1, sinceFrame: sinceFrame ?? frame };
    }
  }

  read(): readonly [left: Clipping, right: Clipping] {
    return [...this.#sides];
  }

  reset(): void {
    this.#sides.fill(NONE);
  }
}
