import { exp2 } from "./decibels";
import { RIGHT } from "./quad";
import { layToRest } from "./rest";

/**
 * Attack and release of wanted reductions: the smooth peak detectors of Giannoulis, Massberg and Reiss ("Digital Dynamic Range Compressor
 * Design", JAES 60(6), 2012). Decoupled: hold what falls at the release's pace, then follow at the attack's. Branching: follow at the pace of
 * whichever way it goes. Each value keeps a second float of what the first rounds off: a slow release would otherwise stall 0.004 dB early.
 * What is rounded off is added to the next move, and left out where that move is worked out: it is at most half a unit in the last place of
 * the value, and the next frame need not wait for it.
 */

/** State of one path: held, its rest, smoothed, its rest. */
export const SMOOTHER_FIELDS: usize = 4;

/** A reduction below this, in powers of two, changes no bit of a gain. */
const NO_REDUCTION: f32 = 1e-16;

/** A lane begins with what it wants. */
export function beginAt(state: usize, lane: usize, reduction: f32): void {
  store<f32>(state + lane, reduction);
  store<f32>(state + lane, reduction, 32);
}

/** Lays a smoother to rest; says whether it is. */
export function layPathToRest(state: usize): bool {
  return layToRest(state, <i32>SMOOTHER_FIELDS, NO_REDUCTION);
}

/** Fields of paces: shares of the way per sample, and what follows from them. What a loop takes as it is, it need not work out each time. */
export const PACE_FIELDS: usize = 4;
const RELEASE: usize = 16;
const FALLING: usize = 32;
const HIGHEST_HELD: usize = 48;

/** No reduction is as large. */
const ENDLESS: f32 = 1e9;

/** A lane's shares of the way per sample, and whether its detector branches. */
export function setPaces(paces: usize, lane: usize, attack: f32, release: f32, branches: bool): void {
  store<f32>(paces + lane, attack);
  store<f32>(paces + lane, release, RELEASE);
  store<f32>(paces + lane, branches ? release : attack, FALLING);
  store<f32>(paces + lane, branches ? 0.0 : ENDLESS, HIGHEST_HELD);
}

/** Bits in which the paces of rising and falling differ. */
const differing = memory.data(16, 16);

/** Whether nothing dry is mixed in, in any lane that is not idle. */
@inline
function isWet(paces: usize, blend: usize): bool {
  const idle = f32x4.eq(v128.load(paces), f32x4.splat(0.0));
  const wet = v128.or(idle, f32x4.eq(v128.load(blend, 16), f32x4.splat(1.0)));
  return v128.all_true<i32>(v128.and(wet, f32x4.eq(v128.load(blend, 32), f32x4.splat(0.0))));
}

/**
 * Smooths a quad of wanted reductions (in powers of two, never negative) and turns a channel down by them. While a gain is worked out the
 * next reduction is smoothed: neither waits for the other.
 *
 * `paces`: fields that {@link setPaces} filled; idle lanes, all zeros, branch.
 * `blend`: three fields, the makeup in powers of two, the shares of wet and dry; `steps` is what they gain a frame. `largest` keeps the
 * largest reduction.
 */
export function squeeze(
  state: usize,
  wanted: usize,
  input: usize,
  output: usize,
  frames: i32,
  paces: usize,
  blend: usize,
  steps: usize,
  largest: usize,
): void {
  turnDown(state, wanted, input, output, frames, paces, blend, steps, largest, false, true, false, false);
}

/** The same for both channels of a quad, while the blend stands still. */
export function squeezeBoth(
  state: usize,
  wanted: usize,
  input: usize,
  output: usize,
  frames: i32,
  paces: usize,
  blend: usize,
  largest: usize,
): void {
  const wetAll = isWet(paces, blend);
  const allBranch = !v128.any_true(v128.load(paces, HIGHEST_HELD));
  if (!wetAll) turnDown(state, wanted, input, output, frames, paces, blend, 0, largest, true, false, false, false);
  else if (allBranch) turnDown(state, wanted, input, output, frames, paces, blend, 0, largest, true, false, true, true);
  else turnDown(state, wanted, input, output, frames, paces, blend, 0, largest, true, false, false, true);
}

/** The same for both channels of a quad, while the blend walks. */
export function squeezeBothWalking(
  state: usize,
  wanted: usize,
  input: usize,
  output: usize,
  frames: i32,
  paces: usize,
  blend: usize,
  steps: usize,
  largest: usize,
): void {
  turnDown(state, wanted, input, output, frames, paces, blend, steps, largest, true, true, false, false);
}

/** Whether every lane has arrived where it is held, to the bit: what is wanted goes on, and nothing moves. */
export function hasSettled(state: usize): bool {
  return !v128.any_true(v128.xor(v128.load(state), v128.load(state, 32)));
}

/** The last four are known when this is compiled. Where `allBranch`, nothing is held; where `wetAll`, nothing is mixed: no lane can tell it from the general way. */
@inline
function turnDown(
  state: usize,
  wanted: usize,
  input: usize,
  output: usize,
  frames: i32,
  paces: usize,
  blend: usize,
  steps: usize,
  largest: usize,
  both: bool,
  walking: bool,
  allBranch: bool,
  wetAll: bool,
): void {
  const attack = v128.load(paces);
  const release = v128.load(paces, RELEASE);
  const falling = v128.load(paces, FALLING);
  // By way of memory, or V8 works it out in every frame.
  v128.store(differing, v128.xor(attack, falling));
  const differ = v128.load(differing);
  const highest = v128.load(paces, HIGHEST_HELD);
  let makeup = v128.load(blend);
  let wet = v128.load(blend, 16);
  let dry = v128.load(blend, 32);
  let most = v128.load(largest);
  let held = v128.load(state);
  let heldRest = v128.load(state, 16);
  let smoothed = v128.load(state, 32);
  let smoothRest = v128.load(state, 48);
  if (allBranch) heldRest = v128.splat<i32>(0);
  for (let at: usize = 0, end = <usize>frames << 4; at < end; at += 16) {
    const want = v128.load(wanted + at);
    if (allBranch) held = want;
    else {
      const fall = f32x4.add(heldRest, f32x4.mul(release, f32x4.sub(want, held)));
      const lower = f32x4.pmin(f32x4.add(held, fall), highest);
      heldRest = v128.and(f32x4.sub(fall, f32x4.sub(lower, held)), f32x4.lt(want, lower));
      held = f32x4.pmax(want, lower);
    }
    const pace = v128.xor(falling, v128.and(differ, f32x4.gt(held, smoothed)));
    const gap = f32x4.sub(held, smoothed);
    const move = f32x4.add(smoothRest, f32x4.mul(pace, allBranch ? gap : f32x4.add(gap, heldRest)));
    const next = f32x4.add(smoothed, move);
    smoothRest = f32x4.sub(move, f32x4.sub(next, smoothed));
    smoothed = next;
    most = f32x4.pmax(most, next);
    const squeezed = exp2(f32x4.sub(makeup, next));
    const gain = wetAll ? squeezed : f32x4.add(dry, f32x4.mul(wet, squeezed));
    v128.store(output + at, f32x4.mul(v128.load(input + at), gain));
    if (both) v128.store(output + at, f32x4.mul(v128.load(input + at, RIGHT), gain), RIGHT);
    if (walking) {
      makeup = f32x4.add(makeup, v128.load(steps));
      wet = f32x4.add(wet, v128.load(steps, 16));
      dry = f32x4.add(dry, v128.load(steps, 32));
    }
  }
  v128.store(state, held);
  v128.store(state, heldRest, 16);
  v128.store(state, smoothed, 32);
  v128.store(state, smoothRest, 48);
  v128.store(largest, most);
  if (!walking) return;
  v128.store(blend, makeup);
  v128.store(blend, wet, 16);
  v128.store(blend, dry, 32);
}
