import { log2 } from "./decibels";
import * as glide from "./lane-glide";
import { magnitude } from "./magnitude";

/**
 * What an expander or gate wants, in powers of two. It opens where the key reaches the threshold, and shuts when for as long as it holds the key
 * stayed below the threshold less the hysteresis. Its level is the key's peak, held as long; then it falls an octave a millisecond, so that a wave's
 * way through zero is no silence. What lies below is turned down by the ratio's slope, with a knee that is quadratic in dB: the mirror image of
 * Giannoulis, Massberg and Reiss (JAES 60(6), 2012), eq. 4.
 */

/** State: the level and the frames it is held for yet, whether the gate is open, and for how many frames yet. Levels count from -127: silence is 0. */
export const STATE_FIELDS: i32 = 4;
const COUNT: usize = 16;
const OPEN: usize = 32;
const TIMER: usize = 48;
/** What silence's logarithm is taken for, turned round. */
export const FLOOR: f32 = 127.0;

/** Coefficients, the first of a glide. The slope is the ratio less 1. */
export const THRESHOLD: i32 = 0;
export const HYSTERESIS: i32 = 1;
export const KNEE: i32 = 2;
export const KNEE_CURVE: i32 = 3;
export const SLOPE: i32 = 4;
export const RANGE: i32 = 5;

/**
 * A quad of wanted reductions into `target`, from the larger of a key's two channels, `other` bytes apart. `times` are two fields: frames a lane
 * holds, and by how much its level falls in one. `walk` has `count` coefficients. Returns the peak of each lane.
 */
export function want(
  state: usize,
  walk: usize,
  count: i32,
  times: usize,
  key: usize,
  other: usize,
  target: usize,
  frames: i32,
): v128 {
  if (glide.walking(walk)) return wanted(state, walk, count, times, key, other, target, frames, true);
  return wanted(state, walk, count, times, key, other, target, frames, false);
}

/** `walking` is known when this is compiled. */
@inline
function wanted(
  state: usize,
  walk: usize,
  coefficients: i32,
  times: usize,
  key: usize,
  other: usize,
  target: usize,
  frames: i32,
  walking: bool,
): v128 {
  const zero = f32x4.splat(0.0);
  const one = f32x4.splat(1.0);
  const hold = v128.load(times);
  const fall = v128.load(times, 16);
  let threshold = v128.load(glide.valueAt(walk, THRESHOLD));
  let hysteresis = v128.load(glide.valueAt(walk, HYSTERESIS));
  let knee = v128.load(glide.valueAt(walk, KNEE));
  let curve = v128.load(glide.valueAt(walk, KNEE_CURVE));
  let slope = v128.load(glide.valueAt(walk, SLOPE));
  let range = v128.load(glide.valueAt(walk, RANGE));
  let level = v128.load(state);
  let held = v128.load(state, COUNT);
  let open = f32x4.ne(v128.load(state, OPEN), zero);
  let timer = v128.load(state, TIMER);
  let peak = zero;
  for (const end = key + (<usize>frames << 4); key < end; key += 16, target += 16) {
    const larger = f32x4.pmax(magnitude(v128.load(key)), magnitude(v128.load(key + other)));
    peak = f32x4.pmax(peak, larger);
    const now = f32x4.add(log2(larger), f32x4.splat(FLOOR));
    const rises = f32x4.ge(now, level);
    const fallen = f32x4.pmax(now, f32x4.sub(level, fall));
    level = v128.bitselect(now, v128.bitselect(level, fallen, f32x4.gt(held, zero)), rises);
    held = v128.bitselect(hold, f32x4.pmax(f32x4.sub(held, one), zero), rises);

    const until = f32x4.sub(threshold, v128.and(hysteresis, open));
    const above = f32x4.ge(now, until);
    const stays = v128.or(above, v128.and(open, f32x4.gt(timer, zero)));
    timer = v128.bitselect(hold, f32x4.pmax(f32x4.sub(timer, one), zero), above);
    // When it shuts, nothing has been louder for so long, whatever the level was held at, and it falls from there.
    const most = f32x4.pmax(now, f32x4.sub(until, fall));
    level = v128.bitselect(f32x4.pmin(level, most), level, v128.andnot(open, stays));
    open = stays;

    const from = f32x4.sub(threshold, v128.and(hysteresis, open));
    const over = f32x4.pmax(f32x4.sub(f32x4.add(from, f32x4.mul(knee, f32x4.splat(0.5))), level), zero);
    const inside = f32x4.pmin(over, knee);
    const bent = f32x4.add(f32x4.mul(f32x4.mul(inside, inside), curve), f32x4.sub(over, inside));
    v128.store(target, f32x4.pmin(f32x4.mul(slope, bent), range));
    if (!walking) continue;
    threshold = f32x4.add(threshold, v128.load(glide.stepAt(walk, coefficients, THRESHOLD)));
    hysteresis = f32x4.add(hysteresis, v128.load(glide.stepAt(walk, coefficients, HYSTERESIS)));
    knee = f32x4.add(knee, v128.load(glide.stepAt(walk, coefficients, KNEE)));
    curve = f32x4.add(curve, v128.load(glide.stepAt(walk, coefficients, KNEE_CURVE)));
    slope = f32x4.add(slope, v128.load(glide.stepAt(walk, coefficients, SLOPE)));
    range = f32x4.add(range, v128.load(glide.stepAt(walk, coefficients, RANGE)));
  }
  v128.store(state, level);
  v128.store(state, held, COUNT);
  v128.store(state, v128.and(open, one), OPEN);
  v128.store(state, timer, TIMER);
  if (!walking) return peak;
  v128.store(glide.valueAt(walk, THRESHOLD), threshold);
  v128.store(glide.valueAt(walk, HYSTERESIS), hysteresis);
  v128.store(glide.valueAt(walk, KNEE), knee);
  v128.store(glide.valueAt(walk, KNEE_CURVE), curve);
  v128.store(glide.valueAt(walk, SLOPE), slope);
  v128.store(glide.valueAt(walk, RANGE), range);
  return peak;
}

/** What a lane that does not walk wants of silence: as far as it goes. */
export function whenSilent(walk: usize, lane: usize): f32 {
  const knee = load<f32>(glide.valueAt(walk, KNEE) + lane);
  const half: f32 = 0.5;
  const over = max<f32>(load<f32>(glide.valueAt(walk, THRESHOLD) + lane) + knee * half, 0.0);
  const inside = min(over, knee);
  const bent = inside * inside * load<f32>(glide.valueAt(walk, KNEE_CURVE) + lane) + (over - inside);
  return min(load<f32>(glide.valueAt(walk, SLOPE) + lane) * bent, load<f32>(glide.valueAt(walk, RANGE) + lane));
}

/** Whether every lane has heard silence for so long that nothing is held any more. An idle lane, whose level never falls, holds nothing. */
export function isShut(state: usize, times: usize): bool {
  const holds = v128.or(v128.load(state), v128.or(v128.load(state, OPEN), v128.load(state, TIMER)));
  return !v128.any_true(v128.and(holds, f32x4.ne(v128.load(times, 16), f32x4.splat(0.0))));
}
