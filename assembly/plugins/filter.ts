import { exp2 } from "../dsp/decibels";
import * as glide from "../dsp/lane-glide";
import { layToRest } from "../dsp/rest";
import * as P from "../generated/filter";
import * as L from "../generated/layout";

/** What glides: the tangent of half the frequency, as a power of two, 1 over q, how much of each output is heard, and the drive as a gain. */
const G: i32 = 0;
const K: i32 = 1;
const HIGH: i32 = 2;
const BAND: i32 = 3;
const LOW: i32 = 4;
const DRIVE: i32 = 5;
const COEFFICIENTS: i32 = 6;

/** Of each channel, what the two integrators hold. */
const STATES: i32 = 4;
const GLIDE: usize = <usize>STATES << 4;
export const FIELDS: i32 = STATES + 1 + glide.FIELDS_EACH * COEFFICIENTS;
/** Frequencies are held below half the sample rate by this much. */
const HIGHEST: f64 = 0.499;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const shape = <i32>load<f32>(params, P.SHAPE);
  const frequency = Math.min(<f64>load<f32>(params, P.FREQUENCY_HZ), HIGHEST * sampleRate);
  const isNotch = shape == P.SHAPE_NOTCH;
  aim(bank, G, lane, <f32>Math.log2(Math.tan((Math.PI * frequency) / sampleRate)));
  aim(bank, K, lane, <f32>1.0 / load<f32>(params, P.Q));
  aim(bank, HIGH, lane, isNotch || shape == P.SHAPE_HIGH_PASS ? 1.0 : 0.0);
  aim(bank, BAND, lane, shape == P.SHAPE_BAND_PASS ? 1.0 : 0.0);
  aim(bank, LOW, lane, isNotch || shape == P.SHAPE_LOW_PASS ? 1.0 : 0.0);
  aim(bank, DRIVE, lane, <f32>Math.pow(10.0, <f64>load<f32>(params, P.DRIVE_DB) / 20.0));
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
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(bank + GLIDE, frames - done);
    const from = <usize>done << 4;
    for (let c: usize = 0; c < <usize>channels; c++) {
      const quad = c * L.QUAD_BYTES + from;
      run(bank + GLIDE, bank + (c << 5), input + quad, output + quad, stretch, <i32>c == channels - 1);
    }
    glide.passed(bank + GLIDE, COEFFICIENTS, stretch);
    done += stretch;
  }
}

@inline
function step(own: usize, index: i32): v128 {
  return v128.load(glide.stepAt(own, COEFFICIENTS, index));
}

/**
 * One channel, in steps that are added to what the integrators hold: at low frequencies only those are rounded. `keeps` says that what glides stays where it got to. Coefficients that stand still are worked out once.
 */
function run(own: usize, states: usize, input: usize, output: usize, frames: i32, keeps: bool): void {
  const still = !glide.walking(own);
  const one = f32x4.splat(1.0);
  let tuning = v128.load(glide.valueAt(own, G));
  let g = exp2(tuning);
  let k = v128.load(glide.valueAt(own, K));
  let high = v128.load(glide.valueAt(own, HIGH));
  let band = v128.load(glide.valueAt(own, BAND));
  let low = v128.load(glide.valueAt(own, LOW));
  let drive = v128.load(glide.valueAt(own, DRIVE));
  const driven = !still || v128.any_true(f32x4.ne(drive, one));
  let first = v128.load(states);
  let second = v128.load(states, 16);
  let damp = f32x4.add(g, k);
  let share = f32x4.div(g, f32x4.add(one, f32x4.mul(g, damp)));
  for (const end = input + (<usize>frames << 4); input < end; input += 16, output += 16) {
    let x = v128.load(input);
    if (driven) {
      const bend = f32x4.add(one, f32x4.mul(f32x4.max(f32x4.sub(f32x4.mul(drive, drive), one), f32x4.splat(0.0)), f32x4.mul(x, x)));
      x = f32x4.div(f32x4.mul(drive, x), f32x4.sqrt(bend));
    }
    if (!still) {
      g = exp2(tuning);
      damp = f32x4.add(g, k);
      share = f32x4.div(g, f32x4.add(one, f32x4.mul(g, damp)));
    }
    const above = f32x4.sub(x, second);
    const move = f32x4.mul(share, f32x4.sub(above, f32x4.mul(damp, first)));
    const swing = f32x4.add(first, move);
    const rise = f32x4.mul(g, swing);
    const lows = f32x4.add(second, rise);
    const bands = f32x4.mul(k, swing);
    const highs = f32x4.sub(f32x4.sub(x, bands), lows);
    first = f32x4.add(first, f32x4.add(move, move));
    second = f32x4.add(second, f32x4.add(rise, rise));
    v128.store(output, f32x4.add(f32x4.mul(low, lows), f32x4.add(f32x4.mul(band, bands), f32x4.mul(high, highs))));
    if (still) continue;
    tuning = f32x4.add(tuning, step(own, G));
    k = f32x4.add(k, step(own, K));
    high = f32x4.add(high, step(own, HIGH));
    band = f32x4.add(band, step(own, BAND));
    low = f32x4.add(low, step(own, LOW));
    drive = f32x4.add(drive, step(own, DRIVE));
  }
  v128.store(states, first);
  v128.store(states, second, 16);
  if (still || !keeps) return;
  v128.store(glide.valueAt(own, G), tuning);
  v128.store(glide.valueAt(own, K), k);
  v128.store(glide.valueAt(own, HIGH), high);
  v128.store(glide.valueAt(own, BAND), band);
  v128.store(glide.valueAt(own, LOW), low);
  v128.store(glide.valueAt(own, DRIVE), drive);
}

export function rest(bank: usize): bool {
  const still = layToRest(bank, STATES);
  return still && !glide.walking(bank + GLIDE);
}
