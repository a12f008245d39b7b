import * as glide from "../dsp/lane-glide";
import * as head from "../dsp/place-glide";
import { layToRest } from "../dsp/rest";
import * as tape from "../dsp/tape";
import * as P from "../generated/phase-align";
import * as L from "../generated/layout";
import { hear } from "./hearing";
import * as lines from "./lines";

/** What glides: how much is heard as it is and how much of the allpass, with their polarity, and how far that one's one-pole goes in a frame. */
const STRAIGHT: i32 = 0;
const TURNED: i32 = 1;
const SHARE: i32 = 2;
const COEFFICIENTS: i32 = 3;

const STATES: i32 = 2;
const LINES: usize = <usize>STATES << 4;
const HEAD: usize = LINES + (<usize>lines.FIELDS << 4);
const GLIDE: usize = HEAD + (<usize>head.FIELDS << 4);
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** What is written below this, -300 dBFS, is nothing. */
const NOTHING = memory.data<f32>([1e-15], 4);

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const frames = Math.round(<f64>load<f32>(params, P.DELAY_MS) * 0.001 * sampleRate);
  head.depart(bank + HEAD, lane, <f32>frames, sampleRate, pace);
  const sign: f32 = load<f32>(params, P.POLARITY) == <f32>P.POLARITY_INVERTED ? -1.0 : 1.0;
  const turns = load<f32>(params, P.PHASE_DEGREES) > 0.0;
  glide.aim(bank + GLIDE, COEFFICIENTS, STRAIGHT, lane, turns ? 0.0 : sign);
  glide.aim(bank + GLIDE, COEFFICIENTS, TURNED, lane, turns ? sign : 0.0);
  glide.aim(bank + GLIDE, COEFFICIENTS, SHARE, lane, shareOf(load<f32>(params, P.PHASE_DEGREES), load<f32>(params, P.FREQUENCY_HZ), sampleRate));
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
}

/** An allpass turns back by twice the angle whose tangent is that of half the frequency's angle over g: so g is found from the turn. */
function shareOf(degrees: f64, hz: f64, sampleRate: f64): f32 {
  if (degrees <= 0.0) return 0.5;
  const g = Math.tan((Math.PI * Math.min(hz, 0.49 * sampleRate)) / sampleRate) / Math.tan((Math.PI * degrees) / 360.0);
  return <f32>(g / (1.0 + g));
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
  lines.layOut(bank + LINES, inserts);
  let written = v128.splat<i32>(0);
  for (let done = 0; done < frames; ) {
    const stretch = head.framesBeforeLanding(bank + HEAD, glide.framesBeforeLanding(bank + GLIDE, frames - done));
    written = v128.or(written, align(bank, input, heard, output, <usize>done << 4, <usize>(done + stretch) << 4, channels));
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    head.passed(bank + HEAD, stretch);
    done += stretch;
  }
  lines.keep(bank + LINES, written, frames);
}

/** Returns all bits of what was written. */
function align(bank: usize, input: usize, heard: usize, output: usize, from: usize, end: usize, channels: i32): v128 {
  const own = bank + HEAD;
  const step = v128.load(own, head.STEP);
  const one = f32x4.splat(1.0);
  let written = v128.splat<i32>(0);
  for (let at = from; at < end; at += 16) {
    const whole = v128.load(own, head.WHOLE);
    const part = v128.load(own, head.PART);
    const straight = glide.walk(bank + GLIDE, COEFFICIENTS, STRAIGHT);
    const turned = glide.walk(bank + GLIDE, COEFFICIENTS, TURNED);
    const share = glide.walk(bank + GLIDE, COEFFICIENTS, SHARE);
    for (let c: usize = 0; c < <usize>channels; c++) {
      const quad = c * L.QUAD_BYTES + at;
      const now = v128.load(input + quad);
      const said = v128.load(heard + quad);
      const kept = v128.and(said, f32x4.ge(f32x4.abs(said), v128.load32_splat(NOTHING)));
      tape.write(tape.ringsOf(c), kept);
      written = v128.or(written, kept);
      const x = late(c, now, whole, part, one);
      const y = turn(bank + (c << 4), x, share);
      v128.store(output + quad, f32x4.add(f32x4.mul(straight, x), f32x4.mul(turned, y)));
    }
    tape.advance();
    const next = f32x4.add(part, step);
    const carry = f32x4.floor(next);
    v128.store(own, f32x4.sub(next, carry), head.PART);
    v128.store(own, f32x4.add(whole, carry), head.WHOLE);
  }
  return written;
}

/** From the tape, on which this frame stands already; what is nearer than the frame before, from between the two in a straight line. */
@inline
function late(channel: usize, now: v128, whole: v128, part: v128, one: v128): v128 {
  const isFar = f32x4.ge(whole, one);
  const taped = tape.read(tape.ringsOf(channel), i32x4.trunc_sat_f32x4_s(f32x4.max(whole, one)), v128.and(part, isFar));
  return v128.bitselect(taped, f32x4.add(now, f32x4.mul(part, f32x4.sub(taped, now))), isFar);
}

/** Twice what a one-pole lets through, less what came in. */
@inline
function turn(state: usize, x: v128, share: v128): v128 {
  const was = v128.load(state);
  const step = f32x4.mul(f32x4.sub(x, was), share);
  const low = f32x4.add(was, step);
  v128.store(state, f32x4.add(low, step));
  return f32x4.sub(f32x4.add(low, low), x);
}

export function rest(bank: usize): bool {
  const still = layToRest(bank, STATES) && !head.moving(bank + HEAD) && !glide.walking(bank + GLIDE);
  return still && lines.areBlank(bank + LINES);
}
