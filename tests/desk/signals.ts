/** Sounds for tests: the same call always gives the same samples. */

/** xorshift32 with the shifts 13, 17, 5 (Marsaglia, "Xorshift RNGs", 2003): the top 24 bits of each state, -1 to 1, exact in float32. */
export function xorshift(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 8) * 2 ** -23 - 1) as number;
  };
}

/** White noise up to `level`, full of bits. */
export function noise(frames: number, seed: number, level = 0.5): Float32Array<ArrayBuffer> {
  const next = xorshift(seed);
  return Float32Array.from({ length: frames }, () => next() * level);
}

export const SAMPLE_RATE = 48000;

/** A sine of `level` at its peak, `degrees` into its turn at frame 0. */
export function sine(frames: number, hz: number, level = 1, degrees = 30): Float32Array<ArrayBuffer> {
  const phase = (degrees * Math.PI) / 180;
  return Float32Array.from({ length: frames }, (_, k) => level * Math.sin((2 * Math.PI * hz * k) / SAMPLE_RATE + phase));
}

export function impulse(frames: number, at = 0, size = 1): Float32Array<ArrayBuffer> {
  const signal = new Float32Array(frames);
  signal[at] = size;
  return signal;
}

export function constant(frames: number, value: number): Float32Array<ArrayBuffer> {
  return new Float32Array(frames).fill(value);
}

/** Silence, then the signal. */
export function delayed(signal: Float32Array, frames: number): Float32Array<ArrayBuffer> {
  const late = new Float32Array(signal.length + frames);
  late.set(signal, frames);
  return late;
}

/** Whole numbers from `least` to `most`, each call another. */
export function choices(seed: number): (least: number, most: number) => number {
  const next = xorshift(seed);
  return (least, most) => least + Math.floor(((next() + 1) / 2) * (most - least + 1));
}
