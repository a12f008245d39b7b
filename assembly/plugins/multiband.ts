import * as compressor from "../dsp/linked-compressor";
import { RIGHT } from "../dsp/quad";
import { layToRest } from "../dsp/rest";
import * as crossover from "../dsp/split";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/multiband";

/**
 * Each crossover parts what is left from the band below it, which is turned down and added to what was before; that goes through the crossover's
 * allpass first, so that all bands are in phase.
 */

const BANDS: usize = 5;
const CROSSOVERS: usize = BANDS - 1;
const PARAMS_PER_BAND: usize = P.BAND2_ON - P.BAND1_ON;

/** Fields: what the page reads (the most of all bands, then each), a compressor for each band, the crossovers, and the allpasses of all but the first. */
const READOUTS: usize = 1 + BANDS;
const COMPRESSOR: usize = READOUTS << 4;
const COMPRESSOR_BYTES: usize = <usize>compressor.FIELDS << 4;
const CROSSOVER: usize = COMPRESSOR + BANDS * COMPRESSOR_BYTES;
const CROSSOVER_BYTES: usize = <usize>crossover.FIELDS << 4;
const ALLPASS: usize = CROSSOVER + CROSSOVERS * CROSSOVER_BYTES;
const ALLPASS_BYTES: usize = <usize>crossover.ALLPASS_FIELDS << 4;
export const FIELDS: i32 = <i32>((ALLPASS + CROSSOVERS * ALLPASS_BYTES) >> 4);

/** Stereo quads of the workspace, behind what compressors use: a band, and twice what is above it. */
const BAND: usize = 2 * RIGHT;
const ABOVE: usize = 4 * RIGHT;

/** Of a band's key, which nobody reads. */
const peak = memory.data(16, 16);

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const parted = <usize>load<f32>(params, P.BANDS) + 2;
  let hz: f64 = 0.0;
  for (let i: usize = 0; i < CROSSOVERS; i++) {
    hz = Math.max(hz, <f64>load<f32>(params + (i << 2), P.CROSSOVER1_HZ));
    crossover.tune(bank + CROSSOVER + i * CROSSOVER_BYTES, lane, hz, i < parted, sampleRate, pace);
    crossover.tuneAllpass(bank + ALLPASS + i * ALLPASS_BYTES, lane, hz, i < parted, sampleRate, pace);
  }
  const knee = load<f32>(params, P.KNEE_DB);
  const mix = <f64>load<f32>(params, P.MIX);
  const chosen = anySolo(params, parted + 1);
  for (let i: usize = 0; i < BANDS; i++) {
    const own = params + i * PARAMS_PER_BAND;
    const heard: f64 = chosen && load<f32>(own, P.BAND1_SOLO) == 0.0 ? 0.0 : 1.0;
    prepareBand(bank + COMPRESSOR + i * COMPRESSOR_BYTES, lane, own, knee, mix, heard, sampleRate, pace);
  }
}

/** Whether one of the first so many bands is soloed: one that is not there silences none. */
function anySolo(params: usize, bands: usize): bool {
  for (let i: usize = 0; i < bands; i++) if (load<f32>(params + i * PARAMS_PER_BAND, P.BAND1_SOLO) != 0.0) return true;
  return false;
}

/** A band that is off wants nothing. `heard` is how much of it is. */
function prepareBand(own: usize, lane: usize, params: usize, kneeDb: f64, mix: f64, heard: f64, sampleRate: f64, pace: i32): void {
  const on = load<f32>(params, P.BAND1_ON) != 0.0;
  const ratio: f64 = on ? load<f32>(params, P.BAND1_RATIO) : 1.0;
  compressor.aimCurve(own, lane, load<f32>(params, P.BAND1_THRESHOLD_DB), kneeDb, ratio, load<f32>(params, P.BAND1_RANGE_DB));
  compressor.aimBlend(own, lane, on ? load<f32>(params, P.BAND1_MAKEUP_DB) : 0.0, on ? mix * heard : heard, on ? (1.0 - mix) * heard : 0.0);
  compressor.depart(own, lane, load<f32>(params, P.BAND1_ATTACK_MS), load<f32>(params, P.BAND1_RELEASE_MS), sampleRate, pace);
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
  v128.store(bank, f32x4.splat(0.0));
  const band = workspace + BAND;
  let left = input;
  let above = workspace + ABOVE;
  let other = above + 2 * RIGHT;
  for (let i: usize = 0; i < BANDS; i++) {
    const isParted = i < CROSSOVERS && crossover.isHeard(bank + CROSSOVER + i * CROSSOVER_BYTES);
    if (isParted) {
      crossover.split(bank + CROSSOVER + i * CROSSOVER_BYTES, left, band, above, channels, frames);
      takeAway(above, band, channels, frames);
    } else copy(left, band, channels, frames);
    turnDown(bank, i, band, channels, frames);
    if (i == 0) copy(band, output, channels, frames);
    else {
      if (isParted) crossover.turn(bank + ALLPASS + i * ALLPASS_BYTES, output, output, channels, frames);
      add(band, output, channels, frames);
    }
    if (!isParted) return fallSilent(bank, i + 1, band, channels, frames);
    left = above;
    above = other;
    other = left;
  }
}

function turnDown(bank: usize, i: usize, band: usize, channels: i32, frames: i32): void {
  const reduction = bank + ((1 + i) << 4);
  v128.store(reduction, f32x4.splat(0.0));
  compressor.compress(bank + COMPRESSOR + i * COMPRESSOR_BYTES, band, band, frames, channels, reduction, peak);
  v128.store(bank, f32x4.pmax(v128.load(bank), v128.load(reduction)));
}

/** Bands that no lane has any more let go of what they held. */
function fallSilent(bank: usize, first: usize, band: usize, channels: i32, frames: i32): void {
  for (let c: usize = 0; c < <usize>channels; c++) memory.fill(band + c * RIGHT, 0, <usize>frames << 4);
  for (let i = first; i < BANDS; i++) {
    if (compressor.isMoving(bank + COMPRESSOR + i * COMPRESSOR_BYTES)) turnDown(bank, i, band, channels, frames);
    else v128.store(bank + ((1 + i) << 4), f32x4.splat(0.0));
  }
}

function copy(from: usize, to: usize, channels: i32, frames: i32): void {
  for (let c: usize = 0; c < <usize>channels; c++) memory.copy(to + c * RIGHT, from + c * RIGHT, <usize>frames << 4);
}

function add(from: usize, to: usize, channels: i32, frames: i32): void {
  for (let c: usize = 0; c < <usize>channels; c++)
    for (let at = c * RIGHT, end = at + (<usize>frames << 4); at < end; at += 16)
      v128.store(to + at, f32x4.add(v128.load(to + at), v128.load(from + at)));
}

function takeAway(what: usize, from: usize, channels: i32, frames: i32): void {
  for (let c: usize = 0; c < <usize>channels; c++)
    for (let at = c * RIGHT, end = at + (<usize>frames << 4); at < end; at += 16)
      v128.store(from + at, f32x4.sub(v128.load(from + at), v128.load(what + at)));
}

export function rest(bank: usize): bool {
  let resting = layToRest(bank, <i32>READOUTS);
  for (let i: usize = 0; i < BANDS; i++) resting = compressor.rest(bank + COMPRESSOR + i * COMPRESSOR_BYTES) && resting;
  for (let i: usize = 0; i < CROSSOVERS; i++) {
    // What a crossover swung by when it was left is nothing when it comes in again.
    if (!crossover.isHeard(bank + CROSSOVER + i * CROSSOVER_BYTES)) continue;
    resting = crossover.rest(bank + CROSSOVER + i * CROSSOVER_BYTES) && resting;
    resting = crossover.restAllpass(bank + ALLPASS + i * ALLPASS_BYTES) && resting;
  }
  return resting;
}
