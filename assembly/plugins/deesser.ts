import * as compressor from "../dsp/linked-compressor";
import { RIGHT } from "../dsp/quad";
import { layToRest } from "../dsp/rest";
import * as crossover from "../dsp/split";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/deesser";
import * as keyPath from "./key-path";

/** A compressor of the band above a frequency: what it takes away is added, turned over, to the whole. */

/** Fields: what the page reads, then the parts. */
const REDUCTION: usize = 0;
const INPUT_PEAK: usize = 16;
const COMPRESSOR: usize = 32;
const CROSSOVER: usize = COMPRESSOR + (<usize>compressor.FIELDS << 4);
const KEY_PATH: usize = CROSSOVER + (<usize>crossover.FIELDS << 4);
export const FIELDS: i32 = <i32>(KEY_PATH >> 4) + keyPath.FIELDS;

/** Where in the workspace the band above stands: behind a stereo key. */
const HIGH: usize = 2 * RIGHT;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const own = bank + COMPRESSOR;
  const listens = load<f32>(params, P.LISTEN) != 0.0;
  const ratio = load<f32>(params, P.RATIO);
  compressor.aimCurve(own, lane, load<f32>(params, P.THRESHOLD_DB), load<f32>(params, P.KNEE_DB), ratio, load<f32>(params, P.RANGE_DB));
  // Of the band above, its gain less one is added. What is listened to is not turned down.
  compressor.aimBlend(own, lane, 0.0, listens ? 0.0 : 1.0, listens ? 0.0 : -1.0);
  compressor.depart(own, lane, load<f32>(params, P.ATTACK_MS), load<f32>(params, P.RELEASE_MS), sampleRate, pace);
  const hz = load<f32>(params, P.FREQUENCY_HZ);
  crossover.tune(bank + CROSSOVER, lane, hz, true, sampleRate, pace);
  const high = load<f32>(params, P.KEY_HIGH_CUT_HZ);
  keyPath.prepare(bank + KEY_PATH, lane, insert, hz, high, listens, load<f32>(params, P.LOOKAHEAD_MS), sampleRate, pace);
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
  compressor.compress(bank + COMPRESSOR, key, high, frames, channels, bank + REDUCTION, bank + INPUT_PEAK);
  for (let c: usize = 0; c < <usize>channels; c++) add(high + c * RIGHT, output + c * RIGHT, frames);
}

function add(from: usize, to: usize, frames: i32): void {
  for (const end = from + (<usize>frames << 4); from < end; from += 16, to += 16)
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
}

export function rest(bank: usize): bool {
  const compresses = !compressor.rest(bank + COMPRESSOR);
  const splits = !crossover.rest(bank + CROSSOVER);
  const hears = !keyPath.rest(bank + KEY_PATH);
  return layToRest(bank, 2) && !compresses && !splits && !hears;
}
