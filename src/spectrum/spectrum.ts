import { Fft } from "./fft.ts";
import { type WindowName, windowOf } from "./windows.ts";

/** Windows overlap by three quarters, so that no frame counts less than another. */
const HOPS_PER_WINDOW = 4;

export interface SpectrumOptions {
  /** Frames of a window: a power of two. */
  readonly size: number;
  readonly window: WindowName;
  /** Time constant of the average of powers, in frames; 0 is none: the newest window alone. */
  readonly averagingFrames: number;
}

/**
 * What two channels are made of: powers of their windowed transforms, averaged as an exponential forgets. Levels are those of sines: one of full scale in the
 * middle of a bin is 0 dB there.
 */
export class Spectrum {
  readonly #size: number;
  readonly #window: Float64Array;
  readonly #fft: Fft;
  readonly #kept: number;
  /** The newest frames, which go round. */
  readonly #past: readonly [Float64Array, Float64Array];
  readonly #re: Float64Array;
  readonly #im: Float64Array;
  readonly #powers: readonly [Float64Array, Float64Array];
  #count = 0;
  #isFirst = true;

  constructor({ size, window, averagingFrames }: SpectrumOptions) {
    this.#size = size;
    this.#fft = new Fft(size);
    const shape = windowOf(window, size);
    const sum = shape.reduce((all, x) => all + x, 0);
    this.#window = shape.map((x) => (2 * x) / sum);
    this.#kept = averagingFrames > 0 ? Math.exp(-size / HOPS_PER_WINDOW / averagingFrames) : 0;
    this.#past = [new Float64Array(size), new Float64Array(size)];
    [this.#re, this.#im] = [new Float64Array(size), new Float64Array(size)];
    this.#powers = [new Float64Array(size / 2 + 1), new Float64Array(size / 2 + 1)];
  }

  /** Frames were missed: windows begin anew, the average stays. */
  interrupt(): void {
    this.#count = 0;
  }

  add(left: number, right: number): void {
    const at = this.#count % this.#size;
    this.#past[0][at] = left;
    this.#past[1][at] = right;
    this.#count++;
    if (this.#count >= this.#size && (this.#count * HOPS_PER_WINDOW) % this.#size === 0) this.#look();
  }

  /** Of one channel, by bin: 0 is 0 Hz, the last half the sample rate. */
  levelsDb(side: 0 | 1): Float32Array<ArrayBuffer> {
    return Float32Array.from(this.#powers[side], (power) => 10 * Math.log10(power));
  }

  /** Both channels in one transform, one as its imaginary part: each real one's answer is even about the middle. */
  #look(): void {
    const [re, im, size] = [this.#re, this.#im, this.#size];
    for (let i = 0; i < size; i++) {
      const at = (this.#count + i) % size;
      re[i] = this.#past[0][at]! * this.#window[i]!;
      im[i] = this.#past[1][at]! * this.#window[i]!;
    }
    this.#fft.transform(re, im);
    for (let k = 0; k <= size / 2; k++) {
      const mirror = (size - k) % size;
      const left = ((re[k]! + re[mirror]!) ** 2 + (im[k]! - im[mirror]!) ** 2) / 4;
      const right = ((im[k]! + im[mirror]!) ** 2 + (re[k]! - re[mirror]!) ** 2) / 4;
      // At the ends there is no mirrored half.
      const whole = k === 0 || k === size / 2 ? 0.25 : 1;
      this.#average(0, k, left * whole);
      this.#average(1, k, right * whole);
    }
    this.#isFirst = false;
  }

  #average(side: 0 | 1, bin: number, power: number): void {
    const kept = this.#isFirst ? 0 : this.#kept;
    this.#powers[side][bin] = kept * this.#powers[side][bin]! + (1 - kept) * power;
  }
}
