import * as crossing from "../dsp/crossing";
import * as cuts from "../dsp/cuts";
import { DB_PER_OCTAVE } from "../dsp/decibels";
import * as duck from "../dsp/duck";
import * as glide from "../dsp/lane-glide";
import * as lfo from "../dsp/lfo";
import * as mingle from "../dsp/mingle";
import { layToRest } from "../dsp/rest";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/reverb";
import { hear } from "./hearing";
import { listen } from "./listen";
import * as lines from "./many-lines";
import * as room from "./room";
import { smear } from "./smear";

/** What glides, after the lines' damping: shares of the sound, how loud lines are fed, how far the cuts go, neighbours turn; ducking; shares of the all-passes. */
const DRY: i32 = mingle.COEFFICIENTS;
const WET: i32 = DRY + 1;
const FEED: i32 = DRY + 2;
const DULL: i32 = DRY + 3;
const THIN: i32 = DRY + 4;
const TURN: i32 = DRY + 5;
const DUCK_FIRST: i32 = DRY + 6;
const SPREAD: i32 = DRY + 8;
const COEFFICIENTS: i32 = SPREAD + room.SPREADS;

/** What dampers have come to, and the cuts of both channels. */
const STATES: usize = 0;
const CUTS: usize = <usize>mingle.LINES << 4;
const STATE_FIELDS: i32 = mingle.LINES + 2 * cuts.FIELDS;
const DUCK: usize = <usize>STATE_FIELDS << 4;
const LINES: usize = DUCK + (<usize>duck.FIELDS << 4);
/** How early the room begins, in frames; how large it is, in frames for each of `LENGTHS`. */
const EARLY: usize = LINES + (<usize>lines.FIELDS << 4);
const SIZE: usize = EARLY + (<usize>crossing.FIELDS << 4);
const LFO: usize = SIZE + (<usize>crossing.FIELDS << 4);
const GLIDE: usize = LFO + (<usize>lfo.FIELDS << 4);
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

const MOST_SPREAD: f64 = 0.75;
/** The tangent of half the angle by which neighbours are turned at the most: a quarter of a turn either way. */
const MOST_TURN: f32 = 1.0;

/** To which line what is mixed goes: those of either side stay there. */
const TO_LINE = memory.data<u8>([5, 6, 7, 4, 15, 12, 13, 14, 2, 3, 0, 1, 8, 9, 10, 11]);

/** In the workspace, behind what swings: pieces. */
const FED: usize = 2048;
const FED_RIGHT: usize = FED + mingle.PIECE_BYTES;
const TAIL: usize = FED_RIGHT + mingle.PIECE_BYTES;
const TAIL_RIGHT: usize = TAIL + mingle.PIECE_BYTES;
const CURVE: usize = TAIL_RIGHT + mingle.PIECE_BYTES;
const PAST: usize = CURVE + mingle.PIECE_BYTES;
const OTHER: usize = PAST + mingle.PIECE_BYTES;
const PIECES: usize = OTHER + mingle.PIECE_BYTES;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  if (sampleRate != room.rate) room.layOut(sampleRate);
  const early = Math.round(<f64>load<f32>(params, P.PRE_DELAY_MS) * 0.001 * sampleRate);
  const size = Math.pow(room.SMALLEST, 1.0 - <f64>load<f32>(params, P.SIZE)) * 0.001 * sampleRate;
  crossing.depart(bank + EARLY, lane, <f32>early, sampleRate, pace);
  crossing.depart(bank + SIZE, lane, <f32>size, sampleRate, pace);
  lfo.turn(bank + LFO, lane, load<f32>(params, P.MODULATION_HZ), sampleRate, false, pace);
  duck.setPaces(bank + DUCK, lane, load<f32>(params, P.DUCKING_RELEASE_MS), sampleRate);

  const decay = <f64>load<f32>(params, P.DECAY_SECONDS);
  const corner = Math.min(load<f32>(params, P.DAMPING_HZ), 0.45 * sampleRate);
  const power = damp(bank, lane, <f32>size, decay * sampleRate, load<f32>(params, P.DAMPING), Math.tan((Math.PI * corner) / sampleRate));
  const mix = load<f32>(params, P.MIX);
  aim(bank, DRY, lane, <f32>1.0 - mix);
  aim(bank, WET, lane, mix);
  // Steady noise comes out as loud as it went in: eight lines are heard on a side, and what is lost in all is what they are fed.
  aim(bank, FEED, lane, <f32>Math.sqrt((1.0 - power) / 8.0));
  aim(bank, DULL, lane, cuts.dulls(load<f32>(params, P.HIGH_CUT_HZ), sampleRate));
  aim(bank, THIN, lane, cuts.thins(load<f32>(params, P.LOW_CUT_HZ), sampleRate));
  aim(bank, TURN, lane, MOST_TURN * load<f32>(params, P.MODULATION));
  aim(bank, DUCK_FIRST + duck.RANGE, lane, <f32>(<f64>load<f32>(params, P.DUCKING_DB) / DB_PER_OCTAVE));
  aim(bank, DUCK_FIRST + duck.THRESHOLD, lane, <f32>(<f64>load<f32>(params, P.DUCKING_THRESHOLD_DB) / DB_PER_OCTAVE));
  // All-passes ring too: never for longer than a third of the decay.
  for (let i = 0; i < room.SPREADS; i++) {
    const most = Math.pow(10.0, (-9.0 * <f64>room.spreadFramesOf(2 * i, <f32>size)) / (decay * sampleRate));
    aim(bank, SPREAD + i, lane, <f32>Math.min(MOST_SPREAD * <f64>load<f32>(params, P.DIFFUSION), most));
  }
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
}

function aim(bank: usize, index: i32, lane: usize, value: f32): void {
  glide.aim(bank + GLIDE, COEFFICIENTS, index, lane, value);
}

/** How much of a line's sound is left at its end, and of its treble. Returns the mean of what is left of its power, without treble. */
function damp(bank: usize, lane: usize, size: f32, decayFrames: f64, damping: f64, corner: f64): f64 {
  const pace = (-3.0 * Math.LN10) / decayFrames;
  const faster = Math.pow(10.0, damping) - 1.0;
  let power = 0.0;
  for (let i = 0; i < mingle.LINES; i++) {
    const fall = pace * <f64>room.framesOf(i, size);
    const left = Math.exp(fall);
    const treble = Math.exp(fall * faster);
    const g = corner * Math.sqrt(treble);
    // The matrix is four times too large.
    aim(bank, i, lane, <f32>(0.25 * left * treble));
    aim(bank, mingle.LINES + i, lane, <f32>(0.25 * left * (1.0 - treble)));
    aim(bank, 2 * mingle.LINES + i, lane, <f32>(g / (1.0 + g)));
    power += left * left;
  }
  return power / <f64>mingle.LINES;
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
  const heard = hear(input, output, frames, channels, inserts);
  const apart = channels == 2 ? L.QUAD_BYTES : 0;
  lfo.fill(bank + LFO, workspace, frames, lfo.ALONE);
  lines.begin(bank + LINES, inserts);
  for (let done = 0; done < frames; ) {
    let stretch = glide.framesBeforeLanding(bank + GLIDE, min(lines.PIECE, frames - done));
    stretch = crossing.framesBeforeLanding(bank + SIZE, crossing.framesBeforeLanding(bank + EARLY, stretch));
    const at = <usize>done << 4;
    feed(bank, heard + at, apart, done, stretch);
    sound(bank, at, done, stretch);
    give(bank, input + at, heard + at, output + at, apart, stretch);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    crossing.passed(bank + EARLY, stretch, room.rate);
    crossing.passed(bank + SIZE, stretch, room.rate);
    done += stretch;
  }
  lines.end(bank + LINES, frames);
}

@inline
function walk(bank: usize, index: i32): v128 {
  return glide.walk(bank + GLIDE, COEFFICIENTS, index);
}

/** What the room hears of a piece. */
function feed(bank: usize, heard: usize, apart: usize, done: i32, frames: i32): void {
  for (let i: usize = 0, end = <usize>frames << 4; i < end; i += 16) {
    const dull = walk(bank, DULL);
    const thin = walk(bank, THIN);
    const share = walk(bank, FEED);
    v128.store(workspace + FED + i, f32x4.mul(share, cuts.cut(bank + CUTS, v128.load(heard + i), dull, thin)));
    const right = cuts.cut(bank + CUTS + 32, v128.load(heard + apart + i), dull, thin);
    v128.store(workspace + FED_RIGHT + i, f32x4.mul(share, right));
  }
  for (let side = 0; side < 2; side++) enter(bank, side, workspace + FED + <usize>side * mingle.PIECE_BYTES, done, frames);
  for (let i = 0; i < room.SPREADS; i++) for (let n = 0; n < frames; n++) walk(bank, SPREAD + i);
}

/** A side's way into the room: its pre-delay, then all that spreads it. */
function enter(bank: usize, side: i32, quad: usize, done: i32, frames: i32): void {
  const past = workspace + PAST;
  const other = workspace + OTHER;
  lines.put(room.PRE_DELAY + side, quad, done, frames);
  const early = i32x4.trunc_sat_f32x4_s(crossing.here(bank + EARLY));
  listen(room.PRE_DELAY + side, bank + EARLY, early, i32x4.trunc_sat_f32x4_s(crossing.there(bank + EARLY)), quad, other, done, frames);
  for (let i = 0; i < room.SPREADS; i++) {
    const index = 2 * i + side;
    const here = room.fourSpreadFramesOf(index, crossing.here(bank + SIZE));
    listen(room.ALL_PASS + index, bank + SIZE, here, room.fourSpreadFramesOf(index, crossing.there(bank + SIZE)), past, other, done, frames);
    const share = v128.load(glide.valueAt(bank + GLIDE, SPREAD + i));
    smear(room.ALL_PASS + index, quad, past, share, v128.load(glide.stepAt(bank + GLIDE, COEFFICIENTS, SPREAD + i)), done, frames);
  }
}

/** Once round the room. */
function sound(bank: usize, phases: usize, done: i32, frames: i32): void {
  const pieces = workspace + PIECES;
  for (let i = 0; i < mingle.LINES; i++) {
    const here = room.fourFramesOf(i, crossing.here(bank + SIZE));
    const there = room.fourFramesOf(i, crossing.there(bank + SIZE));
    listen(room.WAYS + i, bank + SIZE, here, there, pieces + <usize>i * mingle.PIECE_BYTES, workspace + OTHER, done, frames);
  }
  for (let i: usize = 0, end = <usize>frames << 4; i < end; i += 16) v128.store(workspace + CURVE + i, walk(bank, TURN));
  mingle.turn(workspace + phases, workspace + CURVE, frames);
  memory.fill(workspace + TAIL, 0, 2 * mingle.PIECE_BYTES);
  for (let four = 0; four < mingle.LINES; four += 4) {
    const tail = workspace + (four < 8 ? TAIL : TAIL_RIGHT);
    mingle.dampFour(bank + STATES, bank + GLIDE, COEFFICIENTS, four, pieces, tail, frames);
  }
  mingle.mixFours(pieces, workspace + FED, workspace + FED_RIGHT, frames);
  for (let i = 0; i < mingle.LINES; i++)
    lines.put(room.WAYS + <i32>load<u8>(TO_LINE + i), pieces + <usize>i * mingle.PIECE_BYTES, done, frames);
}

/** What is heard of the room and of what came in. */
function give(bank: usize, input: usize, heard: usize, output: usize, apart: usize, frames: i32): void {
  const curve = workspace + CURVE;
  duck.fill(bank + DUCK, bank + GLIDE, COEFFICIENTS, DUCK_FIRST, heard, heard + apart, curve, frames);
  const half = f32x4.splat(0.70710678);
  for (let i: usize = 0, end = <usize>frames << 4; i < end; i += 16) {
    const dry = walk(bank, DRY);
    const wet = f32x4.mul(walk(bank, WET), v128.load(curve + i));
    let left = v128.load(workspace + TAIL + i);
    const right = v128.load(workspace + TAIL_RIGHT + i);
    if (!apart) left = f32x4.mul(half, f32x4.add(left, right));
    v128.store(output + i, f32x4.add(f32x4.mul(dry, v128.load(input + i)), f32x4.mul(wet, left)));
    if (apart) v128.store(output + apart + i, f32x4.add(f32x4.mul(dry, v128.load(input + apart + i)), f32x4.mul(wet, right)));
  }
}

export function rest(bank: usize): bool {
  let still = layToRest(bank + STATES, STATE_FIELDS);
  still = duck.rests(bank + DUCK) && still;
  const moves = glide.walking(bank + GLIDE) || crossing.moving(bank + EARLY) || crossing.moving(bank + SIZE);
  return still && !moves && lines.areBlank(bank + LINES) && lfo.isInPlace(bank + LFO);
}
