/**
 * Oscillators without audible aliasing. The step of a saw or pulse is rounded off over two samples by a polynomial:
 * Valimaki and Huovilainen, "Antialiasing Oscillators in Subtractive Synthesis" (2007).
 */
import { SAMPLE_RATE } from "../tempo.ts";

/** What to add to a unit step down at phase 0 so that it is band-limited; `increment` is the phase's step per sample. */
function stepCorrection(phase: number, increment: number): number {
  if (phase < increment) {
    const t = phase / increment - 1;
    return -t * t;
  }
  if (phase > 1 - increment) {
    const t = (phase - 1) / increment + 1;
    return t * t;
  }
  return 0;
}

/** A rising saw, -1 to 1. */
export class Saw {
  private phase: number;

  constructor(phase: number) {
    this.phase = phase - Math.floor(phase);
  }

  next(frequencyHz: number): number {
    const increment = frequencyHz / SAMPLE_RATE;
    this.phase += increment;
    if (this.phase >= 1) this.phase -= 1;
    return 2 * this.phase - 1 - stepCorrection(this.phase, increment);
  }
}

/** A pulse 2 high: the difference of two saws, so its mean is 0 whatever its width. */
export class Pulse {
  private readonly rising: Saw;
  private readonly falling: Saw;

  /** @param width of the high part, 0 to 1 */
  constructor(phase: number, width: number) {
    this.rising = new Saw(phase);
    this.falling = new Saw(phase + width);
  }

  next(frequencyHz: number): number {
    return this.falling.next(frequencyHz) - this.rising.next(frequencyHz);
  }
}
