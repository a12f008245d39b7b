/** Filters that may be swept at every sample. */
import { SAMPLE_RATE } from "../tempo.ts";

/**
 * Second-order state-variable filter, trapezoidal: Zavalishin, "The Art of VA Filter Design", chapter 4.
 * `run` first, then read the outputs.
 */
export class StateVariable {
  low = 0;
  band = 0;
  high = 0;
  private first = 0;
  private second = 0;
  private g = 0;
  private damping = 1;
  private scale = 0;

  constructor(frequencyHz: number, q: number) {
    this.tune(frequencyHz, q);
  }

  tune(frequencyHz: number, q: number): void {
    this.g = Math.tan((Math.PI * Math.min(frequencyHz, SAMPLE_RATE * 0.45)) / SAMPLE_RATE);
    this.damping = 1 / q;
    this.scale = 1 / (1 + this.g * (this.g + this.damping));
  }

  run(input: number): void {
    this.high = (input - (this.damping + this.g) * this.first - this.second) * this.scale;
    this.band = this.g * this.high + this.first;
    this.low = this.g * this.band + this.second;
    this.first = this.g * this.high + this.band;
    this.second = this.g * this.band + this.low;
  }

  /** Band pass whose peak is at unity whatever the Q. */
  bandPass(input: number): number {
    this.run(input);
    return this.band * this.damping;
  }
}

/** One pole, 6 dB per octave. */
export class OnePole {
  low = 0;
  private readonly share: number;

  constructor(frequencyHz: number) {
    this.share = 1 - Math.exp((-2 * Math.PI * frequencyHz) / SAMPLE_RATE);
  }

  lowPass(input: number): number {
    this.low += this.share * (input - this.low);
    return this.low;
  }

  highPass(input: number): number {
    return input - this.lowPass(input);
  }
}
