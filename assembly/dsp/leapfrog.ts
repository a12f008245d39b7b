import * as glide from "./lane-glide";
import { RIGHT } from "./quad";

/**
 * Second-order sections for a bank, as leapfrog filters: two integrators that feed each other in turn (H. Chamberlin's state-variable
 * filter), with its output tapped so that it can be any second-order filter. At low frequencies only small numbers are rounded.
 * Eleven operations a channel; a trapezoidal one takes fourteen.
 */

/**
 * A section: two integrators a channel, the coefficients it runs with, and its design (`second-order.ts`), which glides. The first integrator
 * holds what it adds to the second in a frame; in lanes that walk, both hold what those of a trapezoidal filter do (`leapfrog-walk.ts`).
 */
export const STATE_FIELDS: i32 = 4;
export const PULL: usize = 64;
export const DAMP: usize = 80;
export const LEVEL: usize = 96;
export const MID: usize = 112;
export const TOP: usize = 128;
export const WALK: usize = 144;
export const DESIGN: i32 = 5;
export const G: i32 = 0;
export const K: i32 = 1;
export const HIGH: i32 = 2;
export const BAND: i32 = 3;
export const LOW: i32 = 4;
export const FIELDS: i32 = <i32>(WALK >> 4) + 1 + glide.FIELDS_EACH * DESIGN;

/** What a section that is not used holds: the signal goes through as it is. */
export function passThrough(section: usize, lane: usize): void {
  store<f32>(section + lane, 1.0, LEVEL);
  store<f32>(glide.valueAt(section + WALK, HIGH) + lane, 1.0);
  store<f32>(glide.targetAt(section + WALK, DESIGN, HIGH) + lane, 1.0);
}

/**
 * A lane's section becomes another filter, at its pace, from wherever it is. A filter that was not heard is tuned at once.
 * @param slower how many times longer a hand's move takes than other glides
 */
export function become(
  section: usize,
  lane: usize,
  g: f64,
  k: f64,
  high: f64,
  band: f64,
  low: f64,
  sampleRate: f64,
  pace: i32,
  wasHeard: bool,
  slower: i32 = 1,
): void {
  const walk = section + WALK;
  if (!wasHeard) {
    for (let field = 0; field < STATE_FIELDS; field++) store<f32>(section + (<usize>field << 4) + lane, 0.0);
    store<f32>(glide.valueAt(walk, G) + lane, <f32>g);
    store<f32>(glide.valueAt(walk, K) + lane, <f32>k);
  }
  let moves = glide.aim(walk, DESIGN, G, lane, <f32>g);
  moves = glide.aim(walk, DESIGN, K, lane, <f32>k) || moves;
  moves = glide.aim(walk, DESIGN, HIGH, lane, <f32>high) || moves;
  moves = glide.aim(walk, DESIGN, BAND, lane, <f32>band) || moves;
  moves = glide.aim(walk, DESIGN, LOW, lane, <f32>low) || moves;
  settle(section + lane, g, k, high, band, low);
  if (!moves) return;
  if (!isOnItsWay(section, lane)) setOut(section, lane);
  glide.depart(walk, DESIGN, lane, sampleRate, pace, slower);
  if (!isOnItsWay(section, lane)) arrive(section, lane);
}

/** What a lane's integrators held while its filter was settled becomes what they hold on the way: its tuning is still where it was. */
function setOut(section: usize, lane: usize): void {
  const g = load<f32>(glide.valueAt(section + WALK, G) + lane);
  const size = sizeOf(section, lane);
  for (let state = section + lane, end = state + 64; state < end; state += 32) {
    const first = load<f32>(state);
    store<f32>(state, first / (2.0 * g * size));
    store<f32>(state, (load<f32>(state, 16) - <f32>0.5 * first) / size, 16);
  }
}

/** A lane has landed: its integrators hold again what its settled filter's do. */
export function arrive(section: usize, lane: usize): void {
  const g = load<f32>(glide.valueAt(section + WALK, G) + lane);
  const size = sizeOf(section, lane);
  for (let state = section + lane, end = state + 64; state < end; state += 32) {
    const swing = g * size * load<f32>(state);
    store<f32>(state, 2.0 * swing);
    store<f32>(state, size * load<f32>(state, 16) + swing, 16);
  }
}

/** What is heard of a trapezoidal filter's integrators when they hold 1, upside down. */
function sizeOf(section: usize, lane: usize): f32 {
  const walk = section + WALK + lane;
  const g = load<f32>(glide.valueAt(walk, G));
  return sqrt<f32>(1.0 + g * (g + load<f32>(glide.valueAt(walk, K))));
}

/** What a design runs with once it has arrived: the bilinear transform, as a leapfrog filter. On the way `leapfrog-walk.ts` has it trapezoidal. */
function settle(lane: usize, g: f64, k: f64, high: f64, band: f64, low: f64): void {
  const whole = 1.0 + g * (k + g);
  const level = high + low;
  const slope = high * k + band;
  const first = (high + g * (slope + g * level)) / whole;
  store<f32>(lane, <f32>((4.0 * g * g) / whole), PULL);
  store<f32>(lane, <f32>((2.0 * g * k) / whole), DAMP);
  store<f32>(lane, <f32>level, LEVEL);
  store<f32>(lane, <f32>((slope - first * k) / (2.0 * g)), MID);
  store<f32>(lane, <f32>((g * (slope - level * k) - low) / whole), TOP);
}

/** A lane's section walks out of the signal: what it adds fades, its tuning stays. */
export function leave(section: usize, lane: usize, sampleRate: f64, pace: i32): void {
  const walk = section + WALK;
  glide.aim(walk, DESIGN, HIGH, lane, 1.0);
  glide.aim(walk, DESIGN, BAND, lane, 0.0);
  glide.aim(walk, DESIGN, LOW, lane, 0.0);
  if (!isOnItsWay(section, lane)) setOut(section, lane);
  glide.depart(walk, DESIGN, lane, sampleRate, pace);
  if (!isOnItsWay(section, lane)) arrive(section, lane);
  store<f32>(section + lane, 1.0, LEVEL);
  store<f32>(section + lane, 0.0, MID);
  store<f32>(section + lane, 0.0, TOP);
}

/** Whether a lane's section adds anything to the signal, or is on its way. */
export function isHeard(section: usize, lane: usize): bool {
  const walk = section + WALK + lane;
  if (load<f32>(walk) != 0.0 || load<f32>(glide.valueAt(walk, HIGH)) != 1.0) return true;
  return load<f32>(glide.valueAt(walk, BAND)) != 0.0 || load<f32>(glide.valueAt(walk, LOW)) != 0.0;
}

@inline
export function isOnItsWay(section: usize, lane: usize): bool {
  return load<f32>(section + WALK + lane) != 0.0;
}

@inline
export function isWalking(section: usize): bool {
  return glide.walking(section + WALK);
}

/**
 * Runs sections that do not walk, one after the other, two frames at a time: what a section needs is fetched once for two frames. `list`
 * holds their addresses, 32 bits each.
 */
export function cascade(list: usize, count: i32, input: usize, output: usize, channels: i32, frames: i32): void {
  const last = list + (<usize>count << 2);
  if (channels == 1) return cascadeChannel(list, last, 0, input, output, frames);
  cascadePairs(list, last, input, output, <usize>(frames >> 1) << 5);
  if ((frames & 1) == 0) return;
  const odd = <usize>(frames - 1) << 4;
  cascadeChannel(list, last, 0, input + odd, output + odd, 1);
  cascadeChannel(list, last, 32, input + odd + RIGHT, output + odd + RIGHT, 1);
}

/**
 * As on a staircase: each section is a pair of frames behind the one before, and finds in the output what that one left there a step ago. So
 * none waits for another of its step. A pair is 32 bytes, a section 4 of the list; `end` is how many bytes there are of a channel.
 */
function cascadePairs(list: usize, last: usize, input: usize, output: usize, end: usize): void {
  const lag = ((last - list) << 3) - 32;
  for (let step: usize = 0; step < end + lag; step += 32) {
    // How far behind the first section is that is not through yet.
    const behind: usize = step < end ? 0 : step - end + 32;
    const until = min(last, list + (step >> 3) + 4);
    let to = output + step - behind;
    let from = behind == 0 ? input + step : to;
    for (let at = list + (behind >> 3); at < until; at += 4) {
      const section = <usize>load<u32>(at);
      const pull = v128.load(section, PULL);
      const damp = v128.load(section, DAMP);
      const level = v128.load(section, LEVEL);
      const mid = v128.load(section, MID);
      const top = v128.load(section, TOP);
      twoFrames(section, from, to, pull, damp, level, mid, top);
      twoFrames(section + 32, from + RIGHT, to + RIGHT, pull, damp, level, mid, top);
      to -= 32;
      from = to;
    }
  }
}

/** Two frames of one channel, whose integrators stand at `state`: first what the next step waits for, then what is heard. */
@inline
function twoFrames(state: usize, from: usize, to: usize, pull: v128, damp: v128, level: v128, mid: v128, top: v128): void {
  const band = v128.load(state);
  const low = v128.load(state, 16);
  const x = v128.load(from);
  const above = f32x4.sub(x, low);
  const next = f32x4.add(band, f32x4.sub(f32x4.mul(pull, above), f32x4.mul(damp, band)));
  const nextLow = f32x4.add(low, next);
  const y = v128.load(from, 16);
  const nextAbove = f32x4.sub(y, nextLow);
  const after = f32x4.add(next, f32x4.sub(f32x4.mul(pull, nextAbove), f32x4.mul(damp, next)));
  v128.store(state, after);
  v128.store(state, f32x4.add(nextLow, after), 16);
  v128.store(to, f32x4.add(f32x4.mul(level, x), f32x4.add(f32x4.mul(mid, band), f32x4.mul(top, above))));
  v128.store(to, f32x4.add(f32x4.mul(level, y), f32x4.add(f32x4.mul(mid, next), f32x4.mul(top, nextAbove))), 16);
}

/** One channel, a frame at a time; its integrators stand at `state` in each section. */
function cascadeChannel(list: usize, last: usize, state: usize, input: usize, output: usize, frames: i32): void {
  for (const end = input + (<usize>frames << 4); input < end; input += 16, output += 16) {
    let x = v128.load(input);
    for (let at = list; at < last; at += 4) {
      const section = <usize>load<u32>(at);
      const band = v128.load(section + state);
      const low = v128.load(section + state, 16);
      const above = f32x4.sub(x, low);
      const swings = f32x4.add(f32x4.mul(v128.load(section, MID), band), f32x4.mul(v128.load(section, TOP), above));
      x = f32x4.add(f32x4.mul(v128.load(section, LEVEL), x), swings);
      const move = f32x4.sub(f32x4.mul(v128.load(section, PULL), above), f32x4.mul(v128.load(section, DAMP), band));
      const next = f32x4.add(band, move);
      v128.store(section + state, next);
      v128.store(section + state, f32x4.add(low, next), 16);
    }
    v128.store(output, x);
  }
}
