import { AT_ONCE, FRESH } from "./lane-glide";
import { branches, RELEASE, setPaces } from "./squeeze";

/**
 * Attack and release on their way to what was told last: no faster than {@link OCTAVES_PER_SECOND}, in steps of {@link STRIDE} frames. An attack that
 * were there at once would close within a frame what was still to be turned down. What a lane draws is slower than that; where it jumps, it
 * is obeyed at once. Fields: frames until the next step (0: in place), what a step multiplies by at the most, and where attack and release go.
 */
export const FIELDS: i32 = 4;
const FACTOR: usize = 16;
const ATTACK_TO: usize = 32;
const RELEASE_TO: usize = 48;
const STRIDE: i32 = 8;
/** From a second to nothing, 16 octaves, in 50 ms. */
const OCTAVES_PER_SECOND: f64 = 320.0;

/** A lane's shares of the way per sample are to be these: see `setPaces`. */
export function depart(own: usize, paces: usize, lane: usize, attack: f32, release: f32, branching: bool, sampleRate: f64, pace: i32): void {
  const at = own + lane;
  const isNew = load<f32>(at, ATTACK_TO) != attack || load<f32>(at, RELEASE_TO) != release;
  store<f32>(at, attack, ATTACK_TO);
  store<f32>(at, release, RELEASE_TO);
  if (pace == FRESH || (pace == AT_ONCE && isNew)) {
    store<f32>(at, 0.0);
    return setPaces(paces, lane, attack, release, branching);
  }
  const attackNow = load<f32>(paces + lane);
  const releaseNow = load<f32>(paces + lane, RELEASE);
  setPaces(paces, lane, attackNow, releaseNow, branching);
  if (load<f32>(at) != 0.0 || (attackNow == attack && releaseNow == release)) return;
  store<f32>(at, <f32>STRIDE);
  store<f32>(at, <f32>Math.pow(2.0, (OCTAVES_PER_SECOND * <f64>STRIDE) / sampleRate), FACTOR);
}

@inline
export function walking(own: usize): bool {
  return v128.any_true(v128.load(own));
}

/** Frames until the first lane takes a step, if that is sooner than `frames`. */
export function framesBeforeStep(own: usize, frames: i32): i32 {
  if (!walking(own)) return frames;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const left = <i32>load<f32>(own + lane);
    if (left > 0) frames = min(frames, left);
  }
  return frames;
}

/** `frames` have passed, no more than {@link framesBeforeStep} said. */
export function passed(own: usize, paces: usize, frames: i32): void {
  if (!walking(own)) return;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const before = <i32>load<f32>(own + lane);
    if (before == 0) continue;
    store<f32>(own + lane, before > frames ? <f32>(before - frames) : step(own + lane, paces, lane));
  }
}

/** Returns how many frames there are to the next one. */
function step(at: usize, paces: usize, lane: usize): f32 {
  const attackTo = load<f32>(at, ATTACK_TO);
  const releaseTo = load<f32>(at, RELEASE_TO);
  const most = load<f32>(at, FACTOR);
  const attack = nearer(load<f32>(paces + lane), attackTo, most);
  const release = nearer(load<f32>(paces + lane, RELEASE), releaseTo, most);
  setPaces(paces, lane, attack, release, branches(paces, lane));
  return attack == attackTo && release == releaseTo ? 0.0 : <f32>STRIDE;
}

@inline
function nearer(from: f32, to: f32, most: f32): f32 {
  return max(from / most, min(from * most, to));
}
