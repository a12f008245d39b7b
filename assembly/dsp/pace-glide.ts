import { BY_HAND, glideFrames } from "./lane-glide";
import { FALLING, HIGHEST_HELD, RELEASE, setPaces } from "./squeeze";

/**
 * Attack and release on their way to where a hand has put them: the logarithm of the time goes there, in steps of {@link STRIDE} frames. An attack that
 * were there at once would close within a frame what was still to be turned down. Whatever else sets them is obeyed at once: lines have steps
 * of their own. Fields: frames left, of how many; then where attack and release came from, and where they go.
 */
export const FIELDS: i32 = 6;
const SPAN: usize = 16;
const ATTACK_FROM: usize = 32;
const ATTACK_TO: usize = 48;
const RELEASE_FROM: usize = 64;
const RELEASE_TO: usize = 80;
/** A power of two. */
const STRIDE: i32 = 8;
/** Of a coefficient's glide. */
const SLOWER: i32 = 5;

/** A lane's shares of the way per sample are to be these: see `setPaces`. */
export function depart(own: usize, paces: usize, lane: usize, attack: f32, release: f32, branches: bool, sampleRate: f64, pace: i32): void {
  const attackNow = load<f32>(paces + lane);
  const releaseNow = load<f32>(paces + lane, RELEASE);
  const stays = attackNow == attack && releaseNow == release;
  if (pace != BY_HAND || stays || attackNow == 0.0) {
    store<f32>(own + lane, 0.0);
    return setPaces(paces, lane, attack, release, branches);
  }
  setPaces(paces, lane, attackNow, releaseNow, branches);
  const span = <f32>(glideFrames(sampleRate) * SLOWER);
  store<f32>(own + lane, span);
  store<f32>(own + lane, span, SPAN);
  store<f32>(own + lane, attackNow, ATTACK_FROM);
  store<f32>(own + lane, attack, ATTACK_TO);
  store<f32>(own + lane, releaseNow, RELEASE_FROM);
  store<f32>(own + lane, release, RELEASE_TO);
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
    if (left > 0) frames = min(frames, ((left - 1) & (STRIDE - 1)) + 1);
  }
  return frames;
}

/** `frames` have passed, no more than {@link framesBeforeStep} said. */
export function passed(own: usize, paces: usize, frames: i32): void {
  if (!walking(own)) return;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const before = <i32>load<f32>(own + lane);
    if (before == 0) continue;
    const left = before - frames;
    store<f32>(own + lane, <f32>left);
    if ((left & (STRIDE - 1)) == 0) step(own + lane, paces, lane, 1.0 - <f64>left / <f64>load<f32>(own + lane, SPAN));
  }
}

/** @param t how much of the time is over */
function step(at: usize, paces: usize, lane: usize, t: f64): void {
  const branches = load<f32>(paces + lane, HIGHEST_HELD) == 0.0;
  const part = t * t * (3.0 - 2.0 * t);
  const attack = on(load<f32>(at, ATTACK_FROM), load<f32>(at, ATTACK_TO), part);
  const release = on(load<f32>(at, RELEASE_FROM), load<f32>(at, RELEASE_TO), part);
  setPaces(paces, lane, attack, release, branches);
}

@inline
function on(from: f32, to: f32, part: f64): f32 {
  return part >= 1.0 || from == to ? to : <f32>(<f64>from * Math.pow(<f64>to / <f64>from, part));
}
