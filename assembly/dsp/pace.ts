/** 1 - exp(-1 / (time x rate)): how much of the way a one-pole goes in one sample. */
export function share(timeMs: f64, sampleRate: f64): f32 {
  return timeMs <= 0.0 ? 1.0 : <f32>-Math.expm1(-1.0 / (timeMs * 0.001 * sampleRate));
}
