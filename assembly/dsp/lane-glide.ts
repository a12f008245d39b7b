/**
 * Coefficients that walk to new values, a lane at a time, along 3 t^2 - 2 t^3 over {@link GLIDE_SECONDS}: in straight stretches of
 * {@link STRIDE} frames with one addition a sample, so that cutting time anywhere changes no bit, and a landing exactly on the
 * target. One straight line all the way would be heard: its two corners leave -73 dBFS above 8 kHz. In a bank: one field of frames
 * left, then `count` fields of values, of steps and of targets.
 */
export const GLIDE_SECONDS: f64 = 0.01;
const STRIDE: i32 = 8;
/** Strides of a whole way. An engine has one sample rate, so all glides are as long. */
let strides: i32 = 0;

/** Fields that `count` gliding coefficients take. */
@inline
export function glideFields(count: i32): i32 {
  return 1 + 3 * count;
}

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

/** A lane's coefficient shall become `target`; {@link depart} sets it going. Returns whether it has any way to go. */
export function aim(glide: usize, count: i32, index: i32, lane: usize, target: f32): bool {
  store<f32>(targetAt(glide, count, index) + lane, target);
  return load<f32>(valueAt(glide, index) + lane) != target || load<f32>(stepAt(glide, count, index) + lane) != 0.0;
}

/** A lane walks to everything it aims at, or is there at once. */
export function depart(glide: usize, count: i32, lane: usize, sampleRate: f64, atOnce: bool): void {
  if (atOnce) return land(glide, count, lane);
  strides = <i32>Math.ceil((GLIDE_SECONDS * sampleRate) / <f64>STRIDE);
  store<f32>(glide + lane, <f32>(strides * STRIDE));
  stride(glide, count, lane, strides);
}

/** The next stretch of a lane with so many of its strides left: the share of the way that the curve goes in it. */
function stride(glide: usize, count: i32, lane: usize, left: i32): void {
  const share = <f32>(1.0 - remaining(left - 1) / remaining(left));
  for (let i = 0; i < count; i++) {
    const way = load<f32>(targetAt(glide, count, i) + lane) - load<f32>(valueAt(glide, i) + lane);
    store<f32>(stepAt(glide, count, i) + lane, (way * share) / <f32>STRIDE);
  }
}

/** What is left of the way when so many strides are. */
function remaining(left: i32): f64 {
  const t = <f64>left / <f64>strides;
  return t * t * (3.0 - 2.0 * t);
}

function land(glide: usize, count: i32, lane: usize): void {
  store<f32>(glide + lane, 0.0);
  for (let i = 0; i < count; i++) {
    store<f32>(valueAt(glide, i) + lane, load<f32>(targetAt(glide, count, i) + lane));
    store<f32>(stepAt(glide, count, i) + lane, 0.0);
  }
}

/** Whether any lane is on its way. */
@inline
export function walking(glide: usize): bool {
  return v128.any_true(f32x4.gt(v128.load(glide), f32x4.splat(0.0)));
}

/** Frames until the first lane lands or begins another stretch, if that is sooner than `frames`. */
export function framesBeforeLanding(glide: usize, frames: i32): i32 {
  let soonest = frames;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const left = <i32>load<f32>(glide + lane);
    if (left > 0) soonest = min(soonest, ((left - 1) & (STRIDE - 1)) + 1);
  }
  return soonest;
}

/** `frames` have passed: values of what was walked are in place already, lanes that arrived land. */
export function passed(glide: usize, count: i32, frames: i32): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const left = <i32>load<f32>(glide + lane) - frames;
    if (load<f32>(glide + lane) <= 0.0) continue;
    if (left <= 0) land(glide, count, lane);
    else {
      store<f32>(glide + lane, <f32>left);
      if ((left & (STRIDE - 1)) == 0) stride(glide, count, lane, left / STRIDE);
    }
  }
}
