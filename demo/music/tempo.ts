/** The grid of the piece: 112.5 beats a minute at 48 kHz, so that a sixteenth is a whole number of frames. */
export const SAMPLE_RATE = 48000;
export const STEP_FRAMES = 6400;
export const STEPS_PER_BAR = 16;
export const BAR_FRAMES = STEP_FRAMES * STEPS_PER_BAR;

/** Where the second sixteenth of a pair falls, as a share of the pair: 0.5 is straight, 0.667 a shuffle. */
const SWING = 0.562;

/**
 * Frame of a place in the piece, swung.
 *
 * @param bar counted from 0
 * @param step sixteenths from the start of the bar; may be a fraction, negative, or beyond the bar
 */
export function frameAt(bar: number, step: number): number {
  const straight = bar * STEPS_PER_BAR + step;
  const pair = Math.floor(straight / 2);
  const into = straight - pair * 2;
  const swung = into < 1 ? into * 2 * SWING : 2 * SWING + (into - 1) * (2 - 2 * SWING);
  return Math.round((pair * 2 + swung) * STEP_FRAMES);
}

export function secondsToFrames(seconds: number): number {
  return Math.round(seconds * SAMPLE_RATE);
}

export function msToFrames(ms: number): number {
  return Math.round((ms / 1000) * SAMPLE_RATE);
}
