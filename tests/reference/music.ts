import { xorshift } from "../desk/signals.ts";

const SAMPLE_RATE = 48000;
const { exp, PI, sin, cos } = Math;
const turn = (hz: number, t: number) => sin(2 * PI * hz * t);
const timed = (frames: number, at: (seconds: number, frame: number) => number) =>
  Float64Array.from({ length: Math.trunc(frames) }, (_, k) => at(k / SAMPLE_RATE, k));

/** A kick on beats 1 and 3, a snare on 2 and 4, a hat on every eighth, at 120 beats a minute. */
export function drums(frames: number, seed: number): Float64Array {
  const mix = new Float64Array(frames);
  const next = xorshift(seed);
  const noiseOf = (length: number) => Float64Array.from({ length }, next);
  const put = (seconds: number, sound: Float64Array) => {
    const from = Math.round(seconds * SAMPLE_RATE);
    for (let i = 0; i < Math.min(sound.length, frames - from); i++) mix[from + i]! += sound[i]!;
  };
  const kick = timed(0.35 * SAMPLE_RATE, (t) => 0.8 * exp(-t / 0.08) * sin(2 * PI * (50 * t + 90 * 0.03 * (1 - exp(-t / 0.03)))));
  for (let eighth = 0; eighth * 0.25 < frames / SAMPLE_RATE; eighth++) {
    const at = eighth * 0.25;
    if (eighth % 4 === 0) put(at, kick);
    if (eighth % 4 === 2) {
      const rattle = noiseOf(Math.trunc(0.2 * SAMPLE_RATE));
      put(
        at,
        timed(rattle.length, (t, k) => 0.4 * exp(-t / 0.05) * rattle[k]! + 0.25 * exp(-t / 0.04) * turn(190, t)),
      );
    }
    const hiss = noiseOf(Math.trunc(0.05 * SAMPLE_RATE) + 1);
    put(
      at,
      timed(hiss.length - 1, (t, k) => 0.12 * exp(-t / 0.01) * (hiss[k + 1]! - hiss[k]!) * 0.5),
    );
  }
  return mix;
}

/** A note and two of its overtones. */
export function bass(frames: number, hz: number): Float64Array {
  const level = 10 ** (-14 / 20);
  return timed(frames, (t) => (level * (turn(hz, t) + 0.4 * turn(2 * hz, t) + 0.15 * turn(3 * hz, t))) / 1.3);
}

/** A chord that breathes, a little different on either side. */
export function keys(frames: number): [left: Float64Array, right: Float64Array] {
  const level = 10 ** (-18 / 20);
  const side = (notes: readonly number[], phase: number) =>
    timed(frames, (t) => {
      const chord = notes.reduce((sum, hz, i) => sum + sin(2 * PI * hz * t + phase * i), 0);
      return (level * (0.6 + 0.4 * cos(2 * PI * 0.5 * t)) * chord) / 3;
    });
  return [side([220, 277.18, 329.63], 0.3), side([220.5, 276.9, 330.1], 0.7)];
}
