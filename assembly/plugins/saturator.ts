import * as bends from "../dsp/bends";
import * as glide from "../dsp/lane-glide";
import * as path from "../dsp/oversampling";
import { layToRest } from "../dsp/rest";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/saturator";

/** What glides: gain before, gain after (with the share of the bent), share of the sound as it came, how much of each curve, and of the tape's treble. */
const DRIVE: i32 = 0;
const WET: i32 = 1;
const DRY: i32 = 2;
const TANH: i32 = 3;
const SOFT: i32 = 4;
const TUBE: i32 = 5;
const TAPE: i32 = 6;
const COEFFICIENTS: i32 = 7;

/** Of each channel: the bass before and after the curve, the tube's offset, and its past on every path. */
const BEFORE: usize = 0;
const AFTER: usize = 16;
const OFFSET: usize = 32;
const PAST: usize = 48;
const CHANNEL_FIELDS: i32 = 3 + path.FIELDS;
/** Fields: both channels, how often each lane is doubled, what glides. */
const HEIGHTS: usize = (2 * <usize>CHANNEL_FIELDS) << 4;
const GLIDE: usize = HEIGHTS + 16;
export const FIELDS: i32 = 2 * CHANNEL_FIELDS + 2 + glide.FIELDS_EACH * COEFFICIENTS;

const TREBLE_HZ: f64 = 3000.0;
const OFFSET_HZ: f64 = 3.0;
/** How far the one-poles go in a frame. */
let treble: f32 = 0.0;
let offset: f32 = 0.0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  treble = <f32>-Math.expm1((-2.0 * Math.PI * TREBLE_HZ) / sampleRate);
  offset = <f32>-Math.expm1((-2.0 * Math.PI * OFFSET_HZ) / sampleRate);
  const shape = <i32>load<f32>(params, P.SHAPE);
  const mix = load<f32>(params, P.MIX);
  store<f32>(bank + HEIGHTS + lane, load<f32>(params, P.QUALITY));
  aim(bank, DRIVE, lane, gain(load<f32>(params, P.DRIVE_DB)));
  aim(bank, WET, lane, mix * gain(load<f32>(params, P.OUTPUT_DB)));
  aim(bank, DRY, lane, <f32>1.0 - mix);
  aim(bank, TANH, lane, shape == P.SHAPE_TANH || shape == P.SHAPE_TAPE ? 1.0 : 0.0);
  aim(bank, SOFT, lane, shape == P.SHAPE_SOFT ? 1.0 : 0.0);
  aim(bank, TUBE, lane, shape == P.SHAPE_TUBE ? 1.0 : 0.0);
  aim(bank, TAPE, lane, shape == P.SHAPE_TAPE ? 1.0 : 0.0);
  glide.depart(bank + GLIDE, COEFFICIENTS, lane, sampleRate, pace);
}

function aim(bank: usize, index: i32, lane: usize, value: f32): void {
  glide.aim(bank + GLIDE, COEFFICIENTS, index, lane, value);
}

function gain(db: f32): f32 {
  return <f32>Math.pow(10.0, <f64>db / 20.0);
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
  const heights = v128.load(bank + HEIGHTS);
  let highest = 0;
  for (let lane: usize = 0; lane < 16; lane += 4) highest = max(highest, <i32>load<f32>(bank + HEIGHTS + lane));
  for (let done = 0; done < frames; ) {
    const stretch = min(glide.framesBeforeLanding(bank + GLIDE, frames - done), path.CHUNK);
    const uses = walk(bank + GLIDE, stretch);
    for (let c: usize = 0; c < <usize>channels; c++) {
      const quad = c * L.QUAD_BYTES + (<usize>done << 4);
      const own = bank + ((c * <usize>CHANNEL_FIELDS) << 4);
      saturate(own, input + quad, output + quad, stretch, heights, highest, uses);
    }
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

/** Bytes of the workspace that hold what glides, frame by frame. */
const WALKED: usize = (<usize>path.CHUNK * <usize>COEFFICIENTS) << 4;

@inline
function walked(frame: usize, index: i32): v128 {
  return v128.load(workspace + ((frame * <usize>COEFFICIENTS + <usize>index) << 4));
}

/** Writes what glides down for each frame; returns which curves are heard, a bit each. */
function walk(own: usize, frames: i32): i32 {
  let uses = 0;
  for (let index = 0; index < COEFFICIENTS; index++) {
    const step = v128.load(glide.stepAt(own, COEFFICIENTS, index));
    let value = v128.load(glide.valueAt(own, index));
    if (v128.any_true(v128.or(f32x4.ne(value, f32x4.splat(0.0)), f32x4.ne(step, f32x4.splat(0.0))))) uses |= 1 << index;
    for (let frame = 0; frame < frames; frame++) {
      v128.store(workspace + (<usize>(frame * COEFFICIENTS + index) << 4), value);
      value = f32x4.add(value, step);
    }
    v128.store(glide.valueAt(own, index), value);
  }
  return uses;
}

/** One channel: treble up, up to where it is bent, down, treble down, the offset away. */
function saturate(own: usize, input: usize, output: usize, frames: i32, heights: v128, highest: i32, uses: i32): void {
  path.begin(own + PAST, WALKED, highest);
  raise(own, input, frames);
  for (let stage = 0; stage < highest; stage++) path.double(stage, highest, frames);
  for (let stage = 0; stage < highest; stage++) {
    if (!anyStops(heights, stage + 1)) continue;
    bend(path.evensAt(stage), frames, stage, uses);
    bend(path.oddsAt(stage), frames, stage, uses);
  }
  for (let stage = highest - 1; stage > 0; stage--) path.halve(stage, heights, frames);
  const plain = path.placeOf(0);
  path.end(own + PAST, heights, highest, frames);
  const bent = output;
  if (highest > 0) for (let i: usize = 0; i < <usize>frames; i++) v128.store(bent + (i << 4), path.landed(i));
  if (anyStops(heights, 0)) bend(plain, frames, 0, uses);
  const above = path.reaches(heights, 1);
  lower(own, plain, bent, output, frames, heights, above);
}

function anyStops(heights: v128, height: i32): bool {
  return v128.any_true(f32x4.eq(heights, f32x4.splat(<f32>height)));
}

/** Into the first path, as loud as it is bent; and as it came into the dry one. */
function raise(own: usize, input: usize, frames: i32): void {
  const up = path.placeOf(0);
  const kept = path.placeOf(path.DRY);
  const share = f32x4.splat(treble);
  let bass = v128.load(own, BEFORE);
  for (let i: usize = 0; i < <usize>frames; i++) {
    const x = v128.load(input + (i << 4));
    bass = f32x4.add(bass, f32x4.mul(share, f32x4.sub(x, bass)));
    const bright = f32x4.add(x, f32x4.mul(walked(i, TAPE), f32x4.sub(x, bass)));
    v128.store(up + (i << 4), f32x4.mul(walked(i, DRIVE), bright));
    v128.store(kept + (i << 4), x);
  }
  v128.store(own, bass, BEFORE);
}

/** Bends 1 << `stage` samples of each frame, in place. */
function bend(at: usize, frames: i32, stage: i32, uses: i32): void {
  const atRest = bends.tubeAtRest();
  for (let frame: usize = 0; frame < <usize>frames; frame++) {
    const tanh = walked(frame, TANH);
    const soft = walked(frame, SOFT);
    const tube = walked(frame, TUBE);
    for (let i = 0, count = 1 << stage; i < count; i++, at += 16) {
      const x = v128.load(at);
      let y = f32x4.splat(0.0);
      if ((uses & (1 << TANH)) != 0) y = f32x4.mul(tanh, bends.tanh(x));
      if ((uses & (1 << SOFT)) != 0) y = f32x4.add(y, f32x4.mul(soft, bends.soft(x)));
      if ((uses & (1 << TUBE)) != 0) y = f32x4.add(y, f32x4.mul(tube, bends.tube(x, atRest)));
      v128.store(at, y);
    }
  }
}

/** What was bent loses the treble it was given and the tube's offset, and meets the sound as it came. */
function lower(own: usize, plain: usize, bent: usize, output: usize, frames: i32, heights: v128, above: v128): void {
  const share = f32x4.splat(treble);
  const drift = f32x4.splat(offset);
  const one = f32x4.splat(1.0);
  const left = f32x4.sub(one, share);
  let bass = v128.load(own, AFTER);
  let middle = v128.load(own, OFFSET);
  for (let i: usize = 0; i < <usize>frames; i++) {
    const y = v128.bitselect(v128.load(bent + (i << 4)), v128.load(plain + (i << 4)), above);
    const lift = f32x4.mul(walked(i, TAPE), left);
    const even = f32x4.div(f32x4.add(y, f32x4.mul(lift, bass)), f32x4.add(one, lift));
    bass = f32x4.add(bass, f32x4.mul(share, f32x4.sub(even, bass)));
    middle = f32x4.add(middle, f32x4.mul(drift, f32x4.sub(f32x4.mul(walked(i, TUBE), even), middle)));
    const wet = f32x4.mul(walked(i, WET), f32x4.sub(even, middle));
    v128.store(output + (i << 4), f32x4.add(wet, f32x4.mul(walked(i, DRY), path.dry(heights, i))));
  }
  v128.store(own, bass, AFTER);
  v128.store(own, middle, OFFSET);
}

export function rest(bank: usize): bool {
  const still = layToRest(bank, 2 * CHANNEL_FIELDS);
  return still && !glide.walking(bank + GLIDE);
}
