import * as between from "../dsp/between";
import * as wall from "../dsp/brick-wall";
import { DB_PER_OCTAVE, exp2 } from "../dsp/decibels";
import * as glide from "../dsp/lane-glide";
import { share } from "../dsp/pace";
import { layToRest } from "../dsp/rest";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/limiter";
import { framesOf } from "./key-path";
import { delay } from "./late-lanes";

/** True peaks, what they want, and the signal as late as that takes. Levels are in powers of two; both channels alike. */

/** Fields: what the page reads, the wall, where each lane's ring is written next and how late it is read. */
const REDUCTION: usize = 0;
const WALL: usize = 16;
const PLACE: usize = WALL + (<usize>wall.STATE_FIELDS << 4);
const LATE: usize = PLACE + 16;
const TIMES: usize = LATE + 16;
const GLIDE: usize = TIMES + (<usize>wall.TIME_FIELDS << 4);
const COEFFICIENTS: i32 = 2;
const INPUT_GAIN: i32 = 0;
const CEILING: i32 = 1;
/** Of each channel, samples that are not through yet. */
const HISTORY: usize = GLIDE + (<usize>(1 + glide.FIELDS_EACH * COEFFICIENTS) << 4);
const HISTORY_BYTES: usize = <usize>between.HISTORY_FIELDS << 4;
export const FIELDS: i32 = <i32>(HISTORY >> 4) + 2 * between.HISTORY_FIELDS;

/** So far below what is asked for it stays, in dB: a gain that moves makes a little of its own between samples. */
const MARGIN_DB: f64 = 0.05;
/** What does not reach the ceiling is not looked at. */
const quiet = memory.data(16, 16);

/** A reduction below this changes no bit of a gain. */
const NO_REDUCTION: f32 = 1e-16;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const gain = Math.pow(10.0, <f64>load<f32>(params, P.INPUT_GAIN_DB) / 20.0);
  const ceiling = (<f64>load<f32>(params, P.CEILING_DBTP) - MARGIN_DB) / DB_PER_OCTAVE;
  glide.aim(bank + GLIDE, COEFFICIENTS, INPUT_GAIN, lane, <f32>gain);
  glide.aim(bank + GLIDE, COEFFICIENTS, CEILING, lane, <f32>ceiling);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
  const frames = framesOf(load<f32>(params, P.LOOKAHEAD_MS), sampleRate);
  const release = <f64>load<f32>(params, P.RELEASE_MS);
  wall.setTimes(bank + TIMES, lane, frames, share(release, sampleRate), share(wall.slowTime(release), sampleRate));
  store<f32>(bank + lane, <f32>(frames + between.LATE), LATE);
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
  v128.store(bank, f32x4.splat(0.0), REDUCTION);
  const walk = bank + GLIDE;
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(walk, frames - done);
    const at = <usize>done << 4;
    drive(walk, input + at, output + at, channels, stretch);
    look(bank, output + at, channels, stretch);
    delay(bank + PLACE, bank + LATE, output + at, output + at, stretch, channels, inserts);
    const ceiling = glide.valueAt(walk, CEILING);
    const step = glide.stepAt(walk, COEFFICIENTS, CEILING);
    wall.limit(bank + WALL, bank + TIMES, workspace, output + at, channels, stretch, ceiling, step, bank + REDUCTION);
    glide.passed(walk, COEFFICIENTS, stretch);
    done += stretch;
  }
  v128.store(bank, f32x4.mul(v128.load(bank, REDUCTION), f32x4.splat(<f32>DB_PER_OCTAVE)), REDUCTION);
}

/** The input at its gain. */
function drive(walk: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  const step = v128.load(glide.stepAt(walk, COEFFICIENTS, INPUT_GAIN));
  let gain = v128.load(glide.valueAt(walk, INPUT_GAIN));
  for (const end = input + (<usize>frames << 4); input < end; input += 16, output += 16) {
    v128.store(output, f32x4.mul(v128.load(input), gain));
    if (channels == 2) v128.store(output, f32x4.mul(v128.load(input, L.QUAD_BYTES), gain), L.QUAD_BYTES);
    gain = f32x4.add(gain, step);
  }
  v128.store(glide.valueAt(walk, INPUT_GAIN), gain);
}

/** True peaks of the larger channel, into the workspace. */
function look(bank: usize, signal: usize, channels: i32, frames: i32): void {
  memory.fill(workspace, 0, <usize>frames << 4);
  v128.store(quiet, exp2(v128.load(glide.valueAt(bank + GLIDE, CEILING))));
  for (let c: usize = 0; c < <usize>channels; c++)
    between.truePeaks(bank + HISTORY + c * HISTORY_BYTES, signal + c * L.QUAD_BYTES, workspace, frames, quiet);
}

export function rest(bank: usize): bool {
  layToRest(bank, 1);
  const history = layToRest(bank + HISTORY, 2 * between.HISTORY_FIELDS);
  return layToRest(bank + WALL, wall.STATE_FIELDS, NO_REDUCTION) && history && !glide.walking(bank + GLIDE);
}
