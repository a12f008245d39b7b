/** Rounds to whole steps of a converter; what it adds to the sample first decides how the rounding sounds. */
export type Rounding = (steps: number) => number;

/** To the nearest step: the error follows the signal and is heard as distortion at low levels. */
export const plainRounding: Rounding = Math.round;

const SEED = 0x9e3779b9;

/**
 * To the nearest step after triangular noise of +-1 step, so that the error is noise of half a step RMS whatever the signal
 * (Lipshitz, Wannamaker and Vanderkooy, "Quantization and Dither", JAES 40(5), 1992). The noise starts from `seed`: the same
 * samples always give the same file. Its source is xorshift32 with the shifts 13, 17, 5 (Marsaglia, 2003).
 */
export function triangularDither(seed = SEED): Rounding {
  let state = seed >>> 0 || SEED;
  const uniform = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  return (steps) => Math.round(steps + uniform() - uniform());
}
