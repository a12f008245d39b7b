import * as glide from "../dsp/lane-glide";
import { layToRest } from "../dsp/rest";
import * as P from "../generated/dc-block";
import * as L from "../generated/layout";

const SHARE: i32 = 0;
const COEFFICIENTS: i32 = 1;

/** Of each channel: the mean, and what a float of it left out. */
const CHANNEL_FIELDS: i32 = 2;
const GLIDE: usize = <usize>(2 * CHANNEL_FIELDS) << 4;
export const FIELDS: i32 = 2 * CHANNEL_FIELDS + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** A mean below this, -400 dBFS, is none; far below it, what it leaves out would be subnormal. */
const NO_MEAN: f32 = 1e-20;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const share = -Math.expm1((-2.0 * Math.PI * <f64>load<f32>(params, P.CUTOFF_HZ)) / sampleRate);
  glide.aim(bank + GLIDE, COEFFICIENTS, SHARE, lane, <f32>share);
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
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + GLIDE, frames - done);
    for (let at = <usize>done << 4, end = <usize>(done + stretch) << 4; at < end; at += 16) {
      const share = glide.walk(bank + GLIDE, COEFFICIENTS, SHARE);
      for (let c: usize = 0; c < <usize>channels; c++) {
        const quad = c * L.QUAD_BYTES + at;
        v128.store(output + quad, block(bank + c * (<usize>CHANNEL_FIELDS << 4), v128.load(input + quad), share));
      }
    }
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

/** Without its mean; what a step of the mean loses to rounding goes into the next (Kahan, 1965). */
@inline
function block(state: usize, x: v128, share: v128): v128 {
  const mean = v128.load(state);
  const out = f32x4.sub(f32x4.sub(x, mean), v128.load(state, 16));
  const step = f32x4.add(v128.load(state, 16), f32x4.mul(share, out));
  const next = f32x4.add(mean, step);
  v128.store(state, next);
  v128.store(state, f32x4.sub(step, f32x4.sub(next, mean)), 16);
  return out;
}

export function rest(bank: usize): bool {
  return layToRest(bank, 2 * CHANNEL_FIELDS, NO_MEAN) && !glide.walking(bank + GLIDE);
}
