import { MAGNITUDE } from "../dsp/magnitude";
import * as L from "../generated/layout";

/** What a plugin may put out: nothing inaudible, nothing that ran away. */

/** A plugin's output below this, 2^-63, is silence (-379 dBFS); its state comes to rest far lower, so when that happens cannot be heard. */
export const SILENCE = memory.data<f32>([1.0842021724855044e-19], 4);
/**
 * Bits of 1e15, +300 dBFS, as a float: a plugin that gets there, or to infinity or NaN, has run away. Much less is no sign of that: eight bands of
 * an equaliser on one frequency may be asked for 200 dB. Squares of what is below stay finite.
 */
export const RUNAWAY: i32 = 0x58635fa9;

/**
 * Whether there is nothing to do: something sounds, and every sample of every lane that does is between {@link SILENCE} and 2. All floats
 * from 2^-63 to 2 have bit 29 set, those from 2 up have bit 30: two operations a sample tell. Looks at whole fours of frames; what it sees
 * past `frames` can only make it doubt.
 */
export function isOrdinary(output: usize, channels: i32, frames: i32): bool {
  let any = v128.splat<i32>(0);
  let all = v128.splat<i32>(-1);
  for (let c: usize = 0; c < <usize>channels; c++) {
    let at = output + c * L.QUAD_BYTES;
    for (const end = at + (<usize>((frames + 3) & ~3) << 4); at < end; at += 64) {
      const p = v128.load(at);
      const q = v128.load(at, 16);
      const r = v128.load(at, 32);
      const s = v128.load(at, 48);
      any = v128.or(v128.or(any, v128.or(p, q)), v128.or(r, s));
      all = v128.and(v128.and(all, v128.and(p, q)), v128.and(r, s));
    }
  }
  const sizes = i32x4.shl(any, 1);
  const sounds = i32x4.ne(sizes, i32x4.splat(0));
  const ordinary = v128.andnot(i32x4.shl(all, 2), sizes);
  return v128.any_true(sounds) && v128.all_true<i32>(v128.or(v128.not(sounds), i32x4.lt_s(ordinary, i32x4.splat(0))));
}

/** What is inaudible becomes zero. Returns each lane's peak, as the bits of a float without its sign: those of infinity and NaN are the largest. */
@inline
export function flush(quad: usize, frames: i32, stereo: bool): v128 {
  const magnitude = v128.load32_splat(MAGNITUDE);
  const silence = v128.load32_splat(SILENCE);
  let peaks = v128.splat<i32>(0);
  for (const end = quad + (<usize>frames << 4); quad < end; quad += 16) {
    const left = v128.load(quad);
    const size = v128.and(left, magnitude);
    v128.store(quad, v128.and(left, f32x4.ge(size, silence)));
    peaks = i32x4.max_s(peaks, size);
    if (!stereo) continue;
    const right = v128.load(quad, L.QUAD_BYTES);
    const other = v128.and(right, magnitude);
    v128.store(quad, v128.and(right, f32x4.ge(other, silence)), L.QUAD_BYTES);
    peaks = i32x4.max_s(peaks, other);
  }
  return peaks;
}
