import { DB_PER_OCTAVE } from "../dsp/decibels";
import { aimCurve, KNEE_FROM, LINK, layOut, takeApart, want } from "../dsp/gain-curve";
import * as glide from "../dsp/lane-glide";
import { magnitude } from "../dsp/magnitude";
import { share } from "../dsp/pace";
import * as pacing from "../dsp/pace-glide";
import { layToRest } from "../dsp/rest";
import { layPathToRest, PACE_FIELDS, SMOOTHER_FIELDS, smooth, smoothWanted } from "../dsp/squeeze";
import { turnDown } from "../dsp/turn-down";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/compressor";
import * as L from "../generated/layout";
import * as keyPath from "./key-path";

/** Feed-forward, in the log domain: sizes, levels, wanted reductions, then smoothed ones and gains. Levels are in powers of two. */

/** Fields: what the page reads, then for each channel a smoother and a mean square. */
const REDUCTION: usize = 0;
const INPUT_PEAK: usize = 16;
const CHANNEL: usize = 32;
const CHANNEL_FIELDS: usize = SMOOTHER_FIELDS + 1;
const SQUARE: usize = SMOOTHER_FIELDS << 4;
const RESTING: i32 = 2 + 2 * <i32>CHANNEL_FIELDS;

const GLIDE: usize = <usize>RESTING << 4;
/** A curve's, then the blend's. */
const COEFFICIENTS: i32 = 9;
const MAKEUP: i32 = 6;
const WET: i32 = 7;
const DRY: i32 = 8;

/** How fast it smooths, and is to; then the share of the way that the mean square goes in one sample, and which lanes detect `rms`. */
const PACES: usize = GLIDE + (<usize>(1 + glide.FIELDS_EACH * COEFFICIENTS) << 4);
const PACING: usize = PACES + (PACE_FIELDS << 4);
const SQUARE_SHARE: usize = PACING + (<usize>pacing.FIELDS << 4);
const RMS: usize = SQUARE_SHARE + 16;
const KEY_PATH: usize = RMS + 16;
export const FIELDS: i32 = <i32>(KEY_PATH >> 4) + keyPath.FIELDS;

/** Where the gains of the left channel walk, while those of the right begin where they began. */
const blendOfLeft = memory.data(48, 16);

/** Time constant of the `rms` detector's mean square. */
const SQUARE_MS: f64 = 10.0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const listens = load<f32>(params, P.LISTEN) != 0.0;
  // What is listened to is not turned down.
  const mix = listens ? 0.0 : <f64>load<f32>(params, P.MIX);
  aimCurve(
    bank + GLIDE,
    COEFFICIENTS,
    lane,
    load<f32>(params, P.THRESHOLD_DB),
    load<f32>(params, P.KNEE_DB),
    load<f32>(params, P.RATIO),
    load<f32>(params, P.STEREO_LINK),
    load<f32>(params, P.RANGE_DB),
  );
  aim(bank, MAKEUP, lane, <f64>load<f32>(params, P.MAKEUP_DB) / DB_PER_OCTAVE);
  aim(bank, WET, lane, mix);
  aim(bank, DRY, lane, 1.0 - mix);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
  const detector = <i32>load<f32>(params, P.DETECTOR);
  const attack = share(load<f32>(params, P.ATTACK_MS), sampleRate);
  const release = share(load<f32>(params, P.RELEASE_MS), sampleRate);
  const branches = detector == P.DETECTOR_BRANCHING;
  pacing.depart(bank + PACING, bank + PACES, lane, attack, release, branches, sampleRate, pace);
  store<f32>(bank + lane, share(SQUARE_MS, sampleRate), SQUARE_SHARE);
  store<f32>(bank + lane, detector == P.DETECTOR_RMS ? 1.0 : 0.0, RMS);
  const low = load<f32>(params, P.KEY_LOW_CUT_HZ);
  const high = load<f32>(params, P.KEY_HIGH_CUT_HZ);
  keyPath.prepare(bank + KEY_PATH, lane, insert, low, high, listens, load<f32>(params, P.LOOKAHEAD_MS), sampleRate, pace);
  if (detector == P.DETECTOR_RMS) return;
  store<f32>(bank + CHANNEL + SQUARE + lane, 0.0);
  store<f32>(bank + CHANNEL + (CHANNEL_FIELDS << 4) + SQUARE + lane, 0.0);
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
  input = keyPath.signal;
  for (let done = 0; done < frames; ) {
    const stretch = pacing.framesBeforeStep(bank + PACING, glide.framesBeforeLanding(bank + GLIDE, frames - done));
    const at = <usize>done << 4;
    if (moves(bank) || (channels == 2 && !areOne(bank))) compress(bank, input + at, output + at, key + at, stretch, channels);
    else compressLinked(bank, input + at, output + at, key + at, stretch, channels);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    pacing.passed(bank + PACING, bank + PACES, stretch);
    done += stretch;
  }
  v128.store(bank, f32x4.mul(v128.load(bank, REDUCTION), f32x4.splat(<f32>DB_PER_OCTAVE)), REDUCTION);
}

/** Whether anything is on its way, and a block cut up for it: then nothing may be worked out past the end of a stretch. */
@inline
function moves(bank: usize): bool {
  return glide.walking(bank + GLIDE) || pacing.walking(bank + PACING);
}

/** Whatever moves, and however far the channels listen to each other. */
function compress(bank: usize, input: usize, output: usize, key: usize, frames: i32, channels: i32): void {
  const other: usize = channels == 2 ? L.QUAD_BYTES : 0;
  keepPeak(bank, want(bank + GLIDE, COEFFICIENTS, sizes(bank, key, channels, frames), other, workspace, frames));
  const blend = glide.valueAt(bank + GLIDE, MAKEUP);
  if (channels == 2) {
    memory.copy(blendOfLeft, blend, 48);
    squeeze(bank, 0, input, output, frames, blendOfLeft);
  }
  squeeze(bank, <usize>channels - 1, input, output, frames, blend);
}

/** Nothing moves, and both channels are turned down alike: what nearly always is. */
function compressLinked(bank: usize, input: usize, output: usize, key: usize, frames: i32, channels: i32): void {
  const other: usize = channels == 2 ? L.QUAD_BYTES : 0;
  keepPeak(bank, takeApart(sizes(bank, key, channels, frames), other, workspace, frames));
  const curve = layOut(glide.valueAt(bank + GLIDE, KNEE_FROM));
  smoothWanted(bank + CHANNEL, curve, workspace, frames, bank + PACES);
  turnDown(workspace, input, output, frames, channels, bank + PACES, glide.valueAt(bank + GLIDE, MAKEUP), 0, bank + REDUCTION);
  if (channels == 2) shareState(bank);
}

/** One channel, by what it wants. */
function squeeze(bank: usize, channel: usize, input: usize, output: usize, frames: i32, blend: usize): void {
  const quad = channel * L.QUAD_BYTES;
  const paces = bank + PACES;
  smooth(bank + CHANNEL + channel * (CHANNEL_FIELDS << 4), workspace + quad, frames, paces);
  const steps = glide.stepAt(bank + GLIDE, COEFFICIENTS, MAKEUP);
  turnDown(workspace + quad, input + quad, output + quad, frames, 1, paces, blend, steps, bank + REDUCTION);
}

/** The key's peak; where root mean squares are detected it is known already. */
function keepPeak(bank: usize, peak: v128): void {
  const before = v128.load(bank, INPUT_PEAK);
  v128.store(bank, v128.bitselect(before, f32x4.pmax(before, peak), detectsRms(bank)), INPUT_PEAK);
}

@inline
function coefficient(bank: usize, index: i32): v128 {
  return v128.load(glide.valueAt(bank + GLIDE, index));
}

@inline
function step(bank: usize, index: i32): v128 {
  return v128.load(glide.stepAt(bank + GLIDE, COEFFICIENTS, index));
}

/** Whether both channels of every lane are turned down alike. */
function areOne(bank: usize): bool {
  return isLinked(bank) && !haveParted(bank);
}

/** Whether every lane listens to the larger of its channels, and goes on doing so. What an idle lane, which has no attack, does is all one. */
function isLinked(bank: usize): bool {
  const linked = f32x4.eq(coefficient(bank, LINK), f32x4.splat(1.0));
  const stays = f32x4.eq(step(bank, LINK), f32x4.splat(0.0));
  const idle = f32x4.eq(v128.load(bank, PACES), f32x4.splat(0.0));
  return v128.all_true<i32>(v128.or(idle, v128.and(linked, stays)));
}

@inline
function detectsRms(bank: usize): v128 {
  return f32x4.ne(v128.load(bank, RMS), f32x4.splat(0.0));
}

/** Where numbers stand whose magnitudes are how large each channel of the key is: the key itself, or root mean squares. */
function sizes(bank: usize, key: usize, channels: i32, frames: i32): usize {
  if (!v128.any_true(detectsRms(bank))) return key;
  for (let c: usize = 0; c < <usize>channels; c++) rootMeanSquares(bank, key, c, frames);
  return workspace;
}

/** In lanes that detect `rms`, the root of the smoothed square; in the others the key. */
function rootMeanSquares(bank: usize, key: usize, channel: usize, frames: i32): void {
  const quad = channel * L.QUAD_BYTES;
  const square = bank + CHANNEL + channel * (CHANNEL_FIELDS << 4) + SQUARE;
  const rms = detectsRms(bank);
  const ratio = v128.load(bank, SQUARE_SHARE);
  let peak = v128.load(bank, INPUT_PEAK);
  let mean = v128.load(square);
  for (let at = quad, end = quad + (<usize>frames << 4); at < end; at += 16) {
    const x = v128.load(key + at);
    peak = f32x4.pmax(peak, magnitude(x));
    mean = f32x4.add(mean, f32x4.mul(ratio, f32x4.sub(f32x4.mul(x, x), mean)));
    v128.store(workspace + at, v128.bitselect(f32x4.sqrt(mean), x, rms));
  }
  v128.store(bank, peak, INPUT_PEAK);
  v128.store(square, v128.bitselect(mean, v128.load(square), rms));
}

/** Whether the channels of some lane are reduced differently just now: having listened each to itself, they only come together. */
function haveParted(bank: usize): bool {
  const left = bank + CHANNEL;
  const right = left + (CHANNEL_FIELDS << 4);
  let differ = v128.splat<i32>(0);
  for (let field: usize = 0; field < SQUARE; field += 16)
    differ = v128.or(differ, v128.xor(v128.load(left + field), v128.load(right + field)));
  return v128.any_true(differ);
}

/** Linked channels are reduced alike; should they part later, both begin from here. */
function shareState(bank: usize): void {
  const left = bank + CHANNEL;
  for (let field: usize = 0; field < SQUARE; field += 16) v128.store(left + (CHANNEL_FIELDS << 4) + field, v128.load(left + field));
}

export function rest(bank: usize): bool {
  layPathToRest(bank + CHANNEL);
  layPathToRest(bank + CHANNEL + (CHANNEL_FIELDS << 4));
  const hears = keyPath.rest(bank + KEY_PATH);
  return layToRest(bank, RESTING) && hears && !moves(bank);
}
