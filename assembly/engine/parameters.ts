import * as glide from "../dsp/lane-glide";
import * as moment from "../dsp/moment";
import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as plugins from "../generated/plugins";
import * as regions from "./regions";

/**
 * How an insert's parameters reach its kernel. A hand's move glides. What automation draws is worked out every {@link L.LINE_FRAMES} from the
 * frame it began, and wherever a move ends; the kernel goes there in straight lines that arrive when they are due, so nothing lags. A jump is one.
 */

/** Whether some lane of the bank refreshed last follows automation. */
export let follows: bool = false;

/** Two values of a parameter that differ by less are one: a curve ends where the next begins but for rounding. */
const SAME: f32 = 1e-6;

/** A hand set the parameter at `cell`: whatever moved it does so no more; or the tempo, before the parameters. `changed` is its insert's word. */
export function setByHand(changed: usize, cell: usize): void {
  const insert = changed - L.INSERT_CHANGED;
  const params = insert + L.INSERT_HEAD_BYTES;
  if (cell >= params) rampOf(insert, <i32>((cell - params) >> 2)).jump(load<f32>(cell));
  raise(insert, L.CHANGED_BY_HAND);
}

/** The parameter at `cell`, which was `from` until now, follows its ramp. */
export function follow(insert: usize, cell: usize, from: f32, to: f32): void {
  const jumps = Mathf.abs(to - from) > SAME * Mathf.abs(from);
  store<f32>(cell, to);
  raise(insert, jumps ? L.CHANGED_FOLLOWS | L.CHANGED_JUMPS : L.CHANGED_FOLLOWS);
}

function raise(insert: usize, bits: i32): void {
  store<i32>(insert, load<i32>(insert, L.INSERT_CHANGED) | bits, L.INSERT_CHANGED);
}

@inline
function rampOf(insert: usize, index: i32): Ramp {
  return changetype<Ramp>(<usize>load<u32>(insert, L.INSERT_RAMPS) + <usize>index * L.RAMP_BYTES);
}

/** Tells the kernel what changed in the lanes of a bank. Returns how many of `frames` it goes on for until it must be told again. */
export function refreshBank(plugin: i32, bank: usize, inserts: usize, frames: i32): i32 {
  let line = frames;
  follows = false;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    if (!insert || !load<i32>(insert, L.INSERT_CHANGED)) continue;
    const left = refresh(plugin, bank, lane, insert);
    if (left == 0) continue;
    line = min(line, left);
    follows = true;
  }
  return line;
}

/** So many frames were heard. */
export function passed(inserts: usize, frames: i32): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    if (!insert) continue;
    const left = load<i32>(insert, L.INSERT_WALK);
    if (left > 0) store<i32>(insert, left - frames, L.INSERT_WALK);
  }
}

/** Tells a lane's kernel. Returns how many frames it may go on for by itself, 0 for as long as nothing changes. */
function refresh(plugin: i32, bank: usize, lane: usize, insert: usize): i32 {
  const changed = load<i32>(insert, L.INSERT_CHANGED);
  const fresh = load<i32>(insert, L.INSERT_FRESH) != 0;
  const follows = changed & L.CHANGED_FOLLOWS;
  store<i32>(insert, follows, L.INSERT_CHANGED);
  if (fresh || (changed & L.CHANGED_JUMPS) != 0) {
    store<i32>(insert, 0, L.INSERT_FRESH);
    lookAt(insert, moment.now);
    tell(plugin, bank, lane, insert, fresh ? glide.FRESH : glide.AT_ONCE);
    store<i32>(insert, 0, L.INSERT_WALK);
  } else if (changed & L.CHANGED_BY_HAND) {
    const frames = glide.glideFrames(regions.sampleRate);
    lookAt(insert, moment.now + <f64>frames);
    tell(plugin, bank, lane, insert, glide.BY_HAND);
    if (follows) store<i32>(insert, frames, L.INSERT_WALK);
  }
  if (!follows) return 0;
  const left = load<i32>(insert, L.INSERT_WALK);
  return left > 0 ? left : walkOn(plugin, bank, lane, insert);
}

/** The next line of what follows; at the end of the last one all is where it shall be. */
function walkOn(plugin: i32, bank: usize, lane: usize, insert: usize): i32 {
  const frames = framesToWalk(insert);
  lookAt(insert, moment.now + <f64>frames);
  tell(plugin, bank, lane, insert, frames);
  store<i32>(insert, frames, L.INSERT_WALK);
  if (frames == 0) store<i32>(insert, 0, L.INSERT_CHANGED);
  return frames;
}

@inline
function tell(plugin: i32, bank: usize, lane: usize, insert: usize, pace: i32): void {
  plugins.prepare(plugin, bank, lane, insert + L.INSERT_HEAD_BYTES, insert, regions.sampleRate, pace);
}

/** To where the first move ends, and no further than a line goes. */
function framesToWalk(insert: usize): i32 {
  let frames = L.LINE_FRAMES;
  let moves = false;
  for (let i = 0, count = load<i32>(insert, L.INSERT_PARAMS); i < count; i++) {
    const left = rampOf(insert, i).framesLeft(moment.now);
    if (left == 0) continue;
    moves = true;
    frames = min(frames, left);
  }
  return moves ? frames : 0;
}

/** Brings the cells of what moves to what they will be at a frame. */
function lookAt(insert: usize, frame: f64): void {
  for (let i = 0, count = load<i32>(insert, L.INSERT_PARAMS); i < count; i++) {
    const ramp = rampOf(insert, i);
    if (ramp.stirs) store<f32>(insert + L.INSERT_HEAD_BYTES + (<usize>i << 2), ramp.worth(frame));
  }
}
