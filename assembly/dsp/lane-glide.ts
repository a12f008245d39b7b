/**
 * Coefficients that walk to new values, a lane at a time, in {@link GLIDE_SECONDS}: along a cubic that begins with the slope they have
 * and arrives level, in straight stretches of {@link STRIDE} frames with one addition a sample, so that cutting time anywhere
 * changes no bit, and a landing exactly on the target. One straight line all the way would be heard: a corner leaves some -70 dBFS
 * above 8 kHz. What automation draws is followed in short straight lines instead, which arrive exactly when they are due. In a bank: one field
 * of frames left (negative on a line), then `count` fields of values, of steps, of targets, of slopes and of ends.
 */
const GLIDE_SECONDS: f64 = 0.01;
/** A power of two. */
const STRIDE: i32 = 8;

/** How a lane gets to what it aims at: it begins, is there at once, glides as after a hand's move; or so many frames of a straight line. */
export const FRESH: i32 = -2;
export const BY_HAND: i32 = -1;
export const AT_ONCE: i32 = 0;

/** Fields of each coefficient; one more counts the frames. */
export const FIELDS_EACH: i32 = 5;

@inline
export function valueAt(glide: usize, index: i32): usize {
  return glide + (<usize>(1 + index) << 4);
}

@inline
export function stepAt(glide: usize, count: i32, index: i32): usize {
  return glide + (<usize>(1 + count + index) << 4);
}

@inline
export function targetAt(glide: usize, count: i32, index: i32): usize {
  return glide + (<usize>(1 + 2 * count + index) << 4);
}

/** Rise per frame where the next stretch begins. */
@inline
function slopeAt(glide: usize, count: i32, index: i32): usize {
  return glide + (<usize>(1 + 3 * count + index) << 4);
}

/** How far it may go the way it is going, past its target: no farther than it was once to go. */
@inline
function endAt(glide: usize, count: i32, index: i32): usize {
  return glide + (<usize>(1 + 4 * count + index) << 4);
}

/** A lane's coefficient shall become `target`; {@link depart} sets it going. Returns whether it has any way to go. */
export function aim(glide: usize, count: i32, index: i32, lane: usize, target: f32): bool {
  const former = load<f32>(targetAt(glide, count, index) + lane);
  const slope = slopeNow(glide, count, index, lane);
  const end = endAt(glide, count, index) + lane;
  if (slope == 0.0) store<f32>(end, load<f32>(valueAt(glide, index) + lane));
  else store<f32>(end, slope > 0.0 ? max(load<f32>(end), former) : min(load<f32>(end), former));
  store<f32>(targetAt(glide, count, index) + lane, target);
  return load<f32>(valueAt(glide, index) + lane) != target || load<f32>(stepAt(glide, count, index) + lane) != 0.0;
}

/** How long a glide takes. */
export function glideFrames(sampleRate: f64): i32 {
  return <i32>Math.ceil((GLIDE_SECONDS * sampleRate) / <f64>STRIDE) * STRIDE;
}

/** A coefficient's value, which goes one frame on. */
@inline
export function walk(glide: usize, count: i32, index: i32): v128 {
  const value = v128.load(valueAt(glide, index));
  v128.store(valueAt(glide, index), f32x4.add(value, v128.load(stepAt(glide, count, index))));
  return value;
}

/**
 * A lane sets out for everything it aims at, at this pace: {@link FRESH}, {@link AT_ONCE}, {@link BY_HAND} or frames of a line.
 * @param slower how many times longer a hand's glide takes: for what moves the pitch along
 */
export function depart(glide: usize, count: i32, lane: usize, sampleRate: f64, pace: i32, slower: i32 = 1): void {
  if (pace == FRESH || pace == AT_ONCE) return land(glide, count, lane);
  if (pace > 0) return draw(glide, count, lane, pace);
  for (let i = 0; i < count; i++) store<f32>(slopeAt(glide, count, i) + lane, slopeNow(glide, count, i, lane));
  const frames = glideFrames(sampleRate) * slower;
  store<f32>(glide + lane, <f32>frames);
  stride(glide, count, lane, frames);
}

/** On a line, or in the middle of a stretch, the slope is that one's. */
@inline
function slopeNow(glide: usize, count: i32, index: i32, lane: usize): f32 {
  const left = <i32>load<f32>(glide + lane);
  const midway = left < 0 || (left & (STRIDE - 1)) != 0;
  return load<f32>((midway ? stepAt(glide, count, index) : slopeAt(glide, count, index)) + lane);
}

function draw(glide: usize, count: i32, lane: usize, frames: i32): void {
  store<f32>(glide + lane, <f32>-frames);
  for (let i = 0; i < count; i++) {
    const way = <f64>load<f32>(targetAt(glide, count, i) + lane) - <f64>load<f32>(valueAt(glide, i) + lane);
    store<f32>(stepAt(glide, count, i) + lane, <f32>(way / <f64>frames));
    store<f32>(slopeAt(glide, count, i) + lane, 0.0);
  }
}

/** The next stretch of a lane with so many frames left: where the cubic is after it, and how steep (cubic Hermite, arriving level). */
function stride(glide: usize, count: i32, lane: usize, left: i32): void {
  const t = <f64>STRIDE / <f64>left;
  for (let i = 0; i < count; i++) {
    const from = <f64>load<f32>(valueAt(glide, i) + lane);
    const to = <f64>load<f32>(targetAt(glide, count, i) + lane);
    const slope = <f64>load<f32>(slopeAt(glide, count, i) + lane) * <f64>left;
    const square = 3.0 * (to - from) - 2.0 * slope;
    const cube = slope - 2.0 * (to - from);
    const next = from + t * (slope + t * (square + t * cube));
    const kept = within(next, from, to, <f64>load<f32>(endAt(glide, count, i) + lane));
    const steep = kept == next ? (slope + t * (2.0 * square + t * 3.0 * cube)) / <f64>left : 0.0;
    store<f32>(stepAt(glide, count, i) + lane, <f32>((kept - from) / <f64>STRIDE));
    store<f32>(slopeAt(glide, count, i) + lane, <f32>steep);
  }
}

/** A cubic that turns round overshoots: a feedback that was to be 0.95 and then less would come to more than 1, a damping to less than none. */
@inline
function within(next: f64, from: f64, to: f64, end: f64): f64 {
  return Math.max(Math.min(next, Math.max(from, Math.max(to, end))), Math.min(from, Math.min(to, end)));
}

function land(glide: usize, count: i32, lane: usize): void {
  store<f32>(glide + lane, 0.0);
  for (let i = 0; i < count; i++) {
    store<f32>(valueAt(glide, i) + lane, load<f32>(targetAt(glide, count, i) + lane));
    store<f32>(stepAt(glide, count, i) + lane, 0.0);
    store<f32>(slopeAt(glide, count, i) + lane, 0.0);
  }
}

/** Whether any lane is on its way. */
@inline
export function walking(glide: usize): bool {
  return v128.any_true(f32x4.ne(v128.load(glide), f32x4.splat(0.0)));
}

/** Frames until the first lane lands or begins another stretch, if that is sooner than `frames`. */
export function framesBeforeLanding(glide: usize, frames: i32): i32 {
  let soonest = frames;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const left = <i32>load<f32>(glide + lane);
    if (left > 0) soonest = min(soonest, ((left - 1) & (STRIDE - 1)) + 1);
    else if (left < 0) soonest = min(soonest, -left);
  }
  return soonest;
}

/** `frames` have passed: values of what was walked are in place already, lanes that arrived land. */
export function passed(glide: usize, count: i32, frames: i32): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const before = <i32>load<f32>(glide + lane);
    if (before == 0) continue;
    const left = before > 0 ? before - frames : before + frames;
    if (before > 0 ? left <= 0 : left >= 0) land(glide, count, lane);
    else {
      store<f32>(glide + lane, <f32>left);
      if (left > 0 && (left & (STRIDE - 1)) == 0) stride(glide, count, lane, left);
    }
  }
}
