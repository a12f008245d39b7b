import { AT_ONCE, FRESH, glideFrames } from "./lane-glide";

/**
 * Where in the past each lane listens, in whole frames and a part of one: a float alone would not tell neighbouring frames a second ago
 * apart. A hand's move is a tape's: never faster than {@link FASTEST}, along a cubic that begins with the speed it has and arrives level,
 * in straight stretches of {@link STRIDE} frames. Whatever else is told anew meanwhile, a glide to the same goal goes on.
 */
const STRIDE: i32 = 4;
/** Frames of place for each frame of time, at the most: what is heard is a tape between a quarter of its speed and not twice it. */
const FASTEST: f64 = 0.75;
/** No glide is shorter than so many of a coefficient's: speeds that change sooner are heard as a click. */
const SHORTEST: i32 = 5;

const LEFT: usize = 0;
export const WHOLE: usize = 16;
export const PART: usize = 32;
export const STEP: usize = 48;
const GOAL: usize = 64;
const SLOPE: usize = 80;
export const FIELDS: i32 = 6;

/** A lane sets out for a whole number of frames, at this pace: as {@link lane-glide} counts paces. */
export function depart(glide: usize, lane: usize, goal: f32, sampleRate: f64, pace: i32): void {
  const at = glide + lane;
  if (pace != FRESH && load<f32>(at, GOAL) == goal) return;
  store<f32>(at, goal, GOAL);
  if (pace == FRESH || pace == AT_ONCE) return land(at);
  const way = <f64>goal - placeOf(at);
  if (pace > 0) {
    store<f32>(at, <f32>-pace, LEFT);
    store<f32>(at, <f32>(way / <f64>pace), STEP);
    store<f32>(at, 0.0, SLOPE);
    return;
  }
  const left = <i32>load<f32>(at, LEFT);
  if (left < 0 || (left & (STRIDE - 1)) != 0) store<f32>(at, load<f32>(at, STEP), SLOPE);
  const longest = <i32>Math.ceil((1.5 * Math.abs(way)) / (FASTEST * <f64>STRIDE)) * STRIDE;
  const frames = max(SHORTEST * glideFrames(sampleRate), longest);
  store<f32>(at, <f32>frames, LEFT);
  stride(at, frames);
}

@inline
function placeOf(at: usize): f64 {
  return <f64>load<f32>(at, WHOLE) + <f64>load<f32>(at, PART);
}

/** The next stretch, with so many frames left. */
function stride(at: usize, left: i32): void {
  const t = <f64>STRIDE / <f64>left;
  const way = <f64>load<f32>(at, GOAL) - placeOf(at);
  const slope = <f64>load<f32>(at, SLOPE) * <f64>left;
  const square = 3.0 * way - 2.0 * slope;
  const cube = slope - 2.0 * way;
  store<f32>(at, <f32>((t * (slope + t * (square + t * cube))) / <f64>STRIDE), STEP);
  store<f32>(at, <f32>((slope + t * (2.0 * square + t * 3.0 * cube)) / <f64>left), SLOPE);
}

function land(at: usize): void {
  store<f32>(at, 0.0, LEFT);
  store<f32>(at, load<f32>(at, GOAL), WHOLE);
  store<f32>(at, 0.0, PART);
  store<f32>(at, 0.0, STEP);
  store<f32>(at, 0.0, SLOPE);
}

@inline
export function moving(glide: usize): bool {
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

/** `frames` have passed: places are where they were walked to, lanes that arrived land. */
export function passed(glide: usize, frames: i32): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const at = glide + lane;
    const before = <i32>load<f32>(at);
    if (before == 0) continue;
    const left = before > 0 ? before - frames : before + frames;
    if (before > 0 ? left <= 0 : left >= 0) land(at);
    else {
      store<f32>(at, <f32>left);
      if (left > 0 && (left & (STRIDE - 1)) == 0) stride(at, left);
    }
  }
}
