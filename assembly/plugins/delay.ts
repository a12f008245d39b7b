import * as cuts from "../dsp/cuts";
import * as glide from "../dsp/lane-glide";
import * as lfo from "../dsp/lfo";
import * as head from "../dsp/place-glide";
import { layToRest } from "../dsp/rest";
import * as tape from "../dsp/tape";
import { quarterOn, rounded, triangle } from "../dsp/waves";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/delay";
import * as L from "../generated/layout";
import { hear } from "./hearing";
import * as lines from "./lines";
import { noteSeconds } from "./rhythm";

/** What glides: shares of the sound, how much comes back and from which side, how far the cuts' one-poles go in a frame, how far modulation does. */
const DRY: i32 = 0;
const WET: i32 = 1;
const BACK: i32 = 2;
const CROSS: i32 = 3;
const DULL: i32 = 4;
const THIN: i32 = 5;
const SWING: i32 = 6;
const COEFFICIENTS: i32 = 7;

/** Of each channel. */
const CUTS: usize = 0;
const CUT_FIELDS: i32 = 2 * cuts.FIELDS;
const LINES: usize = <usize>CUT_FIELDS << 4;
const LFO: usize = LINES + (<usize>lines.FIELDS << 4);
const HEAD: usize = LFO + (<usize>lfo.FIELDS << 4);
const GLIDE: usize = HEAD + (<usize>head.FIELDS << 4);
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

const LONGEST_SECONDS: f64 = 4.0;
/** What is written below this, -300 dBFS, is nothing. */
const NOTHING = memory.data<f32>([1e-15], 4);

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const inTime = load<f32>(params, P.SYNC) != 0.0;
  const seconds = inTime ? noteSeconds(insert, load<f32>(params, P.NOTE)) : <f64>load<f32>(params, P.TIME_MS) * 0.001;
  head.depart(bank + HEAD, lane, <f32>Math.round(Math.min(seconds, LONGEST_SECONDS) * sampleRate), sampleRate, pace);
  lfo.turn(bank + LFO, lane, load<f32>(params, P.MODULATION_HZ), sampleRate, false, pace);
  const mix = load<f32>(params, P.MIX);
  aim(bank, DRY, lane, <f32>1.0 - mix);
  aim(bank, WET, lane, mix);
  aim(bank, BACK, lane, load<f32>(params, P.FEEDBACK));
  aim(bank, CROSS, lane, load<f32>(params, P.PING_PONG));
  aim(bank, DULL, lane, cuts.dulls(load<f32>(params, P.HIGH_CUT_HZ), sampleRate));
  aim(bank, THIN, lane, cuts.thins(load<f32>(params, P.LOW_CUT_HZ), sampleRate));
  aim(bank, SWING, lane, <f32>(<f64>load<f32>(params, P.MODULATION_MS) * 0.001 * sampleRate));
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
  const heard = hear(input, output, frames, channels, inserts);
  lfo.fill(bank + LFO, workspace, frames, lfo.CATCH_UP_SLOWLY);
  lines.layOut(bank + LINES, inserts);
  let written = v128.splat<i32>(0);
  for (let done = 0; done < frames; ) {
    const stretch = head.framesBeforeLanding(bank + HEAD, glide.framesBeforeLanding(bank + GLIDE, frames - done));
    written = v128.or(written, echo(bank, input, heard, output, <usize>done << 4, <usize>(done + stretch) << 4, channels == 2));
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    head.passed(bank + HEAD, stretch);
    done += stretch;
  }
  lines.keep(bank + LINES, written, frames);
}

@inline
function walk(bank: usize, index: i32): v128 {
  return glide.walk(bank + GLIDE, COEFFICIENTS, index);
}

/** Returns all bits of what was written. */
function echo(bank: usize, input: usize, heard: usize, output: usize, from: usize, end: usize, stereo: bool): v128 {
  const own = bank + HEAD;
  const step = v128.load(own, head.STEP);
  const half = f32x4.splat(0.5);
  let written = v128.splat<i32>(0);
  for (let at = from; at < end; at += 16) {
    const whole = v128.load(own, head.WHOLE);
    const part = v128.load(own, head.PART);
    const phase = v128.load(workspace + at);
    const swing = walk(bank, SWING);
    const dry = walk(bank, DRY);
    const wet = walk(bank, WET);
    const back = walk(bank, BACK);
    const dull = walk(bank, DULL);
    const thin = walk(bank, THIN);
    const cross = walk(bank, CROSS);

    const left = listen(tape.ringsOf(0), whole, part, f32x4.mul(swing, rounded(triangle(phase))));
    const near = f32x4.mul(back, cuts.cut(bank + CUTS, left, dull, thin));
    const heardLeft = v128.load(heard + at);
    const dryLeft = v128.load(input + at);
    if (!stereo) {
      written = v128.or(written, put(0, f32x4.add(heardLeft, near)));
      v128.store(output + at, f32x4.add(f32x4.mul(dry, dryLeft), f32x4.mul(wet, left)));
    } else {
      const right = listen(tape.ringsOf(1), whole, part, f32x4.mul(swing, rounded(triangle(quarterOn(phase)))));
      const far = f32x4.mul(back, cuts.cut(bank + CUTS + 32, right, dull, thin));
      const heardRight = v128.load(heard + at, L.QUAD_BYTES);
      const dryRight = v128.load(input + at, L.QUAD_BYTES);
      const swap = f32x4.mul(cross, f32x4.sub(far, near));
      const mean = f32x4.mul(half, f32x4.add(heardLeft, heardRight));
      const toLeft = f32x4.add(heardLeft, f32x4.mul(cross, f32x4.sub(mean, heardLeft)));
      const toRight = f32x4.sub(heardRight, f32x4.mul(cross, heardRight));
      written = v128.or(written, put(0, f32x4.add(toLeft, f32x4.add(near, swap))));
      written = v128.or(written, put(1, f32x4.add(toRight, f32x4.sub(far, swap))));
      v128.store(output + at, f32x4.add(f32x4.mul(dry, dryLeft), f32x4.mul(wet, left)));
      v128.store(output + at, f32x4.add(f32x4.mul(dry, dryRight), f32x4.mul(wet, right)), L.QUAD_BYTES);
    }
    tape.advance();
    const next = f32x4.add(part, step);
    const carry = f32x4.floor(next);
    v128.store(own, f32x4.sub(next, carry), head.PART);
    v128.store(own, f32x4.add(whole, carry), head.WHOLE);
  }
  return written;
}

/** What a ring held there, `swing` further back. */
@inline
function listen(rings: usize, whole: v128, part: v128, swing: v128): v128 {
  const nearest = f32x4.sub(f32x4.splat(<f32>tape.NEAREST), whole);
  const place = f32x4.max(f32x4.add(part, swing), nearest);
  const floor = f32x4.floor(place);
  return tape.read(rings, i32x4.trunc_sat_f32x4_s(f32x4.add(whole, floor)), f32x4.sub(place, floor));
}

@inline
function put(channel: usize, x: v128): v128 {
  const kept = v128.and(x, f32x4.ge(f32x4.abs(x), v128.load32_splat(NOTHING)));
  tape.write(tape.ringsOf(channel), kept);
  return kept;
}

export function rest(bank: usize): bool {
  const still = layToRest(bank + CUTS, CUT_FIELDS);
  return still && lines.areBlank(bank + LINES) && lfo.isInPlace(bank + LFO) && !head.moving(bank + HEAD) && !glide.walking(bank + GLIDE);
}
