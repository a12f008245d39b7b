/** ITU-R BS.1770-5, Annex 1: a K-weighted mean square of 1 (summed over the channels) is so many LKFS below or above 0. */
const OFFSET = -0.691;

/** LUFS of a K-weighted mean square; -Infinity for none. */
export function lufsOfPower(power: number): number {
  return OFFSET + 10 * Math.log10(power);
}

export function powerOfLufs(lufs: number): number {
  return 10 ** ((lufs - OFFSET) / 10);
}

/** The ratio of two powers so many loudness units apart. */
export function powerRatioOfLu(lu: number): number {
  return 10 ** (lu / 10);
}
