import { noise, xorshift } from "../desk/signals.ts";
import { bass, drums, keys } from "./music.ts";

/** How the sound of a file is made. */
export interface Source {
  readonly type: "constant" | "impulse" | "pink" | "pink2" | "white" | "drums" | "bass" | "keys";
  readonly frames: number;
  readonly seed?: number;
  readonly value?: number;
  readonly at?: number;
  readonly amplitude?: number;
  readonly f0?: number;
  readonly gainDb?: number;
}

export const SAMPLE_RATE = 48000;

/** One signal a channel, rounded to float32 at the very end. */
export function channelsOf(source: Source): Float32Array[] {
  const gain = 10 ** ((source.gainDb ?? 0) / 20);
  return inDoublePrecision(source).map((channel) => Float32Array.from(channel, (x) => x * gain));
}

function inDoublePrecision({ type, frames, seed = 1, value = 0, at = 0, amplitude = 1, f0 = 55 }: Source): ArrayLike<number>[] {
  switch (type) {
    case "constant":
      return [new Float64Array(frames).fill(value)];
    case "impulse":
      return [Float64Array.from({ length: frames }, (_, i) => (i === at ? amplitude : 0))];
    case "white":
      return [noise(frames, seed, 0.25)];
    case "pink":
      return [pink(frames, seed)];
    case "pink2":
      return [pink(frames, seed), pink(frames, seed + 1)];
    case "drums":
      return [drums(frames, seed)];
    case "bass":
      return [bass(frames, f0)];
    case "keys":
      return keys(frames);
  }
}

const POLES = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616] as const;
const GAINS = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898] as const;

/** White noise through six one-pole sections and two direct paths (Kellet's public coefficients). */
function pink(frames: number, seed: number): Float64Array {
  const next = xorshift(seed);
  const state = new Float64Array(POLES.length);
  let before = 0;
  return Float64Array.from({ length: frames }, () => {
    const w = next();
    let y = 0;
    for (let i = 0; i < POLES.length; i++) {
      state[i] = POLES[i]! * state[i]! + GAINS[i]! * w;
      y += state[i]!;
    }
    y = y + before + 0.5362 * w;
    before = 0.115926 * w;
    return y * 0.0625;
  });
}
