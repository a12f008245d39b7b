/**
 * K-weighting of two channels side by side (ITU-R BS.1770, Annex 1): two second-order sections, in float64 because the poles of the second
 * lie so close to 1 that float32 would be heard in the sum. The coefficients are the caller's.
 */
@unmanaged
export class KWeighting {
  private b0: f64;
  private b1: f64;
  private b2: f64;
  private a1: f64;
  private a2: f64;
  private c0: f64;
  private c1: f64;
  private c2: f64;
  private d1: f64;
  private d2: f64;
  private first1: v128;
  private first2: v128;
  private second1: v128;
  private second2: v128;
  /** Sum of squares, left and right. */
  private sum: v128;

  /** Adds the squares of `frames` weighted frames, which lie `stride` bytes apart, to the sum. Any cut in time gives the same bits. */
  add(left: usize, right: usize, stride: usize, frames: i32): void {
    const b0 = f64x2.splat(this.b0);
    const b1 = f64x2.splat(this.b1);
    const b2 = f64x2.splat(this.b2);
    const a1 = f64x2.splat(this.a1);
    const a2 = f64x2.splat(this.a2);
    const c0 = f64x2.splat(this.c0);
    const c1 = f64x2.splat(this.c1);
    const c2 = f64x2.splat(this.c2);
    const d1 = f64x2.splat(this.d1);
    const d2 = f64x2.splat(this.d2);
    let first1 = this.first1;
    let first2 = this.first2;
    let second1 = this.second1;
    let second2 = this.second2;
    let sum = this.sum;
    for (; frames > 0; frames--, left += stride, right += stride) {
      const x = f64x2.promote_low_f32x4(v128.load32_lane(right, v128.load32_zero(left), 1));
      const y = f64x2.add(f64x2.mul(b0, x), first1);
      first1 = f64x2.add(f64x2.sub(f64x2.mul(b1, x), f64x2.mul(a1, y)), first2);
      first2 = f64x2.sub(f64x2.mul(b2, x), f64x2.mul(a2, y));
      const z = f64x2.add(f64x2.mul(c0, y), second1);
      second1 = f64x2.add(f64x2.sub(f64x2.mul(c1, y), f64x2.mul(d1, z)), second2);
      second2 = f64x2.sub(f64x2.mul(c2, y), f64x2.mul(d2, z));
      sum = f64x2.add(sum, f64x2.mul(z, z));
    }
    this.first1 = first1;
    this.first2 = first2;
    this.second1 = second1;
    this.second2 = second2;
    this.sum = sum;
  }

  /** The sum of both channels since it was last asked for. What was not a number, or beyond all sound, counts as silence and is forgotten. */
  takeSum(): f32 {
    const sum = f64x2.extract_lane(this.sum, 0) + f64x2.extract_lane(this.sum, 1);
    this.sum = f64x2.splat(0.0);
    if (sum < BEYOND) return sum < REST ? 0.0 : <f32>sum;
    this.forget();
    return 0.0;
  }

  /** Whether silence in would be silence out. */
  get isAtRest(): bool {
    return !v128.any_true(v128.or(v128.or(this.first1, this.first2), v128.or(this.second1, this.second2)));
  }

  /** Lays what has decayed to rest. */
  rest(): void {
    this.first1 = kept(this.first1);
    this.first2 = kept(this.first2);
    this.second1 = kept(this.second1);
    this.second2 = kept(this.second2);
  }

  private forget(): void {
    this.first1 = f64x2.splat(0.0);
    this.first2 = f64x2.splat(0.0);
    this.second1 = f64x2.splat(0.0);
    this.second2 = f64x2.splat(0.0);
  }
}

/** A state, or a sum of squares, that is smaller is none: 150 dB below what the loudness gate lets pass. */
const REST: f64 = 1e-15;
/** Sums of squares above this are no sound, and would spoil an integrated loudness for ever. */
const BEYOND: f64 = 1e30;

@inline
function kept(x: v128): v128 {
  return v128.and(x, f64x2.ge(f64x2.abs(x), f64x2.splat(REST)));
}
