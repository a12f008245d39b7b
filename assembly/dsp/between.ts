import { magnitude, MAGNITUDE } from "./magnitude";

/**
 * True peaks of four lanes, one after each frame: three places between it and the next, by a Kaiser-windowed sinc of {@link TAPS} taps, and the
 * crest of the parabola through the highest three neighbours (J. O. Smith, "Quadratic Interpolation of Spectral Peaks", goes for crests in time
 * as well). Up to 0.47 of the sample rate that is exact to 0.01 dB; what lies higher is taken for what a long sinc makes of it.
 */
export const TAPS: i32 = 128;
/** Whole frames by which a place lies before the newest sample that it needs. */
export const LATE: i32 = TAPS / 2;
/** Kept from block to block: one frame more than a place needs, for the place before the first. */
export const HISTORY_FIELDS: i32 = TAPS;

const PAIRS: i32 = TAPS / 2;
const BETA: f64 = 8.0;
/** Frames that are passed over together where nothing in reach is loud enough. */
const PIECE: i32 = 32;

/**
 * Of each pair of taps that lie as far before the middle as behind it: the half's weight of their sum, and what both quarters make of their
 * sum and of their difference.
 */
const design = memory.data(768, 16);
/** No value is larger than this times the largest sample that it is made of. */
let bound: f32 = 0.0;

/** The samples of one channel: what was kept, then the block, and a frame to look over its end. */
const line = memory.data(4128, 16);
/** The three places of two frames. */
const places = memory.data(96, 16);

/** Works the taps out, once. */
export function lay(): void {
  const half = normalised(0.5);
  const quarter = normalised(0.25);
  let largest = 1.0;
  let sizes = 0.0;
  for (let k = 0; k < PAIRS; k++) {
    const near = tap(<f64>k, 0.25) / quarter;
    const far = tap(<f64>(TAPS - 1 - k), 0.25) / quarter;
    const at = design + <usize>k * 12;
    const middle = tap(<f64>k, 0.5) / half;
    store<f32>(at, <f32>middle);
    store<f32>(at, <f32>(0.5 * (near + far)), 4);
    store<f32>(at, <f32>(0.5 * (near - far)), 8);
    sizes += 2.0 * Math.abs(middle);
  }
  // A crest lies above the highest place by an eighth of its neighbours' distance at most: no more than a quarter of any value.
  largest = Math.max(largest, sizes);
  bound = <f32>(1.26 * largest);
}

function normalised(place: f64): f64 {
  let sum = 0.0;
  for (let k = 0; k < TAPS; k++) sum += tap(<f64>k, place);
  return sum;
}

/** The sine of a sinc at a quarter is the root of a half, whichever the tap; at a half it is 1; their signs go by turns. */
function tap(k: f64, place: f64): f64 {
  const t = k - <f64>(PAIRS - 1) - place;
  const u = t / <f64>PAIRS;
  const sign = <i32>k & 1 ? -1.0 : 1.0;
  return ((sign / t) * bessel(BETA * Math.sqrt(Math.max(0.0, 1.0 - u * u))));
}

/** The modified Bessel function of the first kind, order 0, by its series. */
function bessel(x: f64): f64 {
  const quarter = 0.25 * x * x;
  let term = 1.0;
  let sum = 1.0;
  for (let k = 1.0; term > sum * 1e-17; k += 1.0) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}

/**
 * Of one channel of a quad, {@link LATE} frames ago: the larger of the true peaks and what stands in `target`. At `quiet` stands what
 * matters: where no value can exceed it, nothing is looked at.
 */
export function truePeaks(history: usize, input: usize, target: usize, frames: i32, quiet: usize): void {
  const block = <usize>frames << 4;
  memory.copy(line, history, <usize>HISTORY_FIELDS << 4);
  memory.copy(line + (<usize>HISTORY_FIELDS << 4), input, block);
  memory.copy(history, line + block, <usize>HISTORY_FIELDS << 4);
  for (let from = 0; from < frames; from += PIECE) {
    const count = min(PIECE, frames - from);
    const at = line + (<usize>from << 4);
    if (isLoud(at, count + HISTORY_FIELDS, quiet)) look(at, target + (<usize>from << 4), count);
  }
}

function isLoud(at: usize, count: i32, quiet: usize): bool {
  let most = v128.splat<i32>(0);
  for (const end = at + (<usize>count << 4); at < end; at += 16) most = f32x4.pmax(most, magnitude(v128.load(at)));
  return v128.any_true(f32x4.gt(f32x4.mul(most, f32x4.splat(bound)), v128.load(quiet)));
}

/** `at` is where the oldest sample for the place before the first stands. */
function look(at: usize, target: usize, frames: i32): void {
  interpolate(at);
  let before = v128.load(places, 32);
  at += 16;
  for (let i = 0; i < frames; i += 2, at += 32, target += 32) {
    interpolate(at);
    before = crests(at, target, places, before);
    if (i + 1 < frames) before = crests(at + 16, target + 16, places + 48, before);
  }
}

/** A quarter, a half and three quarters after the middle frame, for two frames that follow each other. */
function interpolate(at: usize): void {
  let half = f32x4.splat(0.0);
  let sum = f32x4.splat(0.0);
  let difference = f32x4.splat(0.0);
  let nextHalf = f32x4.splat(0.0);
  let nextSum = f32x4.splat(0.0);
  let nextDifference = f32x4.splat(0.0);
  let far = at + (<usize>(TAPS - 1) << 4);
  for (let tap = design, end = design + <usize>PAIRS * 12; tap < end; tap += 12, at += 16, far -= 16) {
    const middle = v128.load32_splat(tap);
    const even = v128.load32_splat(tap, 4);
    const odd = v128.load32_splat(tap, 8);
    const x = v128.load(at);
    const y = v128.load(far);
    const both = f32x4.add(x, y);
    half = f32x4.add(half, f32x4.mul(middle, both));
    sum = f32x4.add(sum, f32x4.mul(even, both));
    difference = f32x4.add(difference, f32x4.mul(odd, f32x4.sub(x, y)));
    const nextX = v128.load(at, 16);
    const nextY = v128.load(far, 16);
    const nextBoth = f32x4.add(nextX, nextY);
    nextHalf = f32x4.add(nextHalf, f32x4.mul(middle, nextBoth));
    nextSum = f32x4.add(nextSum, f32x4.mul(even, nextBoth));
    nextDifference = f32x4.add(nextDifference, f32x4.mul(odd, f32x4.sub(nextX, nextY)));
  }
  v128.store(places, f32x4.add(sum, difference));
  v128.store(places, half, 16);
  v128.store(places, f32x4.sub(sum, difference), 32);
  v128.store(places, f32x4.add(nextSum, nextDifference), 48);
  v128.store(places, nextHalf, 64);
  v128.store(places, f32x4.sub(nextSum, nextDifference), 80);
}

/** The highest crest from the middle frame on to the next, or what stands in `target`. `before` is the last place before it. Returns the last one after. */
function crests(at: usize, target: usize, three: usize, before: v128): v128 {
  const now = v128.load(at, (PAIRS - 1) * 16);
  const next = v128.load(at, PAIRS * 16);
  const first = v128.load(three);
  const second = v128.load(three, 16);
  const third = v128.load(three, 32);
  const early = f32x4.pmax(crest(before, now, first), crest(now, first, second));
  const late = f32x4.pmax(crest(first, second, third), crest(second, third, next));
  v128.store(target, f32x4.pmax(v128.load(target), f32x4.pmax(early, late)));
  return third;
}

/** How high the parabola through three equally distant places goes, if the middle one is the highest; else how high that is. */
@inline
function crest(before: v128, at: v128, after: v128): v128 {
  const sign = v128.andnot(at, v128.load32_splat(MAGNITUDE));
  const height = v128.xor(at, sign);
  const rise = f32x4.sub(height, v128.xor(before, sign));
  const fall = f32x4.sub(height, v128.xor(after, sign));
  const turn = f32x4.sub(rise, fall);
  const above = f32x4.div(f32x4.mul(turn, turn), f32x4.mul(f32x4.splat(8.0), f32x4.add(f32x4.add(rise, fall), f32x4.splat(1e-30))));
  const isCrest = v128.and(f32x4.ge(rise, f32x4.splat(0.0)), f32x4.ge(fall, f32x4.splat(0.0)));
  return f32x4.add(height, v128.and(above, isCrest));
}
