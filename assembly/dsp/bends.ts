/** Curves of saturation for a bank, each with a slope of 1 at nothing. */

/** tanh(x) as x P(x^2) / Q(x^2), both of degree 4, fitted to a relative error of 2e-8 up to 9; beyond that it is 1. In float32 off by 4e-7. */
const tops = memory.data<f32>([0.99999998, 0.133810435, 0.00349560849, 2.06093887e-5, 1.33550359e-8]);
const unders = memory.data<f32>([1.0, 0.467143591, 0.0258770617, 0.000328566685, 7.77672198e-7]);
const bounds = memory.data<f32>([9.0, -9.0, 1.0, -1.0]);
/** How far a tube's curve is moved to one side, and its slope there. */
const bias = memory.data<f32>([0.35, 0.88685149]);

@inline
export function tanh(x: v128): v128 {
  const held = f32x4.pmax(v128.load32_splat(bounds, 4), f32x4.pmin(v128.load32_splat(bounds), x));
  const u = f32x4.mul(held, held);
  const uu = f32x4.mul(u, u);
  const top = polynomial(tops, u, uu);
  const under = polynomial(unders, u, uu);
  const y = f32x4.div(f32x4.mul(held, top), under);
  return f32x4.pmax(v128.load32_splat(bounds, 12), f32x4.pmin(v128.load32_splat(bounds, 8), y));
}

@inline
function polynomial(c: usize, u: v128, uu: v128): v128 {
  const low = f32x4.add(v128.load32_splat(c), f32x4.mul(u, v128.load32_splat(c, 4)));
  const mid = f32x4.add(v128.load32_splat(c, 8), f32x4.mul(u, v128.load32_splat(c, 12)));
  return f32x4.add(low, f32x4.mul(uu, f32x4.add(mid, f32x4.mul(uu, v128.load32_splat(c, 16)))));
}

/** x / sqrt(1 + x^2): bends sooner, and comes to its end more slowly. */
@inline
export function soft(x: v128): v128 {
  return f32x4.div(x, f32x4.sqrt(f32x4.add(f32x4.splat(1.0), f32x4.mul(x, x))));
}

/** What becomes of nothing in {@link tube} before it is taken away. */
@inline
export function tubeAtRest(): v128 {
  return tanh(v128.load32_splat(bias));
}

/** (tanh(x + 0.35) - tanh(0.35)) over its slope: one side bends before the other, so there are even harmonics. Nothing stays nothing, to the bit. */
@inline
export function tube(x: v128, atRest: v128): v128 {
  const moved = f32x4.sub(tanh(f32x4.add(x, v128.load32_splat(bias))), atRest);
  return f32x4.div(moved, v128.load32_splat(bias, 4));
}
