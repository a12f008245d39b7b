import { DB_PER_OCTAVE } from "../dsp/decibels";
import { KNEE, KNEE_CURVE, KNEE_FROM, LINK, layOut, RANGE, SLOPE, takeApart, want } from "../dsp/gain-curve";
import * as glide from "../dsp/lane-glide";
import { share } from "../dsp/pace";
import { RIGHT } from "../dsp/quad";
import { layToRest } from "../dsp/rest";
import * as crossover from "../dsp/split";
import { layPathToRest, PACE_FIELDS, setPaces, SMOOTHER_FIELDS, smooth, smoothWanted } from "../dsp/squeeze";
import { turnDown } from "../dsp/turn-down";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/deesser";
import * as keyPath from "./key-path";

/** A compressor of the band above a frequency: what it takes away is added, turned over, to the whole. Both channels alike. */

/** Fields: what the page reads, the smoother, the curve and the blend on their way. */
const REDUCTION: usize = 0;
const INPUT_PEAK: usize = 16;
const SMOOTHER: usize = 32;
const GLIDE: usize = SMOOTHER + (SMOOTHER_FIELDS << 4);
const COEFFICIENTS: i32 = 9;
const MAKEUP: i32 = 6;
const WET: i32 = 7;
const DRY: i32 = 8;

const PACES: usize = GLIDE + (<usize>(1 + glide.FIELDS_EACH * COEFFICIENTS) << 4);
const CROSSOVER: usize = PACES + (PACE_FIELDS << 4);
const KEY_PATH: usize = CROSSOVER + (<usize>crossover.FIELDS << 4);
export const FIELDS: i32 = <i32>(KEY_PATH >> 4) + keyPath.FIELDS;

/** Where in the workspace the band above stands: behind a stereo key. */
const HIGH: usize = 2 * RIGHT;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const threshold = <f64>load<f32>(params, P.THRESHOLD_DB) / DB_PER_OCTAVE;
  const knee = <f64>load<f32>(params, P.KNEE_DB) / DB_PER_OCTAVE;
  const listens = load<f32>(params, P.LISTEN) != 0.0;
  aim(bank, KNEE_FROM, lane, threshold - knee * 0.5);
  aim(bank, KNEE, lane, knee);
  aim(bank, KNEE_CURVE, lane, knee > 0.0 ? 0.5 / knee : 0.0);
  aim(bank, SLOPE, lane, 1.0 - 1.0 / <f64>load<f32>(params, P.RATIO));
  aim(bank, LINK, lane, 1.0);
  aim(bank, RANGE, lane, <f64>load<f32>(params, P.RANGE_DB) / DB_PER_OCTAVE);
  // Of the band above, its gain less one is added. What is listened to is not turned down.
  aim(bank, WET, lane, listens ? 0.0 : 1.0);
  aim(bank, DRY, lane, listens ? 0.0 : -1.0);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
  const attack = share(load<f32>(params, P.ATTACK_MS), sampleRate);
  setPaces(bank + PACES, lane, attack, share(load<f32>(params, P.RELEASE_MS), sampleRate), true);
  const hz = load<f32>(params, P.FREQUENCY_HZ);
  crossover.tune(bank + CROSSOVER, lane, hz, true, sampleRate, pace);
  const high = load<f32>(params, P.KEY_HIGH_CUT_HZ);
  keyPath.prepare(bank + KEY_PATH, lane, insert, hz, high, listens, load<f32>(params, P.LOOKAHEAD_MS), sampleRate, pace);
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
  const high = workspace + HIGH;
  crossover.split(bank + CROSSOVER, keyPath.signal, output, high, channels, frames);
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + GLIDE, frames - done);
    const at = <usize>done << 4;
    takeAway(bank, key + at, high + at, stretch, channels);
    for (let c: usize = 0; c < <usize>channels; c++) add(high + at + c * RIGHT, output + at + c * RIGHT, stretch);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
  v128.store(bank, f32x4.mul(v128.load(bank, REDUCTION), f32x4.splat(<f32>DB_PER_OCTAVE)), REDUCTION);
}

/** Of the band above, what its reduction takes away. */
function takeAway(bank: usize, key: usize, high: usize, frames: i32, channels: i32): void {
  const walk = bank + GLIDE;
  const paces = bank + PACES;
  const other: usize = channels == 2 ? RIGHT : 0;
  const blend = glide.valueAt(walk, MAKEUP);
  if (glide.walking(walk)) {
    keepPeak(bank, want(walk, COEFFICIENTS, key, other, workspace, frames));
    smooth(bank + SMOOTHER, workspace, frames, paces);
    const steps = glide.stepAt(walk, COEFFICIENTS, MAKEUP);
    return turnDown(workspace, high, high, frames, channels, paces, blend, steps, bank + REDUCTION);
  }
  keepPeak(bank, takeApart(key, other, workspace, frames));
  smoothWanted(bank + SMOOTHER, layOut(glide.valueAt(walk, KNEE_FROM)), workspace, frames, paces);
  turnDown(workspace, high, high, frames, channels, paces, blend, 0, bank + REDUCTION);
}

function keepPeak(bank: usize, peak: v128): void {
  v128.store(bank, f32x4.pmax(peak, v128.load(bank, INPUT_PEAK)), INPUT_PEAK);
}

function add(from: usize, to: usize, frames: i32): void {
  for (const end = from + (<usize>frames << 4); from < end; from += 16, to += 16)
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
}

export function rest(bank: usize): bool {
  layPathToRest(bank + SMOOTHER);
  const splits = crossover.rest(bank + CROSSOVER);
  const hears = keyPath.rest(bank + KEY_PATH);
  const still = layToRest(bank, 2 + <i32>SMOOTHER_FIELDS);
  return still && splits && hears && !glide.walking(bank + GLIDE);
}
