/** The largest sample, as a linear level. */
export function samplePeak(channels: readonly Float32Array[]): number {
  let peak = 0;
  for (const samples of channels) for (const sample of samples) if (Math.abs(sample) > peak) peak = Math.abs(sample);
  return peak;
}

/** A linear level in dBFS, `null` for silence: JSON has no minus infinity. */
export function dbfs(level: number): number | null {
  return level === 0 ? null : 20 * Math.log10(level);
}
