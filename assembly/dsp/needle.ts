/**
 * Two needles (left, right) side by side, in float64: a second of the slowest is 50000 steps of a recursion whose poles lie within 0.0003 of 1.
 * One that swings is a mass on a spring, driven by the magnitude of the sound or by its square, worked out exactly between two samples.
 * One that is charged rises with two speeds towards whatever is above it, and falls by a factor. The numbers are the caller's.
 */
@unmanaged
export class Needle {
  private motion: f64;
  private c0: f64;
  private c1: f64;
  private c2: f64;
  private c3: f64;
  private c4: f64;
  private c5: f64;
  private pad: f64;
  /** Where the needles are and how fast; or both charges. */
  private first: v128;
  private second: v128;

  /** Moves through `frames` frames, which lie `stride` bytes apart. Returns the highest places, or `highest` where that is more. */
  @inline
  swing(left: usize, right: usize, stride: usize, frames: i32, highest: v128, squares: bool): v128 {
    const pp = f64x2.splat(this.c0);
    const pv = f64x2.splat(this.c1);
    const pu = f64x2.splat(this.c2);
    const vp = f64x2.splat(this.c3);
    const vv = f64x2.splat(this.c4);
    const vu = f64x2.splat(this.c5);
    let place = this.first;
    let speed = this.second;
    for (; frames > 0; frames--, left += stride, right += stride) {
      const x = magnitude(left, right);
      const u = squares ? f64x2.mul(x, x) : x;
      const next = f64x2.add(f64x2.add(f64x2.mul(pp, place), f64x2.mul(pv, speed)), f64x2.mul(pu, u));
      speed = f64x2.add(f64x2.add(f64x2.mul(vp, place), f64x2.mul(vv, speed)), f64x2.mul(vu, u));
      place = next;
      highest = f64x2.pmax(highest, place);
    }
    this.first = place;
    this.second = speed;
    return highest;
  }

  /** As {@link swing}. */
  charge(left: usize, right: usize, stride: usize, frames: i32, highest: v128): v128 {
    const quick = f64x2.splat(this.c0);
    const slow = f64x2.splat(this.c1);
    const fall = f64x2.splat(this.c2);
    const none = f64x2.splat(0.0);
    const half = f64x2.splat(0.5);
    let first = this.first;
    let second = this.second;
    for (; frames > 0; frames--, left += stride, right += stride) {
      const u = magnitude(left, right);
      first = f64x2.mul(first, fall);
      second = f64x2.mul(second, fall);
      first = f64x2.add(first, f64x2.mul(quick, f64x2.pmax(none, f64x2.sub(u, first))));
      second = f64x2.add(second, f64x2.mul(slow, f64x2.pmax(none, f64x2.sub(u, second))));
      highest = f64x2.pmax(highest, f64x2.mul(half, f64x2.add(first, second)));
    }
    this.first = first;
    this.second = second;
    return highest;
  }

  get kind(): i32 {
    return <i32>this.motion;
  }

  /** Where the needles stand; one that swings may be a little below nothing. */
  @inline
  place(isCharged: bool): v128 {
    return isCharged ? f64x2.mul(f64x2.splat(0.5), f64x2.add(this.first, this.second)) : this.first;
  }

  /** Whether silence would move nothing. */
  get isAtRest(): bool {
    return !v128.any_true(v128.or(this.first, this.second));
  }

  /** Lays what has come down to rest. */
  rest(): void {
    this.first = kept(this.first);
    this.second = kept(this.second);
  }
}

/** A state that is smaller is none. */
const REST: f64 = 1e-15;
/** What is larger is no sound, as what is no number is none. */
const BEYOND: f64 = 1e30;

@inline
function magnitude(left: usize, right: usize): v128 {
  const x = f64x2.abs(f64x2.promote_low_f32x4(v128.load32_lane(right, v128.load32_zero(left), 1)));
  return v128.and(x, f64x2.lt(x, f64x2.splat(BEYOND)));
}

@inline
function kept(x: v128): v128 {
  return v128.and(x, f64x2.ge(f64x2.abs(x), f64x2.splat(REST)));
}
