import * as moment from "../dsp/moment";
import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as regions from "./regions";

/** Frames since boot. Exact: a double counts to 2^53. */
export let frame: f64 = 0.0;

/** How far into what the host asked for we are, in bytes of one channel. */
export let hostBytes: usize = 0;

/** The transport: where in the session we are, and whether time runs there. */
export let playing: bool = false;
export let position: f64 = 0.0;
/** The newest roll that was done, and when: boot is the first. */
export let rolled: u32 = 1;
export let rolledAt: f64 = 0.0;
let looping: bool = false;
let loopFrom: f64 = 0.0;
let loopTo: f64 = 0.0;

/** Whether {@link regions.gate} holds anything but ones in this block. */
export let gateMoves: bool = false;
/** Whether clips can be heard at all in this block. */
export let gateOpen: bool = false;

/** A negative position is "where you are". */
export function roll(serial: u32, rolls: bool, from: f64): void {
  rolled = serial;
  rolledAt = frame;
  playing = rolls;
  if (from >= 0.0) position = from;
  if (rolls) moment.rolled(frame, position);
}

export function loop(on: bool, from: f64, to: f64): void {
  looping = on && to > from;
  loopFrom = from;
  loopTo = to;
}

/** Frames until the transport jumps, if that is sooner than `frames`. */
export function framesBeforeJump(frames: i32): i32 {
  if (!playing || !looping || position >= loopTo) return frames;
  return <i32>min(<f64>frames, loopTo - position);
}

/** The transport's gate, once a block: every clip is multiplied by it. */
export function openGate(frames: i32): void {
  const ramp = changetype<Ramp>(regions.transportGate);
  const moves = ramp.moves(frame);
  gateMoves = moves || ramp.steady != 1.0;
  gateOpen = playing && (moves || ramp.steady != 0.0);
  if (gateMoves) ramp.fill(frame, regions.gate, 4, frames);
}

/** A request of the host's begins. */
export function begin(): void {
  hostBytes = 0;
}

export function advance(frames: i32): void {
  hostBytes += (<usize>frames) << 2;
  frame += <f64>frames;
  if (!playing) return;
  position += <f64>frames;
  if (looping && position == loopTo) position = loopFrom;
}

/** Frames to the next multiple of a block, where what has decayed is laid to rest. */
export function framesToGrid(): i32 {
  return L.BLOCK_FRAMES - <i32>(<i64>frame & (L.BLOCK_FRAMES - 1));
}

/** Place of this block's first frame in a ring of `mask` + 1 frames. */
export function ringPlace(mask: i32): i32 {
  return <i32>(<i64>frame) & mask;
}
