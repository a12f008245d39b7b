import * as cuts from "../dsp/cuts";
import * as glide from "../dsp/lane-glide";
import { layToRest } from "../dsp/rest";
import * as P from "../generated/convolver";
import * as L from "../generated/layout";
import { hear } from "./hearing";
import * as parts from "./partitions";

/** What glides: shares of the sound, and how far the cuts go. */
const DRY: i32 = 0;
const WET: i32 = 1;
const DULL: i32 = 2;
const THIN: i32 = 3;
const COEFFICIENTS: i32 = 4;

/** Of both channels, the cuts; for how long a lane has heard nothing, and for how long it sounds then. */
const CUT_FIELDS: i32 = 2 * cuts.FIELDS;
const QUIET: usize = <usize>CUT_FIELDS << 4;
const TAIL: usize = QUIET + 16;
const GLIDE: usize = TAIL + 16;
export const FIELDS: i32 = <i32>(GLIDE >> 4) + 1 + glide.FIELDS_EACH * COEFFICIENTS;

/** What is heard below this, -300 dBFS, is nothing, and so is what no desk can be given. */
const NOTHING: f32 = 1e-15;
const TOO_LOUD: f32 = 1e9;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const mix = load<f32>(params, P.MIX);
  aim(bank, DRY, lane, <f32>1.0 - mix);
  aim(bank, WET, lane, mix * load<f32>(params, P.LEVEL_DB));
  aim(bank, DULL, lane, cuts.dulls(load<f32>(params, P.HIGH_CUT_HZ), sampleRate));
  aim(bank, THIN, lane, cuts.thins(load<f32>(params, P.LOW_CUT_HZ), sampleRate));
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
  if (heard != output)
    for (let c: usize = 0; c < <usize>channels; c++)
      memory.copy(output + c * L.QUAD_BYTES, heard + c * L.QUAD_BYTES, <usize>frames << 4);
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    const impulse = insert ? <usize>load<u32>(insert, L.INSERT_IMPULSE) : 0;
    if (impulse) convolve(bank, lane, load<u32>(insert, L.INSERT_LINE), impulse, output + lane, frames, channels);
  }
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + GLIDE, frames - done);
    mix(bank, input, output, <usize>done << 4, <usize>(done + stretch) << 4, channels);
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

/** A lane's sound through its impulse response, in place. On a mono strip both sides hear it, and the mean of both is heard. */
function convolve(bank: usize, lane: usize, line: usize, impulse: usize, quad: usize, frames: i32, channels: i32): void {
  parts.work(line, impulse);
  const ear = parts.ear(line);
  const other = ear + parts.apart(impulse);
  const apart = channels == 2 ? L.QUAD_BYTES : 0;
  let sounds = false;
  for (let i: usize = 0, end = <usize>frames << 2; i < end; i += 4) {
    const l = kept(load<f32>(quad + (i << 2)));
    const r = kept(load<f32>(quad + apart + (i << 2)));
    store<f32>(ear + i, l);
    store<f32>(other + i, r);
    sounds = sounds || l != 0.0 || r != 0.0;
  }
  const tail = <f32>parts.tail(impulse);
  store<f32>(bank + lane, sounds ? 0.0 : min<f32>(load<f32>(bank + lane, QUIET) + <f32>frames, tail), QUIET);
  store<f32>(bank + lane, tail, TAIL);
  parts.hear(line, impulse, frames);
  for (let i: usize = 0, end = <usize>frames << 2; i < end; i += 4) {
    const l = load<f32>(parts.left + i);
    const r = load<f32>(parts.right + i);
    const mean: f32 = 0.5 * (l + r);
    store<f32>(quad + (i << 2), apart ? l : mean);
    if (apart) store<f32>(quad + apart + (i << 2), r);
  }
}

@inline
function kept(x: f32): f32 {
  const size = Mathf.abs(x);
  return size >= NOTHING && size < TOO_LOUD ? x : 0.0;
}

function mix(bank: usize, input: usize, output: usize, from: usize, end: usize, channels: i32): void {
  for (let at = from; at < end; at += 16) {
    const dry = glide.walk(bank + GLIDE, COEFFICIENTS, DRY);
    const wet = glide.walk(bank + GLIDE, COEFFICIENTS, WET);
    const dull = glide.walk(bank + GLIDE, COEFFICIENTS, DULL);
    const thin = glide.walk(bank + GLIDE, COEFFICIENTS, THIN);
    for (let c: usize = 0; c < <usize>channels; c++) {
      const quad = c * L.QUAD_BYTES + at;
      const sound = cuts.cut(bank + (c << 5), v128.load(output + quad), dull, thin);
      v128.store(output + quad, f32x4.add(f32x4.mul(dry, v128.load(input + quad)), f32x4.mul(wet, sound)));
    }
  }
}

export function rest(bank: usize): bool {
  const still = layToRest(bank, CUT_FIELDS) && !glide.walking(bank + GLIDE);
  return still && v128.all_true<i32>(f32x4.ge(v128.load(bank, QUIET), v128.load(bank, TAIL)));
}
