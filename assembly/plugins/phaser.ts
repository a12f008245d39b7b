import { exp2 } from "../dsp/decibels";
import * as glide from "../dsp/lane-glide";
import * as lfo from "../dsp/lfo";
import { layToRest } from "../dsp/rest";
import { tangent } from "../dsp/tangent";
import { partOfTurn, rounded, triangle } from "../dsp/waves";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/phaser";
import { noteSeconds } from "./rhythm";

/** What glides; taps are shares of what stands behind two, four, six and eight stages. */
const DRY: i32 = 0;
const WET: i32 = 1;
const BACK: i32 = 2;
const TAP: i32 = 3;
const TAPS: i32 = 4;
const COEFFICIENTS: i32 = TAP + TAPS;
/** What glides slowly, or what rings through much feedback would be swept up with it: the tuning in powers of two, and where in its swing each side is. */
const TUNING: i32 = 0;
const DEPTH: i32 = 1;
const AHEAD: i32 = 2;
const PLACES: i32 = 3;
/** Of a coefficient's glide. */
const SLOWER: i32 = 10;

/** Of each channel: the stages' states, and what came out last. */
const STAGES: i32 = 8;
const CHANNEL_FIELDS: i32 = STAGES + 1;
const LAST: usize = <usize>STAGES << 4;
const LFO: usize = <usize>(2 * CHANNEL_FIELDS) << 4;
const SLOW: usize = LFO + (<usize>lfo.FIELDS << 4);
const GLIDE: usize = SLOW + (<usize>(1 + glide.FIELDS_EACH * PLACES) << 4);
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** log2 of pi times three eighths: as high as corners go. */
const HIGHEST = memory.data<f32>([0.2364588], 4);

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const inTime = load<f32>(params, P.SYNC) != 0.0;
  const hz = inTime ? 1.0 / noteSeconds(insert, load<f32>(params, P.NOTE)) : <f64>load<f32>(params, P.RATE_HZ);
  lfo.turn(bank + LFO, lane, hz, sampleRate, inTime, pace);
  const mix = load<f32>(params, P.MIX);
  aim(bank, DRY, lane, <f32>1.0 - mix);
  aim(bank, WET, lane, mix);
  aim(bank, BACK, lane, load<f32>(params, P.FEEDBACK));
  glide.aim(bank + SLOW, PLACES, TUNING, lane, <f32>Math.log2((Math.PI * <f64>load<f32>(params, P.CENTRE_HZ)) / sampleRate));
  glide.aim(bank + SLOW, PLACES, DEPTH, lane, load<f32>(params, P.DEPTH_OCTAVES));
  glide.aim(bank + SLOW, PLACES, AHEAD, lane, load<f32>(params, P.STEREO_PHASE_DEGREES) / 360.0);
  glide.depart(bank + SLOW, PLACES, lane, sampleRate, pace, SLOWER);
  for (let tap = 0; tap < TAPS; tap++) aim(bank, TAP + tap, lane, <i32>load<f32>(params, P.STAGES) == tap ? 1.0 : 0.0);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
}

function aim(bank: usize, index: i32, lane: usize, value: f32): void {
  glide.aim(bank + GLIDE, COEFFICIENTS, index, lane, value);
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
  lfo.fill(bank + LFO, workspace, frames);
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + SLOW, glide.framesBeforeLanding(bank + GLIDE, frames - done));
    swing(bank, input, output, <usize>done << 4, <usize>(done + stretch) << 4, channels);
    glide.passed(bank + SLOW, PLACES, stretch);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

@inline
function walk(bank: usize, index: i32): v128 {
  return glide.walk(bank + GLIDE, COEFFICIENTS, index);
}

function swing(bank: usize, input: usize, output: usize, from: usize, end: usize, channels: i32): void {
  for (let at = from; at < end; at += 16) {
    const tuning = glide.walk(bank + SLOW, PLACES, TUNING);
    const depth = glide.walk(bank + SLOW, PLACES, DEPTH);
    const ahead = partOfTurn(glide.walk(bank + SLOW, PLACES, AHEAD));
    const dry = walk(bank, DRY);
    const wet = walk(bank, WET);
    const back = walk(bank, BACK);
    const two = walk(bank, TAP);
    const four = walk(bank, TAP + 1);
    const six = walk(bank, TAP + 2);
    const eight = walk(bank, TAP + 3);
    let phase = v128.load(workspace + at);
    for (let c: usize = 0; c < <usize>channels; c++) {
      const own = bank + c * (<usize>CHANNEL_FIELDS << 4);
      const quad = c * L.QUAD_BYTES + at;
      const share = shareOf(f32x4.add(tuning, f32x4.mul(depth, rounded(triangle(phase)))));
      const x = v128.load(input + quad);
      const behindTwo = pair(own, f32x4.add(x, f32x4.mul(back, v128.load(own, LAST))), share);
      const behindFour = pair(own + 32, behindTwo, share);
      const behindSix = pair(own + 64, behindFour, share);
      const behindEight = pair(own + 96, behindSix, share);
      const low = f32x4.add(f32x4.mul(two, behindTwo), f32x4.mul(four, behindFour));
      const turned = f32x4.add(low, f32x4.add(f32x4.mul(six, behindSix), f32x4.mul(eight, behindEight)));
      v128.store(own, turned, LAST);
      v128.store(output + quad, f32x4.add(f32x4.mul(dry, x), f32x4.mul(wet, turned)));
      phase = i32x4.add(phase, ahead);
    }
  }
}

/** How far a trapezoidal one-pole goes in a frame: g / (1 + g), g the tangent of half the corner's angle. */
@inline
function shareOf(tuning: v128): v128 {
  const g = tangent(exp2(f32x4.min(tuning, v128.load32_splat(HIGHEST))));
  return f32x4.div(g, f32x4.add(g, f32x4.splat(1.0)));
}

@inline
function pair(states: usize, x: v128, share: v128): v128 {
  return stage(states + 16, stage(states, x, share), share);
}

/** Twice what a one-pole lets through, less what came in. */
@inline
function stage(state: usize, x: v128, share: v128): v128 {
  const was = v128.load(state);
  const step = f32x4.mul(f32x4.sub(x, was), share);
  const low = f32x4.add(was, step);
  v128.store(state, f32x4.add(low, step));
  return f32x4.sub(f32x4.add(low, low), x);
}

export function rest(bank: usize): bool {
  const still = layToRest(bank, 2 * CHANNEL_FIELDS);
  return still && lfo.isInPlace(bank + LFO) && !glide.walking(bank + SLOW) && !glide.walking(bank + GLIDE);
}
