import { DB_PER_OCTAVE, exp2, log2 } from "../dsp/decibels";
import * as glide from "../dsp/lane-glide";
import * as P from "../generated/compressor";
import * as L from "../generated/layout";

/**
 * Feed-forward, log domain (Giannoulis, Massberg and Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6), 2012). Levels are in
 * powers of two. Both smoothers keep a second float of what the first one rounds off: a slow release would otherwise stall 0.004 dB early.
 */

/** Fields: what the page reads, then two smoothers and a mean square for each channel. */
const REDUCTION: usize = 0;
const INPUT_PEAK: usize = 16;
const CHANNEL: usize = 32;
const CHANNEL_FIELDS: usize = 5;
const HELD: usize = 0;
const HELD_REST: usize = 16;
const SMOOTH: usize = 32;
const SMOOTH_REST: usize = 48;
const SQUARE: usize = 64;

export const RESTING: i32 = 12;
const GLIDE: usize = <usize>RESTING << 4;
const COEFFICIENTS: i32 = 8;
/** Gliding coefficients: where the knee begins, its width and 1 / (2 width), slope, make-up, wet, dry, link. */
const KNEE_FROM: i32 = 0;
const KNEE: i32 = 1;
const KNEE_CURVE: i32 = 2;
const SLOPE: i32 = 3;
const MAKEUP: i32 = 4;
const WET: i32 = 5;
const DRY: i32 = 6;
const LINK: i32 = 7;
/** Plain fields behind them: shares of a step that attack, release and the mean square take per sample, and the detector's masks. */
const PLAIN: usize = GLIDE + (<usize>(1 + 3 * COEFFICIENTS) << 4);
const ATTACK: usize = PLAIN;
const RELEASE: usize = PLAIN + 16;
const SQUARE_SHARE: usize = PLAIN + 32;
const DETECTOR: usize = PLAIN + 48;
export const FIELDS: i32 = <i32>(PLAIN >> 4) + 4;

/** -200 dBFS: what silence counts as. */
const FLOOR: f32 = 1e-10;
/** Time constant of the `rms` detector's mean square. */
const SQUARE_MS: f64 = 10.0;

/** 1 - exp(-1 / (time x rate)): how much of the way a one-pole goes in one sample. */
function share(timeMs: f64, sampleRate: f64): f32 {
  return timeMs <= 0.0 ? 1.0 : <f32>-Math.expm1(-1.0 / (timeMs * 0.001 * sampleRate));
}

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, fresh: bool): void {
  const threshold = <f64>load<f32>(params, P.THRESHOLD_DB) / DB_PER_OCTAVE;
  const knee = <f64>load<f32>(params, P.KNEE_DB) / DB_PER_OCTAVE;
  const mix = load<f32>(params, P.MIX);
  const coefficients = bank + GLIDE;
  aim(coefficients, KNEE_FROM, lane, threshold - knee * 0.5);
  aim(coefficients, KNEE, lane, knee);
  aim(coefficients, KNEE_CURVE, lane, knee > 0.0 ? 0.5 / knee : 0.0);
  aim(coefficients, SLOPE, lane, 1.0 - 1.0 / <f64>load<f32>(params, P.RATIO));
  aim(coefficients, MAKEUP, lane, <f64>load<f32>(params, P.MAKEUP_DB) / DB_PER_OCTAVE);
  aim(coefficients, WET, lane, mix);
  aim(coefficients, DRY, lane, 1.0 - <f64>mix);
  aim(coefficients, LINK, lane, load<f32>(params, P.STEREO_LINK));
  glide.depart(coefficients, COEFFICIENTS, lane, sampleRate, fresh);
  store<f32>(bank + lane, share(load<f32>(params, P.ATTACK_MS), sampleRate), ATTACK);
  store<f32>(bank + lane, share(load<f32>(params, P.RELEASE_MS), sampleRate), RELEASE);
  store<f32>(bank + lane, share(SQUARE_MS, sampleRate), SQUARE_SHARE);
  store<f32>(bank + lane, load<f32>(params, P.DETECTOR), DETECTOR);
}

@inline
function aim(coefficients: usize, index: i32, lane: usize, value: f64): void {
  glide.aim(coefficients, COEFFICIENTS, index, lane, <f32>value);
}

/** Two quads: magnitudes, then wanted reductions, then smoothed ones. */
const scratch = memory.data(4096, 16);

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  const coefficients = bank + GLIDE;
  v128.store(bank, f32x4.splat(0.0), REDUCTION);
  v128.store(bank, f32x4.splat(0.0), INPUT_PEAK);
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(coefficients, frames - done);
    const at = <usize>done << 4;
    const linked = channels == 1 || isLinked(coefficients);
    for (let c = 0; c < channels; c++) magnitudes(bank, key + at, c, stretch);
    if (linked) wantLinked(bank, channels, stretch);
    else wantEach(bank, stretch);
    const paths = linked ? 1 : channels;
    for (let c = 0; c < paths; c++) smooth(bank, c, stretch);
    if (linked && channels == 2) shareState(bank);
    apply(bank, input + at, output + at, linked, channels, stretch);
    glide.passed(coefficients, COEFFICIENTS, stretch);
    done += stretch;
  }
  v128.store(bank, f32x4.mul(v128.load(bank, REDUCTION), f32x4.splat(<f32>DB_PER_OCTAVE)), REDUCTION);
}

@inline
function value(bank: usize, index: i32): v128 {
  return v128.load(glide.valueAt(bank + GLIDE, index));
}

@inline
function step(bank: usize, index: i32): v128 {
  return v128.load(glide.stepAt(bank + GLIDE, COEFFICIENTS, index));
}

@inline
function keep(bank: usize, index: i32, x: v128): void {
  v128.store(glide.valueAt(bank + GLIDE, index), x);
}

/** Whether every lane listens to the larger of its channels, and goes on doing so. */
function isLinked(coefficients: usize): bool {
  const link = v128.load(glide.valueAt(coefficients, LINK));
  const still = v128.load(glide.stepAt(coefficients, COEFFICIENTS, LINK));
  return v128.all_true<i32>(v128.and(f32x4.eq(link, f32x4.splat(1.0)), f32x4.eq(still, f32x4.splat(0.0))));
}

/** How large a channel of the key is: its magnitude, or the root of its smoothed square in lanes that detect `rms`. */
function magnitudes(bank: usize, key: usize, channel: i32, frames: i32): void {
  const quad = <usize>channel * L.QUAD_BYTES;
  const square = bank + CHANNEL + <usize>channel * (CHANNEL_FIELDS << 4) + SQUARE;
  const rms = f32x4.eq(v128.load(bank, DETECTOR), f32x4.splat(<f32>P.DETECTOR_RMS));
  const end = quad + (<usize>frames << 4);
  const anyRms = v128.any_true(rms);
  const ratio = v128.load(bank, SQUARE_SHARE);
  let mean = v128.load(square);
  let peak = v128.load(bank, INPUT_PEAK);
  for (let at = quad; at < end; at += 16) {
    const x = v128.load(key + at);
    let size = f32x4.abs(x);
    peak = f32x4.pmax(peak, size);
    if (anyRms) {
      mean = f32x4.add(mean, f32x4.mul(ratio, f32x4.sub(f32x4.mul(x, x), mean)));
      size = v128.bitselect(f32x4.sqrt(mean), size, rms);
    }
    v128.store(scratch + at, size);
  }
  v128.store(square, mean);
  v128.store(bank, peak, INPUT_PEAK);
}

@inline
function levelOf(size: v128): v128 {
  return log2(f32x4.pmax(size, f32x4.splat(FLOOR)));
}

/** The static curve, in powers of two: how much less a level shall be. */
@inline
function wanted(level: v128, from: v128, knee: v128, curve: v128, slope: v128): v128 {
  const over = f32x4.sub(level, from);
  const inside = f32x4.pmax(f32x4.pmin(over, knee), f32x4.splat(0.0));
  const beyond = f32x4.pmax(f32x4.sub(over, knee), f32x4.splat(0.0));
  return f32x4.mul(slope, f32x4.add(f32x4.mul(f32x4.mul(inside, inside), curve), beyond));
}

/** What every lane wants, for both channels alike. */
function wantLinked(bank: usize, channels: i32, frames: i32): void {
  const other = channels == 2 ? L.QUAD_BYTES : 0;
  const end = scratch + (<usize>frames << 4);
  let from = value(bank, KNEE_FROM);
  let knee = value(bank, KNEE);
  let curve = value(bank, KNEE_CURVE);
  let slope = value(bank, SLOPE);
  for (let at = scratch; at < end; at += 16) {
    const level = levelOf(f32x4.pmax(v128.load(at), v128.load(at + other)));
    v128.store(at, wanted(level, from, knee, curve, slope));
    from = f32x4.add(from, step(bank, KNEE_FROM));
    knee = f32x4.add(knee, step(bank, KNEE));
    curve = f32x4.add(curve, step(bank, KNEE_CURVE));
    slope = f32x4.add(slope, step(bank, SLOPE));
  }
  keep(bank, KNEE_FROM, from);
  keep(bank, KNEE, knee);
  keep(bank, KNEE_CURVE, curve);
  keep(bank, SLOPE, slope);
}

/** What every lane wants for each channel, between its own level and the larger one. Lanes that are linked come out as in {@link wantLinked}. */
function wantEach(bank: usize, frames: i32): void {
  const end = scratch + (<usize>frames << 4);
  const one = f32x4.splat(1.0);
  let from = value(bank, KNEE_FROM);
  let knee = value(bank, KNEE);
  let curve = value(bank, KNEE_CURVE);
  let slope = value(bank, SLOPE);
  let link = value(bank, LINK);
  for (let at = scratch; at < end; at += 16) {
    const left = v128.load(at);
    const right = v128.load(at, L.QUAD_BYTES);
    const both = levelOf(f32x4.pmax(left, right));
    const linked = f32x4.eq(link, one);
    const leftLevel = levelOf(left);
    const rightLevel = levelOf(right);
    const l = v128.bitselect(both, f32x4.add(leftLevel, f32x4.mul(link, f32x4.sub(both, leftLevel))), linked);
    const r = v128.bitselect(both, f32x4.add(rightLevel, f32x4.mul(link, f32x4.sub(both, rightLevel))), linked);
    v128.store(at, wanted(l, from, knee, curve, slope));
    v128.store(at, wanted(r, from, knee, curve, slope), L.QUAD_BYTES);
    from = f32x4.add(from, step(bank, KNEE_FROM));
    knee = f32x4.add(knee, step(bank, KNEE));
    curve = f32x4.add(curve, step(bank, KNEE_CURVE));
    slope = f32x4.add(slope, step(bank, SLOPE));
    link = f32x4.add(link, step(bank, LINK));
  }
  keep(bank, KNEE_FROM, from);
  keep(bank, KNEE, knee);
  keep(bank, KNEE_CURVE, curve);
  keep(bank, SLOPE, slope);
  keep(bank, LINK, link);
}

/**
 * Attack and release. Decoupled: hold what falls at the release's pace, then follow at the attack's. Branching: follow at the pace of
 * whichever way it goes.
 */
function smooth(bank: usize, channel: i32, frames: i32): void {
  const state = bank + CHANNEL + <usize>channel * (CHANNEL_FIELDS << 4);
  const quad = scratch + <usize>channel * L.QUAD_BYTES;
  const end = quad + (<usize>frames << 4);
  const attack = v128.load(bank, ATTACK);
  const release = v128.load(bank, RELEASE);
  const branching = f32x4.eq(v128.load(bank, DETECTOR), f32x4.splat(<f32>P.DETECTOR_BRANCHING));
  const zero = f32x4.splat(0.0);
  let held = v128.load(state, HELD);
  let heldRest = v128.load(state, HELD_REST);
  let smoothed = v128.load(state, SMOOTH);
  let smoothRest = v128.load(state, SMOOTH_REST);
  let largest = v128.load(bank, REDUCTION);
  for (let at = quad; at < end; at += 16) {
    const want = v128.load(at);
    const fall = f32x4.add(heldRest, f32x4.mul(release, f32x4.sub(f32x4.sub(want, held), heldRest)));
    const lower = f32x4.add(held, fall);
    const rises = v128.or(branching, f32x4.ge(want, lower));
    heldRest = v128.bitselect(zero, f32x4.sub(fall, f32x4.sub(lower, held)), rises);
    held = v128.bitselect(want, lower, rises);
    const pace = v128.bitselect(release, attack, v128.andnot(branching, f32x4.gt(held, smoothed)));
    const way = f32x4.sub(f32x4.add(f32x4.sub(held, smoothed), heldRest), smoothRest);
    const move = f32x4.add(smoothRest, f32x4.mul(pace, way));
    const next = f32x4.add(smoothed, move);
    smoothRest = f32x4.sub(move, f32x4.sub(next, smoothed));
    smoothed = next;
    largest = f32x4.pmax(largest, next);
    v128.store(at, next);
  }
  v128.store(state, held, HELD);
  v128.store(state, heldRest, HELD_REST);
  v128.store(state, smoothed, SMOOTH);
  v128.store(state, smoothRest, SMOOTH_REST);
  v128.store(bank, largest, REDUCTION);
}

/** Linked channels are reduced alike; should they part later, both begin from here. */
function shareState(bank: usize): void {
  const left = bank + CHANNEL;
  const right = left + (CHANNEL_FIELDS << 4);
  for (let field: usize = HELD; field < SQUARE; field += 16) v128.store(right + field, v128.load(left + field));
}

function apply(bank: usize, input: usize, output: usize, linked: bool, channels: i32, frames: i32): void {
  const bytes = <usize>frames << 4;
  for (let c = 0; c < channels; c++) {
    const quad = <usize>c * L.QUAD_BYTES;
    const reductions = linked ? scratch : scratch + quad;
    let makeup = value(bank, MAKEUP);
    let wet = value(bank, WET);
    let dry = value(bank, DRY);
    for (let at: usize = 0; at < bytes; at += 16) {
      const gain = f32x4.add(dry, f32x4.mul(wet, exp2(f32x4.sub(makeup, v128.load(reductions + at)))));
      v128.store(output + quad + at, f32x4.mul(v128.load(input + quad + at), gain));
      makeup = f32x4.add(makeup, step(bank, MAKEUP));
      wet = f32x4.add(wet, step(bank, WET));
      dry = f32x4.add(dry, step(bank, DRY));
    }
    if (c + 1 < channels) continue;
    keep(bank, MAKEUP, makeup);
    keep(bank, WET, wet);
    keep(bank, DRY, dry);
  }
}
