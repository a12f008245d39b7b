import { Ramp } from "../dsp/ramp";
import * as C from "../generated/commands";
import * as L from "../generated/layout";
import * as clock from "./clock";
import * as gains from "./gains";
import * as parameters from "./parameters";
import * as perform from "./perform";
import * as regions from "./regions";

let head: i32 = 0;
/** Events waiting for their frame. */
export let waiting: i32 = 0;

/** The newest roll of the transport's that has come, and when it is done. */
let roll: u32 = 1;
let rollAt: f64 = 0.0;
/** What counts from a roll that has not come waits behind everything else, from here on. */
const UNKNOWN: f64 = 2251799813685248.0;

@inline
function slot(i: i32): usize {
  return regions.queue + <usize>((head + i) & (regions.QUEUE_EVENTS - 1)) * L.EVENT_BYTES;
}

@inline
function dueOf(record: usize): f64 {
  return load<f64>(record, L.RECORD_FRAME_AT);
}

/** Takes `bytes` of whole records from the inbox; returns how many it could. What is due is done; the rest waits in order of its frame. */
export function take(bytes: i32): i32 {
  doDue();
  let record = regions.inbox;
  const end = record + <usize>bytes;
  while (record < end) {
    const code = load<i32>(record, L.RECORD_CODE_AT);
    if (countsFromRoll(record)) {
      store<f64>(record, dueOf(record) + (load<u32>(record, C.CURVE_ROLL) == roll ? rollAt : UNKNOWN), L.RECORD_FRAME_AT);
    } else if (dueOf(record) < 0.0) store<f64>(record, clock.frame - dueOf(record), L.RECORD_FRAME_AT);
    if (code == C.COMMAND_ROLL) announce(record);
    if (code == C.COMMAND_WRITE) write(record);
    else if (code == C.COMMAND_ZERO) zero(record);
    else if (dueOf(record) <= clock.frame) obey(record);
    else if (waiting == regions.QUEUE_EVENTS) break;
    else keep(record);
    record += load<u32>(record);
  }
  return <i32>(record - regions.inbox);
}

/** Does everything that is due by now. */
export function doDue(): void {
  while (waiting > 0 && dueOf(slot(0)) <= clock.frame) {
    const record = slot(0);
    head = (head + 1) & (regions.QUEUE_EVENTS - 1);
    waiting -= 1;
    obey(record);
  }
}

/** Frames until the next event, if that is sooner than `frames`. */
export function framesBeforeEvent(frames: i32): i32 {
  if (waiting == 0) return frames;
  return <i32>min(<f64>frames, dueOf(slot(0)) - clock.frame);
}

function keep(record: usize): void {
  put(record, waiting);
  waiting += 1;
}

/** Among the first `count` of what waits, behind everything due no later: equal frames keep the order they were sent in. */
function put(record: usize, count: i32): void {
  const due = dueOf(record);
  let at = count;
  while (at > 0 && dueOf(slot(at - 1)) > due) {
    memory.copy(slot(at), slot(at - 1), L.EVENT_BYTES);
    at -= 1;
  }
  memory.copy(slot(at), record, load<u32>(record));
}

@inline
function countsFromRoll(record: usize): bool {
  return load<i32>(record, L.RECORD_CODE_AT) == C.COMMAND_CURVE && load<u32>(record, C.CURVE_ROLL) != 0;
}

/** A roll has come: when it is done is known, and so is when everything is due that counts from it. */
function announce(record: usize): void {
  roll = load<u32>(record, C.ROLL_SERIAL);
  rollAt = Math.max(dueOf(record), clock.frame);
  let first = waiting;
  while (first > 0 && dueOf(slot(first - 1)) >= UNKNOWN) first -= 1;
  for (let i = first; i < waiting; i++) {
    memory.copy(regions.scratch, slot(i), L.EVENT_BYTES);
    store<f64>(regions.scratch, dueOf(slot(i)) - UNKNOWN + rollAt, L.RECORD_FRAME_AT);
    put(regions.scratch, i);
  }
}

/** What counts from earlier rolls is of a time that is over. */
function forgetBefore(serial: u32): void {
  let kept = 0;
  for (let i = 0; i < waiting; i++) {
    if (countsFromRoll(slot(i)) && load<u32>(slot(i), C.CURVE_ROLL) < serial) continue;
    if (kept < i) memory.copy(slot(kept), slot(i), L.EVENT_BYTES);
    kept += 1;
  }
  waiting = kept;
}

function write(record: usize): void {
  gains.change();
  memory.copy(load<u32>(record, C.WRITE_ADDRESS), record + C.WRITE_LENGTH + 4, load<u32>(record, C.WRITE_LENGTH));
}

function zero(record: usize): void {
  gains.change();
  memory.fill(load<u32>(record, C.ZERO_ADDRESS), 0, load<u32>(record, C.ZERO_LENGTH));
}

function obey(record: usize): void {
  switch (load<i32>(record, L.RECORD_CODE_AT)) {
    case C.COMMAND_SET: {
      const flag = load<u32>(record, C.SET_FLAG);
      store<f32>(load<u32>(record, C.SET_ADDRESS), load<f32>(record, C.SET_VALUE));
      if (flag) parameters.setByHand(flag, load<u32>(record, C.SET_ADDRESS));
      break;
    }
    case C.COMMAND_GLIDE:
      gains.change();
      changetype<Ramp>(<usize>load<u32>(record, C.GLIDE_ADDRESS)).glide(
        clock.frame,
        load<f32>(record, C.GLIDE_TARGET),
        load<i32>(record, C.GLIDE_FRAMES),
      );
      break;
    case C.COMMAND_CURVE:
      gains.change();
      curve(record);
      break;
    case C.COMMAND_ARRIVE:
      gains.change();
      changetype<Ramp>(<usize>load<u32>(record, C.ARRIVE_ADDRESS)).glide(clock.frame, 1.0, load<i32>(record, C.ARRIVE_FRAMES));
      break;
    case C.COMMAND_CANCEL:
      forget(C.COMMAND_SET, C.COMMAND_CURVE);
      break;
    case C.COMMAND_STAY:
      forget(C.COMMAND_ARRIVE, C.COMMAND_SETTLE);
      break;
    case C.COMMAND_SWAP:
      move(load<u32>(record, C.SWAP_MOVES), load<u32>(record, C.SWAP_MOVE_COUNT));
      perform.use(load<u32>(record, C.SWAP_PLAN), load<u32>(record, C.SWAP_SERIAL));
      break;
    case C.COMMAND_SETTLE:
      perform.settle(load<u32>(record, C.SETTLE_SERIAL));
      break;
    case C.COMMAND_ROLL:
      clock.roll(load<u32>(record, C.ROLL_SERIAL), load<u32>(record, C.ROLL_PLAYING) != 0, load<f64>(record, C.ROLL_POSITION));
      forgetBefore(load<u32>(record, C.ROLL_SERIAL));
      break;
    case C.COMMAND_LOOP:
      clock.loop(load<u32>(record, C.LOOP_ON) != 0, load<f64>(record, C.LOOP_FROM), load<f64>(record, C.LOOP_TO));
      break;
  }
}

/** A ramp goes along a curve from the frame that was due for it, be it past. */
function curve(record: usize): void {
  const ramp = changetype<Ramp>(<usize>load<u32>(record, C.CURVE_ADDRESS));
  const insert = <usize>load<u32>(record, C.CURVE_INSERT);
  const cell = <usize>load<u32>(record, C.CURVE_CELL);
  const due = dueOf(record);
  const ease = load<i32>(record, C.CURVE_EASE);
  if (insert && !ramp.moves(clock.frame)) ramp.jump(load<f32>(cell));
  const from = ramp.worth(clock.frame);
  ramp.follow(
    (due > 0.0 || countsFromRoll(record) ? due : clock.frame) - <f64>load<i32>(record, C.CURVE_DONE),
    load<i32>(record, C.CURVE_FRAMES),
    load<f32>(record, C.CURVE_C0),
    load<f32>(record, C.CURVE_C1),
    load<f32>(record, C.CURVE_C2),
    load<f32>(record, C.CURVE_C3),
    load<f32>(record, C.CURVE_END),
  );
  if (ease > 0) ramp.ease(clock.frame, from, ease);
  if (insert) parameters.follow(insert, cell, from, ramp.worth(clock.frame));
}

/** What waits and is neither moves up, in order. */
function forget(one: i32, other: i32): void {
  let kept = 0;
  for (let i = 0; i < waiting; i++) {
    const code = load<i32>(slot(i), L.RECORD_CODE_AT);
    if (code == one || code == other) continue;
    if (kept < i) memory.copy(slot(kept), slot(i), L.EVENT_BYTES);
    kept += 1;
  }
  waiting = kept;
}

/** Lanes of banks to lanes of others. */
function move(moves: usize, count: u32): void {
  for (let n: u32 = 0; n < count; n++) {
    let from = <usize>load<u32>(moves);
    let to = <usize>load<u32>(moves, 4);
    for (let fields = load<u32>(moves, 8); fields > 0; fields--) {
      store<f32>(to, load<f32>(from));
      from += 16;
      to += 16;
    }
    moves += 12;
  }
}
