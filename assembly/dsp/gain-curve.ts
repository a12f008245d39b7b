import { log2 } from "./decibels";

/** A compressor's static curve, in powers of two: levels in, wanted reductions (never negative) out. */

/** -200 dBFS: what silence counts as. */
const FLOOR: f32 = 1e-10;

@inline
export function levelOf(size: v128): v128 {
  return log2(f32x4.pmax(size, f32x4.splat(FLOOR)));
}

/** `from` is where the knee begins, `curve` half of one over its width (0 for none), `slope` 1 - 1 / ratio. */
@inline
export function wantedReduction(level: v128, from: v128, knee: v128, curve: v128, slope: v128): v128 {
  const over = f32x4.pmax(f32x4.sub(level, from), f32x4.splat(0.0));
  const inside = f32x4.pmin(over, knee);
  return f32x4.mul(slope, f32x4.add(f32x4.mul(f32x4.mul(inside, inside), curve), f32x4.sub(over, inside)));
}
