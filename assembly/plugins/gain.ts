import * as glide from "../dsp/lane-glide";
import * as moment from "../dsp/moment";
import { Ramp } from "../dsp/ramp";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/gain";
import * as L from "../generated/layout";

const COEFFICIENTS: i32 = 1;

export const FIELDS: i32 = 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** The cell holds the gain itself, not decibels. */
export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  glide.aim(bank, COEFFICIENTS, 0, lane, load<f32>(params, P.GAIN_DB));
  glide.depart(bank, COEFFICIENTS, lane, sampleRate, pace);
}

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  if (anyMoves(inserts)) return follow(bank, input, output, frames, channels, inserts);
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank, frames - done);
    const from = <usize>done << 4;
    const end = from + (<usize>stretch << 4);
    const step = v128.load(glide.stepAt(bank, COEFFICIENTS, 0));
    let gain = v128.load(glide.valueAt(bank, 0));
    for (let at = from; at < end; at += 16) {
      v128.store(output + at, f32x4.mul(v128.load(input + at), gain));
      if (channels == 2) v128.store(output + at, f32x4.mul(v128.load(input + at, L.QUAD_BYTES), gain), L.QUAD_BYTES);
      gain = f32x4.add(gain, step);
    }
    v128.store(glide.valueAt(bank, 0), gain);
    glide.passed(bank, COEFFICIENTS, stretch);
    done += stretch;
  }
}

@inline
function rampOf(insert: usize): Ramp {
  return changetype<Ramp>(<usize>load<u32>(insert, L.INSERT_RAMPS) + (P.GAIN_DB >> 2) * L.RAMP_BYTES);
}

function anyMoves(inserts: usize): bool {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    if (insert && rampOf(insert).moves(moment.now)) return true;
  }
  return false;
}

/** Automation is heard in every frame as it is drawn; the other lanes go on as they do. */
function follow(bank: usize, input: usize, output: usize, frames: i32, channels: i32, inserts: usize): void {
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank, frames - done);
    const step = v128.load(glide.stepAt(bank, COEFFICIENTS, 0));
    let gain = v128.load(glide.valueAt(bank, 0));
    for (let at = <usize>done << 4, end = <usize>(done + stretch) << 4; at < end; at += 16) {
      v128.store(workspace + at, gain);
      gain = f32x4.add(gain, step);
    }
    v128.store(glide.valueAt(bank, 0), gain);
    glide.passed(bank, COEFFICIENTS, stretch);
    done += stretch;
  }
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    if (insert && rampOf(insert).moves(moment.now)) rampOf(insert).fill(moment.now, workspace + lane, 16, frames);
  }
  for (let at: usize = 0, end = <usize>frames << 4; at < end; at += 16) {
    const gain = v128.load(workspace + at);
    v128.store(output + at, f32x4.mul(v128.load(input + at), gain));
    if (channels == 2) v128.store(output + at, f32x4.mul(v128.load(input + at, L.QUAD_BYTES), gain), L.QUAD_BYTES);
  }
}

export function rest(bank: usize): bool {
  return !glide.walking(bank);
}
