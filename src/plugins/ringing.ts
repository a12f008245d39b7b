/** Two poles at one place swing out as n r^n does: this many times 1 / -ln r, and they are 90 dB down. */
const SWINGS = 13.5;

/** Frames for which two Butterworth filters of the second order at `hz` ring on, after the bilinear transform: their poles lie r from the middle. */
export function ringingFrames(hz: number, sampleRate: number): number {
  const g = Math.tan((Math.PI * Math.min(hz, 0.499 * sampleRate)) / sampleRate);
  const [part, whole] = [Math.SQRT2 * g, 1 + g * g];
  return SWINGS / Math.abs(0.5 * Math.log((whole - part) / (whole + part)));
}
