import * as glide from "../dsp/lane-glide";
import * as lfo from "../dsp/lfo";
import * as tape from "../dsp/tape";
import { partOfTurn, rounded, triangle } from "../dsp/waves";
import { workspace } from "../dsp/workspace";
import * as P from "../generated/chorus";
import * as L from "../generated/layout";
import { hear } from "./hearing";
import * as lines from "./lines";
import { noteSeconds } from "./rhythm";

/** What glides: how loud each voice is in the mix, and how much of the first is fed back. */
const DRY: i32 = 0;
const FIRST: i32 = 1;
const SECOND: i32 = 2;
const THIRD: i32 = 3;
const BACK: i32 = 4;
const COEFFICIENTS: i32 = 5;
/**
 * What glides slowly, since the pitch does with it: the middle of the swing, and how far it goes to either side, in frames; where in it the second
 * and third voice are, and how far ahead the right channel is, in turns.
 */
const MIDDLE: i32 = 0;
const SWING: i32 = 1;
const SECOND_AT: i32 = 2;
const THIRD_AT: i32 = 3;
const AHEAD: i32 = 4;
const PLACES: i32 = 5;
/** Of a coefficient's glide. */
const SLOWER: i32 = 10;

const LFO: usize = <usize>lines.FIELDS << 4;
const SLOW: usize = LFO + (<usize>lfo.FIELDS << 4);
const GLIDE: usize = SLOW + (<usize>(1 + glide.FIELDS_EACH * PLACES) << 4);
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** What is written below this, -300 dBFS, is nothing. */
const NOTHING = memory.data<f32>([1e-15], 4);

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const inTime = load<f32>(params, P.SYNC) != 0.0;
  const hz = inTime ? 1.0 / noteSeconds(insert, load<f32>(params, P.NOTE)) : <f64>load<f32>(params, P.RATE_HZ);
  lfo.turn(bank + LFO, lane, hz, sampleRate, inTime, pace);
  const perMs = <f32>(sampleRate * 0.001);
  const swing = load<f32>(params, P.DEPTH_MS) * perMs * 0.5;
  glide.aim(bank + SLOW, PLACES, MIDDLE, lane, load<f32>(params, P.DELAY_MS) * perMs + swing);
  glide.aim(bank + SLOW, PLACES, SWING, lane, swing);
  const voices = load<f32>(params, P.VOICES) + 1.0;
  glide.aim(bank + SLOW, PLACES, SECOND_AT, lane, voices > 2.0 ? <f32>(1.0 / 3.0) : 0.5);
  glide.aim(bank + SLOW, PLACES, THIRD_AT, lane, voices > 2.0 ? <f32>(2.0 / 3.0) : 0.5);
  glide.aim(bank + SLOW, PLACES, AHEAD, lane, load<f32>(params, P.STEREO_PHASE_DEGREES) / 360.0);
  glide.depart(bank + SLOW, PLACES, lane, sampleRate, pace, SLOWER);

  const mix = load<f32>(params, P.MIX);
  const each = mix / Mathf.sqrt(voices);
  aim(bank, DRY, lane, <f32>1.0 - mix);
  aim(bank, FIRST, lane, each);
  aim(bank, SECOND, lane, voices > 1.0 ? each : 0.0);
  aim(bank, THIRD, lane, voices > 2.0 ? each : 0.0);
  aim(bank, BACK, lane, load<f32>(params, P.FEEDBACK));
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
  lines.layOut(bank, inserts);
  let written = v128.splat<i32>(0);
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + SLOW, glide.framesBeforeLanding(bank + GLIDE, frames - done));
    written = v128.or(written, sing(bank, input, heard, output, <usize>done << 4, <usize>(done + stretch) << 4, channels));
    glide.passed(bank + SLOW, PLACES, stretch);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
  lines.keep(bank, written, frames);
}

/** Returns all bits of what was written. */
function sing(bank: usize, input: usize, heard: usize, output: usize, from: usize, end: usize, channels: i32): v128 {
  let written = v128.splat<i32>(0);
  for (let at = from; at < end; at += 16) {
    const middle = glide.walk(bank + SLOW, PLACES, MIDDLE);
    const swing = glide.walk(bank + SLOW, PLACES, SWING);
    const dry = walk(bank, DRY);
    const first = walk(bank, FIRST);
    const second = walk(bank, SECOND);
    const third = walk(bank, THIRD);
    const secondAt = partOfTurn(glide.walk(bank + SLOW, PLACES, SECOND_AT));
    const thirdAt = partOfTurn(glide.walk(bank + SLOW, PLACES, THIRD_AT));
    const back = walk(bank, BACK);
    const ahead = partOfTurn(glide.walk(bank + SLOW, PLACES, AHEAD));
    let phase = v128.load(workspace + at);
    for (let c: usize = 0; c < <usize>channels; c++) {
      const quad = c * L.QUAD_BYTES + at;
      const rings = tape.ringsOf(c);
      const one = voice(rings, middle, swing, phase);
      let voices = f32x4.mul(first, one);
      voices = f32x4.add(voices, f32x4.mul(second, voice(rings, middle, swing, i32x4.add(phase, secondAt))));
      voices = f32x4.add(voices, f32x4.mul(third, voice(rings, middle, swing, i32x4.add(phase, thirdAt))));
      const said = f32x4.add(v128.load(heard + quad), f32x4.mul(back, one));
      const kept = v128.and(said, f32x4.ge(f32x4.abs(said), v128.load32_splat(NOTHING)));
      tape.write(rings, kept);
      written = v128.or(written, kept);
      v128.store(output + quad, f32x4.add(f32x4.mul(dry, v128.load(input + quad)), voices));
      phase = i32x4.add(phase, ahead);
    }
    tape.advance();
  }
  return written;
}

@inline
function walk(bank: usize, index: i32): v128 {
  return glide.walk(bank + GLIDE, COEFFICIENTS, index);
}

@inline
function voice(rings: usize, middle: v128, swing: v128, phase: v128): v128 {
  const nearest = f32x4.splat(<f32>tape.NEAREST);
  const place = f32x4.max(f32x4.add(middle, f32x4.mul(swing, rounded(triangle(phase)))), nearest);
  const whole = f32x4.floor(place);
  return tape.read(rings, i32x4.trunc_sat_f32x4_s(whole), f32x4.sub(place, whole));
}

export function rest(bank: usize): bool {
  const still = !glide.walking(bank + GLIDE) && !glide.walking(bank + SLOW);
  return still && lines.areBlank(bank) && lfo.isInPlace(bank + LFO);
}
