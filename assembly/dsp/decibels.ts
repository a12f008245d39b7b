/** Logarithms of four lanes, in powers of two: 1 is 6.02 dB. */

/** Bits of sqrt(1/2): mantissas are taken from there to sqrt(2), where the polynomial is best. */
const SQRT_HALF: i32 = 0x3f3504f3;

/** Decibels per power of two, and back. */
export const DB_PER_OCTAVE: f64 = 6.020599913279624;

/**
 * log2 of four positive normal floats. The error is at most 6e-8 plus half a unit in the last place of the result
 * (a polynomial of degree 9 fitted at Chebyshev nodes to log2(1 + f) / f).
 */
@inline
export function log2(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, i32x4.splat(SQRT_HALF)), 23);
  const f = f32x4.sub(i32x4.sub(x, i32x4.shl(exponent, 23)), f32x4.splat(1.0));
  let p = f32x4.splat(0.126148466);
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.207421035));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.215669859));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.23892034));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.287918324));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.360704828));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(0.48091061));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(-0.721347333));
  p = f32x4.add(f32x4.mul(p, f), f32x4.splat(1.442695));
  return f32x4.add(f32x4.convert_i32x4_s(exponent), f32x4.mul(p, f));
}

/** 2 to the power of four floats, held within the range of normal floats. Relative error at most 1e-7 (degree 6, fitted likewise). */
@inline
export function exp2(x: v128): v128 {
  const held = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-126.0)), f32x4.splat(126.0));
  const whole = f32x4.nearest(held);
  const r = f32x4.sub(held, whole);
  let p = f32x4.splat(0.000154614475);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.00133908674));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.00961805667));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.055503571));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.240226509));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.693147188));
  const scale = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23);
  return f32x4.mul(f32x4.add(f32x4.mul(p, r), f32x4.splat(1.0)), scale);
}
