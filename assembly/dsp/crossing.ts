import * as glide from "./lane-glide";

/**
 * A place that each lane listens at, which moves by fading over to where it goes: for what would be heard if it glided. Who listens plays both
 * places, in {@link share}; a place said while one fades over is gone to afterwards. Fields: where it goes in the end, where it is, where it fades
 * over to, then a glide.
 */
const GOAL: usize = 0;
const HERE: usize = 16;
const THERE: usize = 32;
const FADE: usize = 48;
export const FIELDS: i32 = 4 + glide.FIELDS_EACH;
/** Of a coefficient's glide: 50 ms. */
const SLOWER: i32 = 5;

/** A lane is to listen there; drawn lines too are followed by fades. */
export function depart(crossing: usize, lane: usize, place: f32, sampleRate: f64, pace: i32): void {
  const at = crossing + lane;
  store<f32>(at, place, GOAL);
  if (pace == glide.FRESH || pace == glide.AT_ONCE) {
    store<f32>(at, place, THERE);
    arrive(crossing, lane);
  } else if (load<f32>(glide.targetAt(crossing + FADE, 1, 0) + lane) == 0.0) setOut(crossing, lane, sampleRate);
}

function setOut(crossing: usize, lane: usize, sampleRate: f64): void {
  const at = crossing + lane;
  if (load<f32>(at, GOAL) == load<f32>(at, HERE)) return;
  store<f32>(at, load<f32>(at, GOAL), THERE);
  glide.aim(crossing + FADE, 1, 0, lane, 1.0);
  glide.depart(crossing + FADE, 1, lane, sampleRate, glide.BY_HAND, SLOWER);
}

function arrive(crossing: usize, lane: usize): void {
  store<f32>(crossing + lane, load<f32>(crossing + lane, THERE), HERE);
  glide.aim(crossing + FADE, 1, 0, lane, 0.0);
  glide.depart(crossing + FADE, 1, lane, 0.0, glide.AT_ONCE);
}

@inline
export function here(crossing: usize): v128 {
  return v128.load(crossing, HERE);
}

@inline
export function there(crossing: usize): v128 {
  return v128.load(crossing, THERE);
}

/** How much is heard of where it goes, and what that gains with each frame. */
@inline
export function share(crossing: usize): v128 {
  return v128.load(glide.valueAt(crossing + FADE, 0));
}
@inline
export function step(crossing: usize): v128 {
  return v128.load(glide.stepAt(crossing + FADE, 1, 0));
}

@inline
export function moving(crossing: usize): bool {
  return glide.walking(crossing + FADE);
}

@inline
export function framesBeforeLanding(crossing: usize, frames: i32): i32 {
  return glide.framesBeforeLanding(crossing + FADE, frames);
}

/** `frames` have passed; a lane that arrives sets out again if it is to be elsewhere by now. */
export function passed(crossing: usize, frames: i32, sampleRate: f64): void {
  if (!moving(crossing)) return;
  const value = glide.valueAt(crossing + FADE, 0);
  for (let i = 0; i < frames; i++) v128.store(value, f32x4.add(v128.load(value), step(crossing)));
  glide.passed(crossing + FADE, 1, frames);
  for (let lane: usize = 0; lane < 16; lane += 4) {
    if (load<f32>(glide.targetAt(crossing + FADE, 1, 0) + lane) == 0.0 || load<f32>(crossing + FADE + lane) != 0.0) continue;
    arrive(crossing, lane);
    setOut(crossing, lane, sampleRate);
  }
}
