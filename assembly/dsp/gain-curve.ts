import { DB_PER_OCTAVE, excessOf, exponentOf, log2, log2Of } from "./decibels";
import * as glide from "./lane-glide";
import { magnitude } from "./magnitude";
import { RIGHT } from "./quad";

/** A compressor's static curve, in powers of two: levels in, wanted reductions (never negative) out. */

/** Fields of a curve, as coefficients of a glide: the fields of {@link wantedReduction}, how far channels listen to the larger, and the most it wants. */
export const KNEE_FROM: i32 = 0;
export const KNEE: i32 = 1;
export const KNEE_CURVE: i32 = 2;
export const SLOPE: i32 = 3;
export const LINK: i32 = 4;
export const RANGE: i32 = 5;

/** What a lane's curve walks to: the beginning of `count` coefficients of `walk`. */
export function aimCurve(
  walk: usize,
  count: i32,
  lane: usize,
  thresholdDb: f64,
  kneeDb: f64,
  ratio: f64,
  link: f32,
  rangeDb: f64,
): void {
  const knee = kneeDb / DB_PER_OCTAVE;
  glide.aim(walk, count, KNEE_FROM, lane, <f32>(thresholdDb / DB_PER_OCTAVE - knee * 0.5));
  glide.aim(walk, count, KNEE, lane, <f32>knee);
  glide.aim(walk, count, KNEE_CURVE, lane, <f32>(knee > 0.0 ? 0.5 / knee : 0.0));
  glide.aim(walk, count, SLOPE, lane, <f32>(1.0 - 1.0 / ratio));
  glide.aim(walk, count, LINK, lane, link);
  glide.aim(walk, count, RANGE, lane, <f32>(rangeDb / DB_PER_OCTAVE));
}

/** 144 dB in powers of two, as a float: a range of that much is none. */
export const NO_RANGE: f32 = <f32>(144.0 / DB_PER_OCTAVE);
const ENDLESS: f32 = 1e9;

/** `from` is where the knee begins, `curve` half of one over its width (0 for none), `slope` 1 - 1 / ratio. */
@inline
export function wantedReduction(level: v128, from: v128, knee: v128, curve: v128, slope: v128): v128 {
  const over = f32x4.pmax(f32x4.sub(level, from), f32x4.splat(0.0));
  const inside = f32x4.pmin(over, knee);
  return f32x4.mul(slope, f32x4.add(f32x4.mul(f32x4.mul(inside, inside), curve), f32x4.sub(over, inside)));
}

/** The most that lanes of these ranges may want. */
@inline
function mostOf(range: v128): v128 {
  return v128.bitselect(f32x4.splat(ENDLESS), range, f32x4.ge(range, f32x4.splat(NO_RANGE)));
}

/**
 * The larger of a key's two channels, `other` bytes apart, as the parts of its level: exponents into one quad, what `log2Of` wants besides
 * into the next. A loop of its own, since the rest of a logarithm waits for this. Returns the peak of each lane.
 */
export function takeApart(key: usize, other: usize, parts: usize, frames: i32): v128 {
  let peak = v128.splat<i32>(0);
  for (const end = key + (<usize>frames << 4); key < end; key += 16, parts += 16) {
    const larger = f32x4.pmax(magnitude(v128.load(key)), magnitude(v128.load(key + other)));
    const exponent = exponentOf(larger);
    v128.store(parts, exponent);
    v128.store(parts, excessOf(larger, exponent), RIGHT);
    peak = f32x4.pmax(peak, larger);
  }
  return peak;
}

/** A curve that stands still: its fields, and the most that it wants. */
const still = memory.data(80, 16);
const MOST: usize = 64;

/** Lays out the curve of these `fields`, while no lane of them walks, for {@link wantedOf}. */
export function layOut(fields: usize): usize {
  for (let field: usize = 0; field < MOST; field += 16) v128.store(still + field, v128.load(fields + field));
  v128.store(still, mostOf(v128.load(fields, 16 * RANGE)), MOST);
  return still;
}

/** What a curve that was laid out wants of a level, of which the parts are known. It loads what it needs where it needs it: registers are few. */
@inline
export function wantedOf(curve: usize, parts: usize): v128 {
  const level = log2Of(v128.load(parts), v128.load(parts, RIGHT));
  const reduction = wantedReduction(level, v128.load(curve), v128.load(curve, 16), v128.load(curve, 32), v128.load(curve, 48));
  return f32x4.pmin(reduction, v128.load(curve, MOST));
}

/**
 * What each channel of every lane wants, between its own level and that of the larger one, `other` bytes on. The curve walks: it is the
 * beginning of `count` coefficients of `walk`. Returns the peak of each lane.
 */
export function want(walk: usize, count: i32, key: usize, other: usize, target: usize, frames: i32): v128 {
  const one = f32x4.splat(1.0);
  let from = v128.load(glide.valueAt(walk, KNEE_FROM));
  let knee = v128.load(glide.valueAt(walk, KNEE));
  let curve = v128.load(glide.valueAt(walk, KNEE_CURVE));
  let slope = v128.load(glide.valueAt(walk, SLOPE));
  let link = v128.load(glide.valueAt(walk, LINK));
  let range = v128.load(glide.valueAt(walk, RANGE));
  let peak = v128.splat<i32>(0);
  for (const end = key + (<usize>frames << 4); key < end; key += 16, target += 16) {
    const left = magnitude(v128.load(key));
    const right = magnitude(v128.load(key + other));
    const larger = f32x4.pmax(left, right);
    const linked = f32x4.eq(link, one);
    const both = log2(larger);
    const l = log2(left);
    const r = log2(right);
    const near = v128.bitselect(both, f32x4.add(l, f32x4.mul(link, f32x4.sub(both, l))), linked);
    const far = v128.bitselect(both, f32x4.add(r, f32x4.mul(link, f32x4.sub(both, r))), linked);
    const limit = mostOf(range);
    v128.store(target + other, f32x4.pmin(wantedReduction(far, from, knee, curve, slope), limit));
    v128.store(target, f32x4.pmin(wantedReduction(near, from, knee, curve, slope), limit));
    peak = f32x4.pmax(peak, larger);
    from = f32x4.add(from, v128.load(glide.stepAt(walk, count, KNEE_FROM)));
    knee = f32x4.add(knee, v128.load(glide.stepAt(walk, count, KNEE)));
    curve = f32x4.add(curve, v128.load(glide.stepAt(walk, count, KNEE_CURVE)));
    slope = f32x4.add(slope, v128.load(glide.stepAt(walk, count, SLOPE)));
    link = f32x4.add(link, v128.load(glide.stepAt(walk, count, LINK)));
    range = f32x4.add(range, v128.load(glide.stepAt(walk, count, RANGE)));
  }
  v128.store(glide.valueAt(walk, KNEE_FROM), from);
  v128.store(glide.valueAt(walk, KNEE), knee);
  v128.store(glide.valueAt(walk, KNEE_CURVE), curve);
  v128.store(glide.valueAt(walk, SLOPE), slope);
  v128.store(glide.valueAt(walk, LINK), link);
  v128.store(glide.valueAt(walk, RANGE), range);
  return peak;
}
