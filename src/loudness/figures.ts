import { channelWeights } from "./channel-weights.ts";
import { Loudness } from "./loudness.ts";
import { dbfs, samplePeak } from "./sample-peak.ts";
import { TruePeak } from "./true-peak.ts";
import { WeightedEnergies } from "./weighted-energies.ts";

/** What a signal measures by ITU-R BS.1770-5, EBU Tech 3341 and 3342; `null` where a figure is not defined. */
export interface Figures {
  readonly integratedLufs: number | null;
  readonly momentaryMaxLufs: number | null;
  readonly shortTermMaxLufs: number | null;
  readonly loudnessRangeLu: number | null;
  readonly truePeakDbtp: number | null;
  readonly samplePeakDbfs: number | null;
}

/** Measures a signal as it is read: hours of it take little memory. */
export class Measuring {
  readonly #loudness: Loudness;
  readonly #energies: WeightedEnergies;
  readonly #truePeak: TruePeak;
  #samplePeak = 0;

  /**
   * @param sampleRate in Hz
   * @param mask which speakers the channels are, as WAVE_FORMAT_EXTENSIBLE says it; 0 for what is usual
   */
  constructor(sampleRate: number, channels: number, mask = 0) {
    this.#loudness = new Loudness(sampleRate);
    this.#energies = new WeightedEnergies(sampleRate, channelWeights(channels, mask), (energy) => this.#loudness.add(energy));
    this.#truePeak = new TruePeak(sampleRate, channels);
  }

  hear(piece: readonly Float32Array[]): void {
    this.#energies.hear(piece);
    this.#truePeak.hear(piece);
    this.#samplePeak = Math.max(this.#samplePeak, samplePeak(piece));
  }

  /** Of all that was heard. Nothing may be heard afterwards. */
  finish(): Figures {
    const { integratedLufs, momentaryMaxLufs, shortTermMaxLufs, loudnessRangeLu } = this.#loudness.read();
    return {
      integratedLufs,
      momentaryMaxLufs: finite(momentaryMaxLufs),
      shortTermMaxLufs: finite(shortTermMaxLufs),
      loudnessRangeLu,
      truePeakDbtp: dbfs(this.#truePeak.finish()),
      samplePeakDbfs: dbfs(this.#samplePeak),
    };
  }
}

/** JSON has no minus infinity. */
const finite = (value: number | null) => (value === Number.NEGATIVE_INFINITY ? null : value);

/** Of a whole signal at once. @param sampleRate in Hz */
export function figuresOf(channels: readonly Float32Array[], sampleRate: number): Figures {
  const measuring = new Measuring(sampleRate, channels.length);
  measuring.hear(channels);
  return measuring.finish();
}
