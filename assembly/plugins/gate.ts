import { DB_PER_OCTAVE } from "../dsp/decibels";
import * as glide from "../dsp/lane-glide";
import * as opening from "../dsp/opening";
import { share } from "../dsp/pace";
import * as pacing from "../dsp/pace-glide";
import { layToRest } from "../dsp/rest";
import { beginAt, hasSettled, layPathToRest, PACE_FIELDS, SMOOTHER_FIELDS, smooth } from "../dsp/squeeze";
import { turnDown } from "../dsp/turn-down";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/gate";
import * as L from "../generated/layout";
import * as keyPath from "./key-path";

/** What an expander wants, smoothed and turned down by; both channels alike. Levels are in powers of two. */

/** Fields: what the page reads, whether it is open, the smoother. */
const REDUCTION: usize = 0;
const INPUT_PEAK: usize = 16;
const OPENING: usize = 32;
const SMOOTHER: usize = OPENING + (<usize>opening.STATE_FIELDS << 4);

/** An opening's coefficients, then the blend's: make-up, of which there is none, wet and dry. */
const GLIDE: usize = SMOOTHER + (SMOOTHER_FIELDS << 4);
const COEFFICIENTS: i32 = 9;
const MAKEUP: i32 = 6;
const WET: i32 = 7;
const DRY: i32 = 8;

const PACES: usize = GLIDE + (<usize>(1 + glide.FIELDS_EACH * COEFFICIENTS) << 4);
const PACING: usize = PACES + (PACE_FIELDS << 4);
/** Frames that it holds, and how far a level falls in one. */
const TIMES: usize = PACING + (<usize>pacing.FIELDS << 4);
const KEY_PATH: usize = TIMES + 32;
export const FIELDS: i32 = <i32>(KEY_PATH >> 4) + keyPath.FIELDS;

/** A slope as steep as no end: the whole range within a tenth of a decibel. */
const STEEPEST: f64 = 1000.0;
const FALL_PER_SECOND: f64 = 1000.0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const knee = <f64>load<f32>(params, P.KNEE_DB) / DB_PER_OCTAVE;
  const listens = load<f32>(params, P.LISTEN) != 0.0;
  aim(bank, opening.THRESHOLD, lane, <f64>load<f32>(params, P.THRESHOLD_DB) / DB_PER_OCTAVE + <f64>opening.FLOOR);
  aim(bank, opening.HYSTERESIS, lane, <f64>load<f32>(params, P.HYSTERESIS_DB) / DB_PER_OCTAVE);
  aim(bank, opening.KNEE, lane, knee);
  aim(bank, opening.KNEE_CURVE, lane, knee > 0.0 ? 0.5 / knee : 0.0);
  aim(bank, opening.SLOPE, lane, Math.min(<f64>load<f32>(params, P.RATIO) - 1.0, STEEPEST));
  aim(bank, opening.RANGE, lane, <f64>load<f32>(params, P.RANGE_DB) / DB_PER_OCTAVE);
  // What is listened to is not turned down.
  aim(bank, WET, lane, listens ? 0.0 : 1.0);
  aim(bank, DRY, lane, listens ? 1.0 : 0.0);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
  // As after any silence, or the first of it would let noise through.
  if (pace == glide.FRESH) beginAt(bank + SMOOTHER, lane, opening.whenSilent(bank + GLIDE, lane));
  const opens = share(load<f32>(params, P.ATTACK_MS), sampleRate);
  const shuts = share(load<f32>(params, P.RELEASE_MS), sampleRate);
  pacing.depart(bank + PACING, bank + PACES, lane, shuts, opens, true, sampleRate, pace);
  store<f32>(bank + lane, <f32>Math.round(<f64>load<f32>(params, P.HOLD_MS) * 0.001 * sampleRate), TIMES);
  store<f32>(bank + lane, <f32>(FALL_PER_SECOND / sampleRate), TIMES + 16);
  const low = load<f32>(params, P.KEY_LOW_CUT_HZ);
  const high = load<f32>(params, P.KEY_HIGH_CUT_HZ);
  keyPath.prepare(bank + KEY_PATH, lane, insert, low, high, listens, load<f32>(params, P.LOOKAHEAD_MS), sampleRate, pace);
}

function aim(bank: usize, index: i32, lane: usize, value: f64): void {
  glide.aim(bank + GLIDE, COEFFICIENTS, index, lane, <f32>value);
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
  v128.store(bank, f32x4.splat(0.0), INPUT_PEAK);
  key = keyPath.hear(bank + KEY_PATH, input, output, key, frames, channels, inserts);
  const signal = keyPath.signal;
  for (let done = 0; done < frames; ) {
    const stretch = pacing.framesBeforeStep(bank + PACING, glide.framesBeforeLanding(bank + GLIDE, frames - done));
    const at = <usize>done << 4;
    expand(bank, signal + at, output + at, key + at, stretch, channels);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    pacing.passed(bank + PACING, bank + PACES, stretch);
    done += stretch;
  }
  v128.store(bank, f32x4.mul(v128.load(bank, REDUCTION), f32x4.splat(<f32>DB_PER_OCTAVE)), REDUCTION);
}

function expand(bank: usize, input: usize, output: usize, key: usize, frames: i32, channels: i32): void {
  const walk = bank + GLIDE;
  const other: usize = channels == 2 ? L.QUAD_BYTES : 0;
  const peak = opening.want(bank + OPENING, walk, COEFFICIENTS, bank + TIMES, key, other, workspace, frames);
  v128.store(bank, f32x4.pmax(peak, v128.load(bank, INPUT_PEAK)), INPUT_PEAK);
  const blend = glide.valueAt(walk, MAKEUP);
  const steps = glide.walking(walk) ? glide.stepAt(walk, COEFFICIENTS, MAKEUP) : 0;
  smooth(bank + SMOOTHER, workspace, frames, bank + PACES);
  turnDown(workspace, input, output, frames, channels, bank + PACES, blend, steps, bank + REDUCTION);
}

/** A gate rests shut: when it has turned down as far as it goes. */
export function rest(bank: usize): bool {
  layPathToRest(bank + SMOOTHER);
  const hears = keyPath.rest(bank + KEY_PATH);
  layToRest(bank, 2);
  return opening.isShut(bank + OPENING, bank + TIMES) && hasSettled(bank + SMOOTHER) && hears && !glide.walking(bank + GLIDE) && !pacing.walking(bank + PACING);
}
