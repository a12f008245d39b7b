/** A high cut and a low cut of 6 dB an octave: one-poles, out of the way at the ends of their ranges. Fields: what the high cut and the low cut's own one-pole have come to. */
export const FIELDS: i32 = 2;
const LOWEST_HZ: f32 = 20.0;
const HIGHEST_HZ: f32 = 20000.0;

/** How far the high cut goes in a frame; the low cut's one-pole. */
export function dulls(hz: f32, sampleRate: f64): f32 {
  return hz >= HIGHEST_HZ ? 1.0 : share(hz, sampleRate);
}
export function thins(hz: f32, sampleRate: f64): f32 {
  return hz <= LOWEST_HZ ? 0.0 : share(hz, sampleRate);
}

function share(hz: f32, sampleRate: f64): f32 {
  return <f32>-Math.expm1((-2.0 * Math.PI * <f64>hz) / sampleRate);
}

/** Without its treble, then without its bass. */
@inline
export function cut(states: usize, x: v128, dull: v128, thin: v128): v128 {
  const high = v128.load(states);
  const low = v128.load(states, 16);
  const soft = f32x4.add(high, f32x4.mul(dull, f32x4.sub(x, high)));
  const bass = f32x4.add(low, f32x4.mul(thin, f32x4.sub(soft, low)));
  v128.store(states, soft);
  v128.store(states, bass, 16);
  return f32x4.sub(soft, bass);
}
