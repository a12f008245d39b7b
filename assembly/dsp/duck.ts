import { exp2, log2 } from "./decibels";
import * as glide from "./lane-glide";
import { magnitude } from "./magnitude";
import { layToRest } from "./rest";

/**
 * Turns something down while something else sounds: by as many dB as that is above a threshold, and no more than a range. Fields: its peak, which
 * falls by what `fall` says; how far it is turned down, in powers of two; `fall`, and how much of the way a reduction goes in a frame.
 */
const PEAK: usize = 0;
const REDUCTION: usize = 16;
const FALL: usize = 32;
const ATTACK: usize = 48;
export const FIELDS: i32 = 4;
const ATTACK_SECONDS: f64 = 0.01;

/** Coefficients, from `first` of a glide on, in powers of two. */
export const RANGE: i32 = 0;
export const THRESHOLD: i32 = 1;

/** @param releaseMs in which the peak falls by 20 dB */
export function setPaces(duck: usize, lane: usize, releaseMs: f64, sampleRate: f64): void {
  store<f32>(duck + lane, <f32>Math.pow(10.0, -1000.0 / (releaseMs * sampleRate)), FALL);
  store<f32>(duck + lane, <f32>-Math.expm1(-1.0 / (ATTACK_SECONDS * sampleRate)), ATTACK);
}

/** Whether any lane is turned down, or may be. */
function works(duck: usize, walk: usize, count: i32, first: i32): bool {
  const ranges = v128.or(v128.load(glide.valueAt(walk, first + RANGE)), v128.load(glide.targetAt(walk, count, first + RANGE)));
  return v128.any_true(v128.or(ranges, v128.load(duck, REDUCTION)));
}

/** Gains for a piece into `target`, from what is heard on both sides. */
export function fill(duck: usize, walk: usize, count: i32, first: i32, left: usize, right: usize, target: usize, frames: i32): void {
  const working = works(duck, walk, count, first);
  const fall = v128.load(duck, FALL);
  const attack = v128.load(duck, ATTACK);
  let peak = v128.load(duck, PEAK);
  let reduction = v128.load(duck, REDUCTION);
  for (const end = target + (<usize>frames << 4); target < end; target += 16, left += 16, right += 16) {
    const larger = f32x4.pmax(magnitude(v128.load(left)), magnitude(v128.load(right)));
    peak = f32x4.pmax(larger, f32x4.mul(peak, fall));
    const range = glide.walk(walk, count, first + RANGE);
    const threshold = glide.walk(walk, count, first + THRESHOLD);
    if (!working) {
      v128.store(target, f32x4.splat(1.0));
      continue;
    }
    const over = f32x4.pmax(f32x4.sub(log2(peak), threshold), f32x4.splat(0.0));
    reduction = f32x4.add(reduction, f32x4.mul(attack, f32x4.sub(f32x4.pmin(over, range), reduction)));
    v128.store(target, exp2(f32x4.neg(reduction)));
  }
  v128.store(duck, peak, PEAK);
  v128.store(duck, reduction, REDUCTION);
}

/** Below the lowest threshold there is, a peak does nothing. */
const NO_PEAK: f32 = 1e-6;
const NO_REDUCTION: f32 = 1e-16;

export function rests(duck: usize): bool {
  const quiet = layToRest(duck + PEAK, 1, NO_PEAK);
  return layToRest(duck + REDUCTION, 1, NO_REDUCTION) && quiet;
}
