/** At or below this level there is silence: a gain of exactly 0. */
export const SILENCE_DB = -144;

/** Level in dB to linear gain: exactly 1 at 0 dB, exactly 0 at {@link SILENCE_DB} or below. */
export function gainOfDb(levelDb: number): number {
  if (levelDb <= SILENCE_DB) return 0;
  return levelDb === 0 ? 1 : 10 ** (levelDb / 20);
}

/** Linear gain to level in dB; 0 gives -Infinity. */
export function dbOfGain(gain: number): number {
  return 20 * Math.log10(Math.abs(gain));
}
