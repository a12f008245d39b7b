import { AT_ONCE, BY_HAND, FRESH } from "./lane-glide";
import * as moment from "./moment";

/**
 * Slow oscillators, one a lane: phases as whole numbers of 2^-32 of a turn, so that they never drift and cutting time, or leaving out what
 * rests, changes no bit. A phase is `base + pace x now`. When the transport plays on from somewhere, or what is in time with the session
 * changes its pace, the phase is to be what it would be, had it run since the session began; it gets there the shorter way round, at no more
 * than {@link CATCH_UP} a frame, and as a train does: sooner or later faster, never at once. Words stand in two fields, 16 bits each: as bits of a
 * float they would look like anything.
 */
const BASE: usize = 0;
const PACE: usize = 32;
/** How far the phase has still to go. */
const BEHIND: usize = 64;
/** The pace that it comes to. */
const GOAL: usize = 96;
/** {@link moment.rolls} when it was looked at last. */
const ROLLS: usize = 128;
/** By how much a frame it gets there just now. */
const SPEED: usize = 144;
export const FIELDS: i32 = 11;

/** Half a turn takes some 1600 frames; of what moves the pitch, five times as long. */
export const CATCH_UP: i32 = 1 << 21;
export const CATCH_UP_SLOWLY: i32 = 1 << 18;
/** It is as fast after two to the power of so many frames. */
const GATHERS: i32 = 9;
/** Twice how fast it slows down, of how fast it gathers speed: whole numbers never quite keep to the curve. */
const BRAKES: f32 = 1.5;
/** It goes its own way, whatever the transport does. */
export const ALONE: i32 = 0;
/** How much faster or slower it turns with each frame while a hand turns its pace: 10 Hz take about 2000 of them. */
const HASTE: i32 = 512;
/** Of one that is heard itself: 20 kHz take 0.3 s. */
export const SWIFTLY: i32 = 1 << 17;
const TURN: f64 = 4294967296.0;

/** Of the four lanes while they run: phases, paces, ways to go, paces to come, and speeds. */
const running = memory.data(80, 16);

@inline
function wordAt(at: usize): i32 {
  return (<i32>load<f32>(at) << 16) | <i32>load<f32>(at, 16);
}

@inline
function putWord(at: usize, word: i32): void {
  store<f32>(at, <f32>(<u32>word >>> 16));
  store<f32>(at, <f32>(word & 0xffff), 16);
}

/** A frame's number, as far as phases care. */
@inline
function low(frame: f64): i32 {
  return <i32>(<i64>frame);
}

/** A lane turns this often a second from here on. @param inTime with the session: then it stands where the session says */
export function turn(lfo: usize, lane: usize, hz: f64, sampleRate: f64, inTime: bool, pace: i32): void {
  const at = lfo + lane;
  const step = <i32>(<i64>Math.round((hz / sampleRate) * TURN));
  const before = wordAt(at + PACE);
  putWord(at + GOAL, step);
  if (pace == BY_HAND && !inTime) return;
  if (pace == FRESH) {
    putWord(at + BASE, -step * low(moment.origin));
    putWord(at + BEHIND, 0);
    putWord(at + SPEED, 0);
    store<f32>(at, moment.rolls, ROLLS);
  } else if (step != before) {
    putWord(at + BASE, wordAt(at + BASE) + (before - step) * low(moment.now));
  }
  putWord(at + PACE, step);
  if (inTime && pace != FRESH) {
    const behind = step * low(moment.now - moment.origin) - (wordAt(at + BASE) + step * low(moment.now));
    if (pace == AT_ONCE) putWord(at + BASE, wordAt(at + BASE) + behind);
    putWord(at + BEHIND, pace == AT_ONCE ? 0 : behind);
    // As fast as it is, whatever its pace is now.
    putWord(at + SPEED, pace == AT_ONCE ? 0 : wordAt(at + SPEED) + before - step);
  }
}

/** Writes the phases of so many frames, four i32s each, whose whole range is a turn. @param catchUp how fast it gets to where it is to be @param speedUp and to its pace */
export function fill(lfo: usize, target: usize, frames: i32, catchUp: i32 = CATCH_UP, speedUp: i32 = HASTE): void {
  for (let lane: usize = 0; lane < 16; lane += 4) begin(lfo + lane, lane, catchUp != ALONE);
  let step = v128.load(running, 16);
  let phase = v128.load(running);
  let behind = v128.load(running, 32);
  let speed = v128.load(running, 64);
  const goal = v128.load(running, 48);
  const end = target + (<usize>frames << 4);
  if (!v128.any_true(v128.or(v128.or(behind, speed), v128.xor(step, goal)))) {
    for (; target < end; target += 16) {
      v128.store(target, phase);
      phase = i32x4.add(phase, step);
    }
    return;
  }
  const gathers = i32x4.splat(catchUp >> GATHERS);
  const haste = i32x4.splat(speedUp);
  for (; target < end; target += 16) {
    v128.store(target, phase);
    speed = i32x4.add(speed, between(i32x4.sub(wanted(behind, catchUp), speed), gathers));
    behind = i32x4.sub(behind, speed);
    phase = i32x4.add(i32x4.add(phase, step), speed);
    step = i32x4.add(step, between(i32x4.sub(goal, step), haste));
  }
  v128.store(running, phase);
  v128.store(running, step, 16);
  v128.store(running, behind, 32);
  v128.store(running, speed, 64);
  for (let lane: usize = 0; lane < 16; lane += 4) keep(lfo + lane, lane, frames);
}

@inline
function between(x: v128, most: v128): v128 {
  return i32x4.max_s(i32x4.min_s(x, most), i32x4.neg(most));
}

/** How fast what has so far to go may be, if it is to be able to stop there: the root of what is left, and no more than that. */
@inline
function wanted(behind: v128, catchUp: i32): v128 {
  const way = f32x4.convert_i32x4_s(behind);
  const left = f32x4.abs(way);
  const stops = f32x4.sqrt(f32x4.mul(left, f32x4.splat(BRAKES * <f32>(catchUp >> GATHERS))));
  const fast = f32x4.pmin(f32x4.pmin(stops, left), f32x4.splat(<f32>catchUp));
  return i32x4.trunc_sat_f32x4_s(v128.bitselect(f32x4.neg(fast), fast, f32x4.lt(way, f32x4.splat(0.0))));
}

function begin(at: usize, lane: usize, follows: bool): void {
  const step = wordAt(at + PACE);
  const phase = wordAt(at + BASE) + step * low(moment.now);
  if (follows && load<f32>(at, ROLLS) != moment.rolls) {
    store<f32>(at, moment.rolls, ROLLS);
    putWord(at + BEHIND, step * low(moment.now - moment.origin) - phase);
  }
  store<i32>(running + lane, phase);
  store<i32>(running + lane, step, 16);
  store<i32>(running + lane, wordAt(at + BEHIND), 32);
  store<i32>(running + lane, wordAt(at + GOAL), 48);
  store<i32>(running + lane, wordAt(at + SPEED), 64);
}

function keep(at: usize, lane: usize, frames: i32): void {
  const step = load<i32>(running + lane, 16);
  putWord(at + PACE, step);
  putWord(at + BASE, load<i32>(running + lane) - step * (low(moment.now) + frames));
  putWord(at + BEHIND, load<i32>(running + lane, 32));
  putWord(at + SPEED, load<i32>(running + lane, 64));
}

/** Whether every phase is where it is to be, and turns as it is to. */
export function isInPlace(lfo: usize): bool {
  let moves = v128.or(v128.load(lfo, BEHIND), v128.load(lfo, BEHIND + 16));
  moves = v128.or(moves, v128.or(v128.load(lfo, SPEED), v128.load(lfo, SPEED + 16)));
  moves = v128.or(moves, v128.xor(v128.load(lfo, PACE), v128.load(lfo, GOAL)));
  moves = v128.or(moves, v128.xor(v128.load(lfo, PACE + 16), v128.load(lfo, GOAL + 16)));
  return !v128.any_true(moves);
}
