/**
 * Coefficients that walk to new values, a lane at a time: straight lines of {@link GLIDE_SECONDS}, one addition a sample, so that
 * cutting time anywhere changes no bit, and a landing exactly on the target. In a bank: one field of frames left, then `count`
 * fields of values, of steps and of targets.
 */
export const GLIDE_SECONDS: f64 = 0.01;

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
  const frames = <f32>Math.round(GLIDE_SECONDS * sampleRate);
  store<f32>(glide + lane, frames);
  for (let i = 0; i < count; i++) {
    const way = load<f32>(targetAt(glide, count, i) + lane) - load<f32>(valueAt(glide, i) + lane);
    store<f32>(stepAt(glide, count, i) + lane, way / frames);
  }
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

/** Frames until the first lane lands, if that is sooner than `frames`. */
export function framesBeforeLanding(glide: usize, frames: i32): i32 {
  let soonest = frames;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const left = <i32>load<f32>(glide + lane);
    if (left > 0) soonest = min(soonest, left);
  }
  return soonest;
}

/** `frames` have passed: values of what was walked are in place already, lanes that arrived land. */
export function passed(glide: usize, count: i32, frames: i32): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const left = load<f32>(glide + lane);
    if (left <= 0.0) continue;
    if (left <= <f32>frames) land(glide, count, lane);
    else store<f32>(glide + lane, left - <f32>frames);
  }
}
