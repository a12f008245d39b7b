import { readJson } from "./reference.ts";

/** Signals of EBU Tech 3341 and 3342, made from their tables; programmes 7 and 8 are recordings of the EBU's and not here. */

/** How long, and at which level in dBFS; `null` is silence. */
export type Segment = readonly [seconds: number, levelDb: number | null];

export interface EbuCase {
  readonly case: number;
  readonly segments?: readonly Segment[];
  readonly repeat?: number;
  readonly tone?: { readonly fsDivisor: number; readonly amplitude: number; readonly phaseDeg: number };
  readonly burst?: { readonly offset: number };
  readonly expect: { readonly [figure: string]: number };
}

export const tech3341 = readJson<{ cases: EbuCase[]; truePeakTolerance: { above: number; below: number } }>("ebu-3341.json");
export const tech3342 = readJson<{ cases: { case: number; levels?: number[]; LRA: number }[] }>("ebu-3342.json");

const gain = (db: number | null) => (db === null ? 0 : 10 ** (db / 20));

/** One oscillator runs through; only its level steps. In both channels alike. */
export function tones(sampleRate: number, segments: readonly Segment[], hz = 1000): Float32Array[] {
  const counts = segments.map(([seconds]) => Math.round(seconds * sampleRate));
  const signal = new Float32Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const [i, [, level]] of segments.entries())
    for (const end = at + counts[i]!; at < end; at++) signal[at] = gain(level) * Math.sin(((2 * Math.PI * hz) / sampleRate) * at);
  return [signal, signal];
}

export const repeated = (segments: readonly Segment[], times: number) => Array.from({ length: times }, () => segments).flat();

/** Cases 10 and 13: the tone begins at twenty places. */
export function shifted(sampleRate: number, shiftSeconds: number, toneSeconds: number): Float32Array[][] {
  return Array.from({ length: 20 }, (_, i) =>
    tones(sampleRate, [
      [i * shiftSeconds, null],
      [toneSeconds, -23],
      [1, null],
    ]),
  );
}

/** Cases 11 and 14: twenty parts of equal length, the tone in each beginning later and louder. */
export function rising(shiftSeconds: number, toneSeconds: number): readonly Segment[] {
  return Array.from({ length: 20 }, (_, i): Segment[] => [
    [i * shiftSeconds, null],
    [toneSeconds, -38 + i],
    [toneSeconds - i * shiftSeconds, null],
  ]).flat();
}

/** Case 6: a level for each of L, R, C, Ls and Rs. */
export function surround(sampleRate: number, levels: readonly number[], seconds: number): Float32Array[] {
  return levels.map((level) => tones(sampleRate, [[seconds, level]])[0]!);
}

/** 10 ms in and out. */
function faded(signal: Float64Array, sampleRate: number): Float64Array {
  const frames = Math.round(0.01 * sampleRate);
  return signal.map((x, i) => x * Math.min(1, i / frames, (signal.length - 1 - i) / frames));
}

const both = (signal: ArrayLike<number>) => {
  const channel = Float32Array.from(signal);
  return [channel, channel];
};

/** Cases 15 to 19: half a second whose samples lie beside its crests. */
export function betweenSamples(sampleRate: number, { fsDivisor, amplitude, phaseDeg }: NonNullable<EbuCase["tone"]>) {
  const phase = (phaseDeg * Math.PI) / 180;
  const sine = Float64Array.from(
    { length: sampleRate / 2 },
    (_, k) => amplitude * Math.sin((2 * Math.PI * k) / fsDivisor + phase),
  );
  return both(faded(sine, sampleRate));
}

const DENSE = 4;
let dense: Float64Array | null = null;

/** Cases 20 to 23: one louder, faster period in a sine, made at four times the rate; of that every fourth value, from the `offset`th on. */
export function burst(sampleRate: number, offset: number): Float32Array[] {
  dense ??= lowPassed(faded(denseBurst(sampleRate), DENSE * sampleRate));
  return both(dense.filter((_, i) => i % DENSE === offset));
}

function denseBurst(sampleRate: number): Float64Array {
  const [slow, fast] = [6 * DENSE, 4 * DENSE];
  const frames = (sampleRate / 2) * DENSE;
  const at = Math.floor(frames / 2 / slow) * slow;
  const turn = (frame: number, period: number) => Math.sin((2 * Math.PI * frame) / period);
  return Float64Array.from({ length: frames }, (_, k) => {
    if (k < at) return 0.5 * turn(k, slow);
    return k < at + fast ? turn(k - at, fast) : 0.5 * turn(k - at - fast, slow);
  });
}

/** Half the rate of the result is left out: linear phase, 1023 taps, Kaiser. */
function lowPassed(signal: Float64Array): Float64Array {
  const [taps, beta, cut] = [1023, 12, 0.47 / DENSE];
  const bessel = (x: number) => {
    let [sum, term] = [1, 1];
    for (let k = 1; term > 1e-18 * sum; k++) sum += term *= (x / (2 * k)) ** 2;
    return sum;
  };
  const half = (taps - 1) / 2;
  const raw = Float64Array.from({ length: taps }, (_, i) => {
    const t = i - half;
    const sinc = t === 0 ? 2 * cut : Math.sin(2 * Math.PI * cut * t) / (Math.PI * t);
    return sinc * bessel(beta * Math.sqrt(1 - (t / half) ** 2));
  });
  const sum = raw.reduce((total, tap) => total + tap, 0);
  return signal.map((_, at) => {
    let value = 0;
    for (let i = Math.max(0, at + half - signal.length + 1); i < Math.min(taps, at + half + 1); i++)
      value += raw[i]! * signal[at + half - i]!;
    return value / sum;
  });
}
