import { STRETCHES_PER_SECOND } from "../protocol/gauges.ts";
import { kWeighting, type Section } from "./k-weighting.ts";

/** Sums of squares above this are no sound, and would spoil an integrated loudness for ever. As in the engine. */
const BEYOND = 1e30;

/** K-weighted energies of a signal of any number of channels, hundredth of a second by hundredth, in double precision. */
export class WeightedEnergies {
  readonly #sampleRate: number;
  readonly #weights: readonly number[];
  readonly #channels: readonly WeightedChannel[];
  readonly #finished: (energy: number) => void;
  #count = 0;
  #framesDone = 0;
  #energy = 0;

  /**
   * @param sampleRate in Hz
   * @param weights of each channel; a channel of weight 0 is not listened to
   * @param finished is told the energy of each hundredth that is whole
   */
  constructor(sampleRate: number, weights: readonly number[], finished: (energy: number) => void) {
    this.#sampleRate = sampleRate;
    this.#weights = weights;
    const sections = kWeighting(sampleRate);
    this.#channels = weights.map(() => new WeightedChannel(sections));
    this.#finished = finished;
  }

  /** The signal goes on with these channels. */
  hear(channels: readonly Float32Array[]): void {
    const frames = channels[0]?.length ?? 0;
    for (let from = 0; from < frames; ) {
      const to = Math.min(frames, from + this.#stretchFrames - this.#framesDone);
      for (const [c, weight] of this.#weights.entries())
        if (weight > 0) this.#energy += weight * this.#channels[c]!.energy(channels[c]!, from, to);
      this.#framesDone += to - from;
      if (this.#framesDone === this.#stretchFrames) this.#finish();
      from = to;
    }
  }

  /** Whole frames, so that stretch n ends at the frame nearest below (n + 1) hundredths of a second. */
  get #stretchFrames(): number {
    const endOf = (stretches: number) => Math.floor((stretches * this.#sampleRate) / STRETCHES_PER_SECOND);
    return endOf(this.#count + 1) - endOf(this.#count);
  }

  #finish(): void {
    const isSound = this.#energy < BEYOND;
    if (!isSound) for (const channel of this.#channels) channel.forget();
    this.#finished(isSound ? this.#energy : 0);
    this.#energy = 0;
    this.#framesDone = 0;
    this.#count++;
  }
}

class WeightedChannel {
  readonly #sections: readonly [Section, Section];
  readonly #state = new Float64Array(4);

  constructor(sections: readonly [Section, Section]) {
    this.#sections = sections;
  }

  /** Sum of squares of the weighted samples from `from` up to `to`. */
  energy(samples: Float32Array, from: number, to: number): number {
    const [{ b, a }, { b: c, a: d }] = this.#sections;
    const [b0, b1, b2, a1, a2, c0, c1, c2, d1, d2] = [...b, ...a, ...c, ...d] as Ten;
    let [first1, first2, second1, second2] = this.#state as unknown as [number, number, number, number];
    let sum = 0;
    for (let i = from; i < to; i++) {
      const x = samples[i]!;
      const y = b0 * x + first1;
      first1 = b1 * x - a1 * y + first2;
      first2 = b2 * x - a2 * y;
      const z = c0 * y + second1;
      second1 = c1 * y - d1 * z + second2;
      second2 = c2 * y - d2 * z;
      sum += z * z;
    }
    this.#state.set([first1, first2, second1, second2]);
    return sum;
  }

  forget(): void {
    this.#state.fill(0);
  }
}

type Ten = [number, number, number, number, number, number, number, number, number, number];
