import { exp2, log2 } from "./decibels";
import { RIGHT } from "./quad";

/**
 * By how much a limiter turns down, in powers of two. What a peak wants is held until it has passed, and is reached in a straight line (in dB) by
 * then; afterwards it lets go exponentially, but no lower than a slow mean of what was held: a lone peak is let go of at once, what is
 * limited all the time stays down and does not pump.
 *
 * The largest of a sliding window without a memory of it: three boxes of half a window and a bit, which move on together. They begin with
 * the first frame that wants anything, so that only the signal says when.
 */

/** State: the reduction, its rise per frame, the slow mean, the boxes from new to old, frames in the newest. */
export const STATE_FIELDS: i32 = 7;
const RISE: usize = 16;
const SLOW: usize = 32;
const NEW: usize = 48;
const OLD: usize = 64;
const OLDEST: usize = 80;
const COUNT: usize = 96;

/** Times: a line's share per frame, frames in a box, shares of the way per frame of letting go and of the slow mean. */
export const TIME_FIELDS: i32 = 4;
/** Frames that are held longer than it takes to get there: what lies between two frames needs both. */
const GUARD: i32 = 16;
/** Release over which the slow mean is taken. */
const SLOWER: f64 = 4.0;
/** The mean creeps so far a frame, or it would take minutes to come to rest. */
const CREEP: f32 = 1e-9;

/** A lane gets there in so many frames. */
export function setTimes(times: usize, lane: usize, frames: i32, release: f32, slow: f32): void {
  store<f32>(times + lane, <f32>(1.0 / <f64>max(frames, 1)));
  store<f32>(times + lane, <f32>((frames + GUARD + 1) >> 1), 16);
  store<f32>(times + lane, release, 32);
  store<f32>(times + lane, slow, 48);
}

export function slowTime(releaseMs: f64): f64 {
  return releaseMs * SLOWER;
}

/**
 * Turns `signal` down in place. `peaks` are a quad of true peaks, at `ceiling` stands where they shall end (in powers of two), which moves by what
 * stands at `step` a frame; `largest` keeps the largest reduction.
 */
export function limit(
  state: usize,
  times: usize,
  peaks: usize,
  signal: usize,
  channels: i32,
  frames: i32,
  ceiling: usize,
  step: usize,
  largest: usize,
): void {
  const zero = f32x4.splat(0.0);
  const one = f32x4.splat(1.0);
  const share = v128.load(times);
  const box = v128.load(times, 16);
  const release = v128.load(times, 32);
  const slower = v128.load(times, 48);
  let reduction = v128.load(state);
  let rise = v128.load(state, RISE);
  let slow = v128.load(state, SLOW);
  let newest = v128.load(state, NEW);
  let old = v128.load(state, OLD);
  let oldest = v128.load(state, OLDEST);
  let count = v128.load(state, COUNT);
  let most = v128.load(largest);
  let top = v128.load(ceiling);
  for (const end = peaks + (<usize>frames << 4); peaks < end; peaks += 16, signal += 16) {
    const wants = f32x4.pmax(f32x4.sub(log2(v128.load(peaks)), top), zero);
    top = f32x4.add(top, v128.load(step));
    newest = f32x4.pmax(newest, wants);
    const held = f32x4.pmax(newest, f32x4.pmax(old, oldest));
    count = v128.and(f32x4.add(count, one), f32x4.gt(held, zero));
    const full = v128.and(f32x4.ge(count, box), f32x4.gt(held, zero));
    oldest = v128.bitselect(old, oldest, full);
    old = v128.bitselect(newest, old, full);
    newest = v128.andnot(newest, full);
    count = v128.andnot(count, full);

    const leak = f32x4.sub(f32x4.mul(slower, f32x4.sub(held, slow)), f32x4.splat(CREEP));
    slow = f32x4.pmax(f32x4.add(slow, leak), zero);
    const goal = f32x4.pmax(held, slow);
    const gap = f32x4.sub(goal, reduction);
    const up = f32x4.gt(gap, zero);
    rise = v128.and(f32x4.pmax(rise, f32x4.mul(gap, share)), up);
    const risen = f32x4.pmin(f32x4.add(reduction, rise), goal);
    reduction = v128.bitselect(risen, f32x4.add(reduction, f32x4.mul(release, gap)), up);
    most = f32x4.pmax(most, reduction);
    const gain = exp2(f32x4.sub(zero, reduction));
    v128.store(signal, f32x4.mul(v128.load(signal), gain));
    if (channels == 2) v128.store(signal, f32x4.mul(v128.load(signal, RIGHT), gain), RIGHT);
  }
  v128.store(state, reduction);
  v128.store(state, rise, RISE);
  v128.store(state, slow, SLOW);
  v128.store(state, newest, NEW);
  v128.store(state, old, OLD);
  v128.store(state, oldest, OLDEST);
  v128.store(state, count, COUNT);
  v128.store(largest, most);
  v128.store(ceiling, top);
}
