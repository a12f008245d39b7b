import { TRUE_PEAK_TAPS } from "../protocol/gauges.ts";
import { interpolationBound, interpolationFilters } from "./interpolation.ts";

/** Frames that are worked out together, or passed over together because nothing in them can be a new peak. */
const PIECE = 64;
const BEFORE = TRUE_PEAK_TAPS - 1;

/** The largest value of a signal, between its samples too, as a linear level. */
export class TruePeak {
  readonly #filters: readonly Float32Array[];
  readonly #bound: number;
  readonly #tails: readonly Float32Array[];
  #peak = 0;

  /** @param sampleRate in Hz */
  constructor(sampleRate: number, channels: number) {
    this.#filters = interpolationFilters(sampleRate);
    this.#bound = interpolationBound(this.#filters);
    this.#tails = Array.from({ length: channels }, () => new Float32Array(BEFORE));
  }

  /** The signal goes on with these channels. */
  hear(channels: readonly Float32Array[]): void {
    for (const [c, tail] of this.#tails.entries()) this.#hearChannel(tail, channels[c]!);
  }

  /** Of all that was heard, and of what lies between its last samples and the silence after them. */
  finish(): number {
    this.hear(this.#tails.map(() => new Float32Array(BEFORE)));
    return this.#peak;
  }

  #hearChannel(tail: Float32Array, samples: Float32Array): void {
    const line = new Float32Array(BEFORE + samples.length);
    line.set(tail);
    line.set(samples, BEFORE);
    for (let from = 0; from < samples.length; from += PIECE) {
      const to = Math.min(samples.length, from + PIECE);
      const largest = largestOf(line, from, to + BEFORE);
      this.#peak = Math.max(this.#peak, largestOf(line, from + BEFORE, to + BEFORE));
      if (largest * this.#bound > this.#peak) for (const taps of this.#filters) this.#between(taps, line, from, to);
    }
    tail.set(line.subarray(line.length - BEFORE));
  }

  #between(taps: Float32Array, line: Float32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      let value = 0;
      for (let k = 0; k < TRUE_PEAK_TAPS; k++) value += taps[k]! * line[i + k]!;
      if (Math.abs(value) > this.#peak) this.#peak = Math.abs(value);
    }
  }
}

/** The largest magnitude; what is not a number is none. */
function largestOf(samples: Float32Array, from: number, to: number): number {
  let largest = 0;
  for (let i = from; i < to; i++) if (Math.abs(samples[i]!) > largest) largest = Math.abs(samples[i]!);
  return largest;
}
