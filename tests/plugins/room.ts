import { renderOffline } from "../../src/offline/render.ts";
import { loadSession } from "../../src/session/load.ts";
import { session, track } from "../desk/documents.ts";
import { engine } from "../desk/engine.ts";
import type { Sides } from "../desk/measure.ts";
import type { Params } from "./through.ts";

/** What rooms are measured by, in double precision. */

/** What a room answers to an impulse of 1 on one side, or on both. */
export async function answer(
  params: Params,
  frames: number,
  from: "left" | "right" | "both",
  sampleRate = 48000,
): Promise<Sides> {
  const [click, silence] = [new Float32Array(frames), new Float32Array(frames)];
  click[0] = 1;
  const channels = [from === "right" ? silence : click, from === "left" ? silence : click];
  const inserts = [{ id: "it", plugin: "reverb", params: { mix: 1, preDelayMs: 0, ...params } }];
  const desk = { ...session([track("a", { channels: 2, inserts })], { lengthFrames: frames }), sampleRate };
  return renderOffline(loadSession(desk), { engine, audio: () => ({ sampleRate, channels }) });
}

/** Fourier transform in place, of a power of two. @param sign -1 forwards, 1 backwards; neither divides */
export function transform(re: Float64Array, im: Float64Array, sign: -1 | 1): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j]!, re[i]!];
      [im[i], im[j]] = [im[j]!, im[i]!];
    }
  }
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    const [cos, sin] = [new Float64Array(half), new Float64Array(half)];
    for (let k = 0; k < half; k++) {
      cos[k] = Math.cos((Math.PI * k) / half);
      sin[k] = sign * Math.sin((Math.PI * k) / half);
    }
    for (let from = 0; from < n; from += size)
      for (let k = 0; k < half; k++) {
        const [p, q] = [from + k, from + k + half];
        const re2 = re[q]! * cos[k]! - im[q]! * sin[k]!;
        const im2 = re[q]! * sin[k]! + im[q]! * cos[k]!;
        re[q] = re[p]! - re2;
        im[q] = im[p]! - im2;
        re[p]! += re2;
        im[p]! += im2;
      }
  }
}

/** Octave bands, whose edges are raised cosines a sixth of an octave wide. */
export function inOctave(hz: number, centreHz: number): number {
  const away = Math.abs(Math.log2(hz / centreHz));
  return away < 5 / 12 ? 1 : away > 7 / 12 ? 0 : 0.5 - 0.5 * Math.sin(6 * Math.PI * (away - 0.5));
}

/** Energies of both sides together, frame by frame, in octaves round these frequencies. */
export function octaves({ left, right }: Sides, centresHz: readonly number[], sampleRate: number): Float64Array[] {
  const size = 2 ** Math.ceil(Math.log2(left.length + 4096));
  const [re, im] = [new Float64Array(size), new Float64Array(size)];
  re.set(left);
  im.set(right);
  transform(re, im, -1);
  return centresHz.map((centre) => {
    const [bandRe, bandIm] = [new Float64Array(size), new Float64Array(size)];
    for (let k = 1; k < size / 2; k++) {
      const gain = inOctave((k * sampleRate) / size, centre);
      for (const bin of gain > 0 ? [k, size - k] : []) {
        bandRe[bin] = (gain * re[bin]!) / size;
        bandIm[bin] = (gain * im[bin]!) / size;
      }
    }
    transform(bandRe, bandIm, 1);
    return Float64Array.from({ length: left.length }, (_, i) => bandRe[i]! ** 2 + bandIm[i]! ** 2);
  });
}

/**
 * How long an energy takes to fall by 60 dB: Schroeder's backward integration ("New Method of Measuring Reverberation Time", JASA 37, 1965), and the line
 * of least squares through it between two levels below its beginning, as in ISO 3382-1.
 */
export function fallSeconds(energy: ArrayLike<number>, sampleRate: number, fromDb = -5, toDb = -65): number {
  const left = new Float64Array(energy.length);
  for (let i = energy.length - 1, sum = 0; i >= 0; i--) {
    sum += energy[i]!;
    left[i] = sum;
  }
  let [n, t, db, tt, tdb] = [0, 0, 0, 0, 0];
  for (let i = 0; i < left.length; i++) {
    const level = 10 * Math.log10(left[i]! / left[0]!);
    if (level > fromDb) continue;
    if (!(level > toDb)) break;
    [n, t, db, tt, tdb] = [n + 1, t + i, db + level, tt + i * i, tdb + i * level];
  }
  return -60 / ((n * tdb - t * db) / (n * tt - t * t)) / sampleRate;
}

/** Power spectrum of a piece, Hann-windowed, up to half the sample rate. */
export function spectrum(signal: ArrayLike<number>): Float64Array {
  const re = Float64Array.from(signal, (x, i) => x * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / signal.length)));
  const im = new Float64Array(re.length);
  transform(re, im, -1);
  return Float64Array.from({ length: re.length / 2 }, (_, k) => re[k]! ** 2 + im[k]! ** 2);
}

/**
 * How dense echoes are, from 0 to 1 where they are as noise is: how many samples are further from zero than their standard deviation, over how many of Gaussian
 * noise would be, in 20 ms round a frame (J. S. Abel and P. Huang, "A Simple, Robust Measure of Reverberation Echo Density", AES 121st Convention, 2006).
 */
export function echoDensity(signal: Float32Array, frame: number, frames = 960): number {
  const piece = signal.subarray(frame - frames / 2, frame + frames / 2);
  const weights = Float64Array.from(piece, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / frames));
  const total = weights.reduce((sum, w) => sum + w);
  const deviation = Math.sqrt(piece.reduce((sum, x, i) => sum + weights[i]! * x * x, 0) / total);
  const outside = piece.reduce((sum, x, i) => (Math.abs(x) > deviation ? sum + weights[i]! : sum), 0);
  return outside / total / 0.3173105;
}
