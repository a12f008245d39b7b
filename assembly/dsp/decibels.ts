/**
 * Logarithms of four lanes, in powers of two: 1 is 6.02 dB. The polynomials' coefficients (minimax fits) stand in memory: a constant in a
 * vector register is built anew at every use, a load is not.
 */

/** Decibels per power of two, and back. */
export const DB_PER_OCTAVE: f64 = 6.020599913279624;

/** Bits of sqrt(1/2): mantissas are taken from there to sqrt(2), where the polynomial is best. */
const SQRT_HALF = memory.data<u32>([0x3f3504f3], 16);
const ONE = memory.data<f32>([1.0], 4);

/** log2(1 + f) / f, lowest power first. */
const LOG = memory.data<f32>(
  [1.442699670791626, -0.7213758826255798, 0.48046499490737915, -0.35896167159080505, 0.297262966632843, -0.27269962430000305,
    0.17063531279563904],
  4,
);

/** c x + d of two neighbours among the coefficients. */
@inline
function pair(at: usize, x: v128): v128 {
  return f32x4.add(f32x4.mul(v128.load32_splat(at, 4), x), v128.load32_splat(at));
}

/** The power of two next below or above a float that is not negative, as an integer: what is left is between sqrt(1/2) and sqrt(2). Of 0 it is -127. */
@inline
export function exponentOf(x: v128): v128 {
  return i32x4.shr_s(i32x4.sub(x, v128.load32_splat(SQRT_HALF)), 23);
}

/** What a float is more than that power of two, as a share of it. */
@inline
export function excessOf(x: v128, exponent: v128): v128 {
  return f32x4.sub(i32x4.sub(x, i32x4.shl(exponent, 23)), v128.load32_splat(ONE));
}

/** log2 of a float, of which these two are known. */
@inline
export function log2Of(exponent: v128, f: v128): v128 {
  const f2 = f32x4.mul(f, f);
  const low = f32x4.add(f32x4.mul(pair(LOG + 8, f), f2), pair(LOG, f));
  const high = f32x4.add(f32x4.mul(v128.load32_splat(LOG, 24), f2), pair(LOG + 16, f));
  const p = f32x4.add(f32x4.mul(high, f32x4.mul(f2, f2)), low);
  return f32x4.add(f32x4.convert_i32x4_s(exponent), f32x4.mul(p, f));
}

/**
 * log2 of four floats that are not negative; of 0 it is -127. The error is at most 3.5e-7 plus half a unit in the last place of the result.
 * Neighbouring terms are added first (Estrin's scheme): less waits for each other than in Horner's.
 */
@inline
export function log2(x: v128): v128 {
  const exponent = exponentOf(x);
  return log2Of(exponent, excessOf(x, exponent));
}

/** (2^r - 1) / r, highest power first. */
const EXP = memory.data<f32>(
  [0.0013264736626297235, 0.009671516716480255, 0.05550733581185341, 0.24022242426872253, 0.6931470036506653],
  4,
);
/** 1.5 x 2^23 + 127: added to a small number it leaves, in the last bits, the whole one nearest to it, plus a float's bias. */
const ROUND = memory.data<f32>([12583039.0], 4);

/** 2 to the power of four floats from -126 to 127. Relative error at most 2e-7. */
@inline
export function exp2(x: v128): v128 {
  const round = v128.load32_splat(ROUND);
  const whole = f32x4.add(x, round);
  const r = f32x4.sub(x, f32x4.sub(whole, round));
  let p = v128.load32_splat(EXP);
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(EXP, 4));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(EXP, 8));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(EXP, 12));
  p = f32x4.add(f32x4.mul(p, r), v128.load32_splat(EXP, 16));
  return f32x4.mul(f32x4.add(f32x4.mul(p, r), v128.load32_splat(ONE)), i32x4.shl(whole, 23));
}
