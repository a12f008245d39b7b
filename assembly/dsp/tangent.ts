/** The tangent of angles from 0 to 1.2, where filters are tuned: a ratio of two polynomials (its continued fraction), within 1e-5 of it. */
@inline
export function tangent(x: v128): v128 {
  const x2 = f32x4.mul(x, x);
  const over = f32x4.add(f32x4.mul(f32x4.sub(x2, f32x4.splat(105.0)), x2), f32x4.splat(945.0));
  const under = f32x4.add(f32x4.mul(f32x4.sub(f32x4.mul(x2, f32x4.splat(15.0)), f32x4.splat(420.0)), x2), f32x4.splat(945.0));
  return f32x4.div(f32x4.mul(x, over), under);
}
