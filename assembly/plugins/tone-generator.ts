import { evenly, firstFrame } from "../dsp/chance";
import * as glide from "../dsp/lane-glide";
import * as lfo from "../dsp/lfo";
import * as pink from "../dsp/pink";
import { rounded, triangle } from "../dsp/waves";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/tone-generator";

/** What glides: how loud each signal is, and what comes in. */
const SINE: i32 = 0;
const WHITE: i32 = 1;
const PINK: i32 = 2;
const INPUT: i32 = 3;
const COEFFICIENTS: i32 = 4;

const LFO: usize = <usize>(2 * pink.FIELDS) << 4;
const GLIDE: usize = LFO + (<usize>lfo.FIELDS << 4);
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** Each channel's noise is another. */
const SALT: u32 = 0x2545f491;
/** White noise from -1 to 1 has a root mean square of the root of a third. */
const WHITE_LEVEL: f32 = 1.7320508;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  lfo.turn(bank + LFO, lane, Math.min(<f64>load<f32>(params, P.FREQUENCY_HZ), 0.49 * sampleRate), sampleRate, false, pace);
  const signal = <i32>load<f32>(params, P.SIGNAL);
  const level = load<f32>(params, P.LEVEL_DB);
  glide.aim(bank + GLIDE, COEFFICIENTS, SINE, lane, signal == P.SIGNAL_SINE ? level : 0.0);
  glide.aim(bank + GLIDE, COEFFICIENTS, WHITE, lane, signal == P.SIGNAL_WHITE ? level * WHITE_LEVEL : 0.0);
  glide.aim(bank + GLIDE, COEFFICIENTS, PINK, lane, signal == P.SIGNAL_PINK ? level : 0.0);
  glide.aim(bank + GLIDE, COEFFICIENTS, INPUT, lane, load<f32>(params, P.THROUGH));
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
  pink.tune(bank, lane, sampleRate);
  pink.tune(bank + (<usize>pink.FIELDS << 4), lane, sampleRate);
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
  lfo.fill(bank + LFO, workspace, frames, lfo.ALONE, lfo.SWIFTLY);
  let frame = firstFrame();
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + GLIDE, frames - done);
    for (let at = <usize>done << 4, end = <usize>(done + stretch) << 4; at < end; at += 16, frame++) {
      const tone = f32x4.mul(walk(bank, SINE), rounded(triangle(v128.load(workspace + at))));
      const white = walk(bank, WHITE);
      const pinkLevel = walk(bank, PINK);
      const through = walk(bank, INPUT);
      for (let c: usize = 0; c < <usize>channels; c++) {
        const quad = c * L.QUAD_BYTES + at;
        const noise = f32x4.splat(evenly(frame, <u32>c * SALT));
        const dull = pink.filter(bank + c * (<usize>pink.FIELDS << 4), noise);
        const noises = f32x4.add(f32x4.mul(white, noise), f32x4.mul(pinkLevel, dull));
        v128.store(output + quad, f32x4.add(f32x4.mul(through, v128.load(input + quad)), f32x4.add(tone, noises)));
      }
    }
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

@inline
function walk(bank: usize, index: i32): v128 {
  return glide.walk(bank + GLIDE, COEFFICIENTS, index);
}

/** It sounds by itself. Silent, it still counts: noise goes on where it would be. */
export function rest(bank: usize): bool {
  return false;
}
