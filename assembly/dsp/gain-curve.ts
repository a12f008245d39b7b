import { log2 } from "./decibels";
import { magnitude } from "./magnitude";

/** A compressor's static curve, in powers of two: levels in, wanted reductions (never negative) out. */

/** `from` is where the knee begins, `curve` half of one over its width (0 for none), `slope` 1 - 1 / ratio. */
@inline
export function wantedReduction(level: v128, from: v128, knee: v128, curve: v128, slope: v128): v128 {
  const over = f32x4.pmax(f32x4.sub(level, from), f32x4.splat(0.0));
  const inside = f32x4.pmin(over, knee);
  return f32x4.mul(slope, f32x4.add(f32x4.mul(f32x4.mul(inside, inside), curve), f32x4.sub(over, inside)));
}

/**
 * A quad of wanted reductions into `target`, from the larger of a key's two channels, `other` bytes apart. `fields` are `from`, `knee`, `curve`
 * and `slope`. Returns the peak of each lane.
 */
export function wantLinked(fields: usize, key: usize, other: usize, target: usize, frames: i32): v128 {
  const from = v128.load(fields);
  const knee = v128.load(fields, 16);
  const curve = v128.load(fields, 32);
  const slope = v128.load(fields, 48);
  let peak = v128.splat<i32>(0);
  for (const end = key + (<usize>frames << 4); key < end; key += 16, target += 16) {
    const larger = f32x4.pmax(magnitude(v128.load(key)), magnitude(v128.load(key + other)));
    v128.store(target, wantedReduction(log2(larger), from, knee, curve, slope));
    peak = f32x4.pmax(peak, larger);
  }
  return peak;
}
