import { STRETCHES_PER_SECOND } from "../protocol/gauges.ts";
import { ABSOLUTE_GATE_POWER, integratedLufs, loudnessRangeLu } from "./gates.ts";
import { lufsOfPower } from "./lufs.ts";
import { SortedPowers } from "./sorted-powers.ts";

/** Figures of ITU-R BS.1770-5, EBU Tech 3341 and 3342. `null` where one is not defined (yet); -Infinity is silence. */
export interface LoudnessReading {
  /** Of the last 400 ms. */
  readonly momentaryLufs: number | null;
  /** Of the last 3 s. */
  readonly shortTermLufs: number | null;
  /** The largest of all windows that begin a hundredth of a second apart, since the last reset. */
  readonly momentaryMaxLufs: number | null;
  readonly shortTermMaxLufs: number | null;
  /** Since the last reset, through both gates; `null` before anything was louder than -70 LUFS for 400 ms. */
  readonly integratedLufs: number | null;
  /** Since the last reset; `null` before anything was louder than -70 LUFS for 3 s. */
  readonly loudnessRangeLu: number | null;
}

/** Stretches in a tenth of a second, in 400 ms and in 3 s. */
const TENTH = STRETCHES_PER_SECOND / 10;
const MOMENTARY = 4 * TENTH;
const SHORT_TERM = 30 * TENTH;

/** Loudness from the K-weighted energies of hundredths of a second, as they come. */
export class Loudness {
  readonly #stretchFrames: number;
  readonly #energies = new Float64Array(TENTH);
  /** Energy of the tenth of a second that ends with each of the newest stretches. */
  readonly #tenths = new Float64Array(SHORT_TERM);
  /** Stretches since everything began: where the next one goes. */
  #at = 0;
  /** Stretches in a row: how long the longest window is. */
  #heard = 0;
  /** Stretches since the last reset. */
  #counted = 0;
  #momentary = 0;
  #shortTerm = 0;
  #momentaryMax: number | null = null;
  #shortTermMax: number | null = null;
  #blocks = new SortedPowers();
  #windows = new SortedPowers();
  #gated: Pick<LoudnessReading, "integratedLufs" | "loudnessRangeLu"> | null = null;

  /** @param sampleRate in Hz */
  constructor(sampleRate: number) {
    this.#stretchFrames = sampleRate / STRETCHES_PER_SECOND;
  }

  /** @param energy sum over the channels of the sums of squares of the next stretch */
  add(energy: number): void {
    this.#energies[this.#at % TENTH] = energy;
    this.#tenths[this.#at % SHORT_TERM] = this.#energies.reduce((sum, one) => sum + one, 0);
    this.#momentary = this.#powerOf(MOMENTARY);
    this.#shortTerm = this.#powerOf(SHORT_TERM);
    this.#at++;
    this.#heard++;
    this.#counted++;
    if (this.#counted >= MOMENTARY) this.#momentaryMax = Math.max(this.#momentaryMax ?? 0, this.#momentary);
    if (this.#counted >= SHORT_TERM) this.#shortTermMax = Math.max(this.#shortTermMax ?? 0, this.#shortTerm);
    if (this.#counted % TENTH === 0) this.#gate();
  }

  /** Mean square of so many of the newest stretches. */
  #powerOf(stretches: number): number {
    let sum = 0;
    for (let back = 0; back < stretches; back += TENTH) sum += this.#tenths[(this.#at + SHORT_TERM - back) % SHORT_TERM]!;
    return sum / (stretches * this.#stretchFrames);
  }

  /** Ten times a second: blocks of 400 ms that overlap by three quarters, windows of 3 s. */
  #gate(): void {
    if (this.#counted >= MOMENTARY && this.#momentary > ABSOLUTE_GATE_POWER) this.#blocks.insert(this.#momentary);
    if (this.#counted >= SHORT_TERM && this.#shortTerm > ABSOLUTE_GATE_POWER) this.#windows.insert(this.#shortTerm);
    this.#gated = null;
  }

  read(): LoudnessReading {
    this.#gated ??= { integratedLufs: integratedLufs(this.#blocks), loudnessRangeLu: loudnessRangeLu(this.#windows) };
    return {
      momentaryLufs: this.#heard < MOMENTARY ? null : lufsOfPower(this.#momentary),
      shortTermLufs: this.#heard < SHORT_TERM ? null : lufsOfPower(this.#shortTerm),
      momentaryMaxLufs: this.#momentaryMax === null ? null : lufsOfPower(this.#momentaryMax),
      shortTermMaxLufs: this.#shortTermMax === null ? null : lufsOfPower(this.#shortTermMax),
      ...this.#gated,
    };
  }

  /** Maxima, integrated loudness and range begin anew, of what comes from here on; the windows go on. */
  reset(): void {
    this.#counted = 0;
    this.#momentaryMax = null;
    this.#shortTermMax = null;
    this.#blocks = new SortedPowers();
    this.#windows = new SortedPowers();
    this.#gated = null;
  }

  /** Something between was not heard: no window may reach over it. What was integrated so far stays. */
  interrupt(): void {
    this.#energies.fill(0);
    this.#tenths.fill(0);
    this.#heard = 0;
    this.#counted = 0;
  }
}
