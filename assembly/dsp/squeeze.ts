import { wantedOf } from "./gain-curve";
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
export const RELEASE: usize = 16;
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

/** Whether a lane's detector branches. */
@inline
export function branches(paces: usize, lane: usize): bool {
  return load<f32>(paces + lane, HIGHEST_HELD) == 0.0;
}

/** Bits in which the paces of rising and falling differ. */
const differing = memory.data(16, 16);

/**
 * Smooths a quad of wanted reductions (in powers of two, never negative), in place. `paces`: fields that {@link setPaces} filled; idle lanes,
 * all zeros, branch.
 */
export function smooth(state: usize, reductions: usize, frames: i32, paces: usize): void {
  walk(state, 0, reductions, frames, paces, false, false);
}

/** The same for what a `curve` wants of the `parts` of levels, in their place: it is worked out while a smoother waits for itself. */
export function smoothWanted(state: usize, curve: usize, parts: usize, frames: i32, paces: usize): void {
  if (onlyFollows(paces)) walk(state, curve, parts, frames, paces, true, true);
  else walk(state, curve, parts, frames, paces, true, false);
}

/** Whether every lane branches, and rises no slower than it falls: of moves at both paces the one that leads higher is the right one. */
function onlyFollows(paces: usize): bool {
  const branches = f32x4.eq(v128.load(paces, HIGHEST_HELD), f32x4.splat(0.0));
  return v128.all_true<i32>(v128.and(branches, f32x4.ge(v128.load(paces), v128.load(paces, FALLING))));
}

/** By how many bytes what is wanted is ahead of the smoother: two frames, or it would come too late. What that is past the end is nobody's. */
const AHEAD: usize = 32;

/** The last two are known when this is compiled. Where lanes only follow, nothing is held: none can tell it from the general way. */
@inline
function walk(state: usize, curve: usize, reductions: usize, frames: i32, paces: usize, wants: bool, onlyFollows: bool): void {
  v128.store(differing, v128.xor(v128.load(paces), v128.load(paces, FALLING)));
  let held = v128.load(state);
  let heldRest = onlyFollows ? v128.splat<i32>(0) : v128.load(state, 16);
  let smoothed = v128.load(state, 32);
  let smoothRest = v128.load(state, 48);
  if (wants) for (let at: usize = 0; at < AHEAD; at += 16) v128.store(reductions + at, wantedOf(curve, reductions + at));
  for (const end = reductions + (<usize>frames << 4); reductions < end; reductions += 16) {
    if (wants) v128.store(reductions, wantedOf(curve, reductions + AHEAD), AHEAD);
    const want = v128.load(reductions);
    let move: v128;
    if (onlyFollows) {
      held = want;
      const gap = f32x4.sub(held, smoothed);
      move = f32x4.pmax(f32x4.mul(v128.load(paces), gap), f32x4.mul(v128.load(paces, FALLING), gap));
    } else {
      const fall = f32x4.add(heldRest, f32x4.mul(v128.load(paces, RELEASE), f32x4.sub(want, held)));
      const lower = f32x4.pmin(f32x4.add(held, fall), v128.load(paces, HIGHEST_HELD));
      heldRest = v128.and(f32x4.sub(fall, f32x4.sub(lower, held)), f32x4.lt(want, lower));
      held = f32x4.pmax(want, lower);
      const pace = v128.xor(v128.load(paces, FALLING), v128.and(v128.load(differing), f32x4.gt(held, smoothed)));
      move = f32x4.mul(pace, f32x4.add(f32x4.sub(held, smoothed), heldRest));
    }
    move = f32x4.add(smoothRest, move);
    const next = f32x4.add(smoothed, move);
    v128.store(reductions, next);
    smoothRest = f32x4.sub(move, f32x4.sub(next, smoothed));
    smoothed = next;
  }
  v128.store(state, held);
  v128.store(state, heldRest, 16);
  v128.store(state, smoothed, 32);
  v128.store(state, smoothRest, 48);
}

/** Whether every lane has arrived where it is held, to the bit: what is wanted goes on, and nothing moves. */
export function hasSettled(state: usize): bool {
  return !v128.any_true(v128.xor(v128.load(state), v128.load(state, 32)));
}
