import * as mingle from "../dsp/mingle";
import * as lines from "./many-lines";

/** How a reverb's lines lie in its memory, and how long they are. */

/** Of the lines of a hall, in ms: eight that hear the left, eight that hear the right. Far enough from any small ratio, both sides alike long. */
const LENGTHS = memory.data<f32>(
  [70.3, 116.3, 94.3, 180.7, 86.9, 156.1, 126.1, 209.3, 75.1, 134.9, 100.7, 169.3, 81.7, 146.3, 109.1, 195.7],
  16,
);
/** A booth's are as much of a hall's. */
export const SMALLEST: f64 = 0.16;
/** All-passes of each side. */
export const SPREADS: i32 = 6;
/** Of a hall's all-passes in ms, left and right by turns; a smaller room's go with the root of its size. */
const SPREAD_LENGTHS = memory.data<f32>([6.1, 6.7, 9.7, 8.9, 13.9, 14.5, 18.7, 17.7, 24.1, 25.3, 31.3, 29.9], 16);
const LONGEST_PRE_DELAY_SECONDS: f64 = 0.2;

/** Lines of the ring: pre-delays, all-passes, then the room's. */
export const PRE_DELAY: i32 = 0;
export const ALL_PASS: i32 = 2;
export const WAYS: i32 = ALL_PASS + 2 * SPREADS;

/** All inserts have one rate. */
export let rate: f64 = 0.0;

export function layOut(sampleRate: f64): void {
  rate = sampleRate;
  const longest = <i32>Math.ceil(LONGEST_PRE_DELAY_SECONDS * sampleRate) + 1;
  for (let side = 0; side < 2; side++) lines.lay(PRE_DELAY + side, longest);
  const hall = <f32>(0.001 * sampleRate);
  for (let i = 0; i < 2 * SPREADS; i++) lines.lay(ALL_PASS + i, <i32>spreadFramesOf(i, hall));
  for (let i = 0; i < mingle.LINES; i++) lines.lay(WAYS + i, framesOf(i, hall));
}

/** How long a line is; odd, so that none is twice as long as another. */
@inline
export function framesOf(line: i32, size: f32): i32 {
  return <i32>(load<f32>(LENGTHS + (<usize>line << 2)) * size) | 1;
}
@inline
export function fourFramesOf(line: i32, size: v128): v128 {
  const length = f32x4.mul(v128.load32_splat(LENGTHS + (<usize>line << 2)), size);
  return v128.or(i32x4.trunc_sat_f32x4_s(length), i32x4.splat(1));
}

/** How long an all-pass is: no shorter than a piece. */
@inline
export function spreadFramesOf(index: i32, size: f32): f32 {
  const length = load<f32>(SPREAD_LENGTHS + (<usize>index << 2)) * Mathf.sqrt(size * <f32>(0.001 * rate));
  return max<f32>(Mathf.floor(length), <f32>lines.PIECE);
}
@inline
export function fourSpreadFramesOf(index: i32, size: v128): v128 {
  const root = f32x4.sqrt(f32x4.mul(size, f32x4.splat(<f32>(0.001 * rate))));
  const length = f32x4.mul(v128.load32_splat(SPREAD_LENGTHS + (<usize>index << 2)), root);
  return i32x4.max_s(i32x4.trunc_sat_f32x4_s(length), i32x4.splat(lines.PIECE));
}
