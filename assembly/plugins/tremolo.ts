import * as glide from "../dsp/lane-glide";
import * as lfo from "../dsp/lfo";
import { partOfTurn, quarterOn, rounded, triangle } from "../dsp/waves";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/tremolo";
import { noteSeconds } from "./rhythm";

/** What glides: half the depth, how round the swing is, and how far ahead the right channel is, in turns. */
const HALF_DEPTH: i32 = 0;
const ROUND: i32 = 1;
const AHEAD: i32 = 2;
const COEFFICIENTS: i32 = 3;

const GLIDE: usize = <usize>lfo.FIELDS << 4;
export const FIELDS: i32 = lfo.FIELDS + 1 + glide.FIELDS_EACH * COEFFICIENTS;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const inTime = load<f32>(params, P.SYNC) != 0.0;
  const hz = inTime ? 1.0 / noteSeconds(insert, load<f32>(params, P.NOTE)) : <f64>load<f32>(params, P.RATE_HZ);
  lfo.turn(bank, lane, hz, sampleRate, inTime, pace);
  glide.aim(bank + GLIDE, COEFFICIENTS, HALF_DEPTH, lane, load<f32>(params, P.DEPTH) * 0.5);
  glide.aim(bank + GLIDE, COEFFICIENTS, ROUND, lane, load<f32>(params, P.SHAPE) == <f32>P.SHAPE_SINE ? 1.0 : 0.0);
  glide.aim(bank + GLIDE, COEFFICIENTS, AHEAD, lane, load<f32>(params, P.STEREO_PHASE_DEGREES) / 360.0);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
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
  lfo.fill(bank, workspace, frames);
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + GLIDE, frames - done);
    swing(bank + GLIDE, input, output, <usize>done << 4, <usize>(done + stretch) << 4, channels);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

function swing(own: usize, input: usize, output: usize, from: usize, end: usize, channels: i32): void {
  const depthStep = v128.load(glide.stepAt(own, COEFFICIENTS, HALF_DEPTH));
  const roundStep = v128.load(glide.stepAt(own, COEFFICIENTS, ROUND));
  const aheadStep = v128.load(glide.stepAt(own, COEFFICIENTS, AHEAD));
  let depth = v128.load(glide.valueAt(own, HALF_DEPTH));
  let round = v128.load(glide.valueAt(own, ROUND));
  let ahead = v128.load(glide.valueAt(own, AHEAD));
  for (let at = from; at < end; at += 16) {
    const phase = quarterOn(v128.load(workspace + at));
    v128.store(output + at, f32x4.mul(v128.load(input + at), level(phase, depth, round)));
    if (channels == 2) {
      const gain = level(i32x4.add(phase, partOfTurn(ahead)), depth, round);
      v128.store(output + at, f32x4.mul(v128.load(input + at, L.QUAD_BYTES), gain), L.QUAD_BYTES);
    }
    depth = f32x4.add(depth, depthStep);
    round = f32x4.add(round, roundStep);
    ahead = f32x4.add(ahead, aheadStep);
  }
  v128.store(glide.valueAt(own, HALF_DEPTH), depth);
  v128.store(glide.valueAt(own, ROUND), round);
  v128.store(glide.valueAt(own, AHEAD), ahead);
}

/** 1 at the top of the swing, 1 less the depth at its bottom. */
@inline
function level(phase: v128, halfDepth: v128, round: v128): v128 {
  const straight = triangle(phase);
  const swung = f32x4.add(straight, f32x4.mul(round, f32x4.sub(rounded(straight), straight)));
  return f32x4.sub(f32x4.splat(1.0), f32x4.mul(halfDepth, f32x4.sub(f32x4.splat(1.0), swung)));
}

export function rest(bank: usize): bool {
  return lfo.isInPlace(bank) && !glide.walking(bank + GLIDE);
}
