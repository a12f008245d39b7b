import * as glide from "../dsp/lane-glide";
import { layToRest } from "../dsp/rest";
import * as L from "../generated/layout";
import * as P from "../generated/width";

/** How wide it is, how far a trapezoidal one-pole of the bass goes in a frame, and how much of what that leaves is heard instead of all. */
const WIDE: i32 = 0;
const SHARE: i32 = 1;
const MONO: i32 = 2;
const COEFFICIENTS: i32 = 3;

/** The difference's bass, and what is left of it after that. */
const STATES: i32 = 2;
const GLIDE: usize = <usize>STATES << 4;
export const FIELDS: i32 = STATES + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** At the end of its range nothing is made mono. The bass is followed there too: a one-pole that stood still would hold what was in it for ever. */
const LOWEST_HZ: f32 = 20.0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const hz = load<f32>(params, P.MONO_BELOW_HZ);
  const g = Math.tan((Math.PI * <f64>hz) / sampleRate);
  glide.aim(bank + GLIDE, COEFFICIENTS, WIDE, lane, load<f32>(params, P.WIDTH));
  glide.aim(bank + GLIDE, COEFFICIENTS, SHARE, lane, <f32>(g / (1.0 + g)));
  glide.aim(bank + GLIDE, COEFFICIENTS, MONO, lane, hz <= LOWEST_HZ ? 0.0 : 1.0);
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
    const from = <usize>done << 4;
    if (channels == 2) widen(bank, input, output, from, <usize>(done + stretch) << 4);
    else memory.copy(output + from, input + from, <usize>stretch << 4);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

/** Both sides move by what the difference changes: by exactly nothing where it stays. */
function widen(bank: usize, input: usize, output: usize, from: usize, end: usize): void {
  for (let at = from; at < end; at += 16) {
    const wide = glide.walk(bank + GLIDE, COEFFICIENTS, WIDE);
    const share = glide.walk(bank + GLIDE, COEFFICIENTS, SHARE);
    const mono = glide.walk(bank + GLIDE, COEFFICIENTS, MONO);
    const left = v128.load(input + at);
    const right = v128.load(input + at, L.QUAD_BYTES);
    const side = f32x4.mul(f32x4.splat(0.5), f32x4.sub(left, right));
    const high = above(bank + 16, above(bank, side, share), share);
    const kept = f32x4.add(f32x4.mul(f32x4.sub(f32x4.splat(1.0), mono), side), f32x4.mul(mono, high));
    const change = f32x4.sub(f32x4.mul(wide, kept), side);
    v128.store(output + at, f32x4.add(left, change));
    v128.store(output + at, f32x4.sub(right, change), L.QUAD_BYTES);
  }
}

/** Without its bass. */
@inline
function above(state: usize, x: v128, share: v128): v128 {
  const was = v128.load(state);
  const step = f32x4.mul(f32x4.sub(x, was), share);
  const low = f32x4.add(was, step);
  v128.store(state, f32x4.add(low, step));
  return f32x4.sub(x, low);
}

export function rest(bank: usize): bool {
  return layToRest(bank, STATES) && !glide.walking(bank + GLIDE);
}
