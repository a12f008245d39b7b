import { SEED, Xorshift32 } from "./chance.ts";

/** In Hz. */
export const SAMPLE_RATE = 48000;
/** Every clip loops; so many frames are 375 quanta of 128. */
export const CLIP_FRAMES = 48000;
/** A burst of noise that falls in a straight line, again and again; each track begins at another place of it. */
const BURST_FRAMES = 12000;
const FALL_FRAMES = 13000;
const OFFSET_FRAMES = 1777;
const SCALE = 0.5 / (8388608 * FALL_FRAMES);

/** One channel of a track's clip. Every product but the last is exact in float64, so every language gets the same bits. */
export function clipChannel(track: number, channel: 0 | 1): Float32Array<ArrayBuffer> {
  const chance = new Xorshift32(SEED ^ Math.imul(2 * track + channel + 1, 0x9e3779b9), 16);
  const samples = new Float32Array(CLIP_FRAMES);
  for (let n = 0; n < CLIP_FRAMES; n++) {
    const into = (n + OFFSET_FRAMES * track) % BURST_FRAMES;
    samples[n] = (chance.next() >> 8) * (FALL_FRAMES - into) * SCALE;
  }
  return samples;
}

export type StereoClip = readonly [left: Float32Array<ArrayBuffer>, right: Float32Array<ArrayBuffer>];

export function clip(track: number): StereoClip {
  return [clipChannel(track, 0), clipChannel(track, 1)];
}

/** The clips of the first tracks, each made once however many contestants play it. */
const made: StereoClip[] = [];
export function clips(count: number): readonly StereoClip[] {
  while (made.length < count) made.push(clip(made.length));
  return made.slice(0, count);
}
