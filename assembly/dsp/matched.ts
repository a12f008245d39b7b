import * as squares from "./least-squares";
import * as prototype from "./prototype";
import * as section from "./second-order";

/**
 * Second-order sections that do not cramp near half the sample rate: their magnitude is the analogue prototype's, as near as two poles and two
 * zeros can bring it. Poles begin where the prototype's impulse response has them and zeros are fitted to the magnitude (M. Vicanek, "Matched
 * Second Order Digital Filters", 2016), here not at three frequencies but, by least squares of the relative error, at thirteen. Then poles and
 * zeros are fitted together, the error weighed by the last poles (C. K. Sanathanan and J. Koerner, IEEE Trans. Automatic Control 8, 1963), where
 * that helps. Squared magnitudes are quotients of two polynomials of y = tan^2(w/2), so both fits are linear. What is passed at 0 Hz is exact.
 */
const POINTS: i32 = 13;
const FIXED: i32 = 8;
/** The highest matched frequency, as a share of half the sample rate: that of 20 kHz at 48 kHz, or 20 kHz where that is more. */
const REACH: f64 = 0.8333333333333333;
const HIGHEST_HZ: f64 = 20000.0;
const shares = memory.data<f64>([0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92, 1.0]);
/** Points that go with the filter, as shares of its own frequency. */
const ownShares = memory.data<f64>([0.25, 0.5, 0.75, 1.0, 1.25]);

/** Of the points: squared tangents, the power that is wanted, and what sections before left for the next to make good. */
const tangents = memory.data(16 * 8, 16);
const powers = memory.data(16 * 8, 16);
const owed = memory.data(16 * 8, 16);
let tangentsRate: f64 = 0.0;
let reach: f64 = 0.0;

/** Where the tangents' squares are 1, and the polynomials there. */
let scale: f64 = 1.0;
let n2: f64 = 0.0;
let n1: f64 = 0.0;
let n0: f64 = 0.0;
let d1: f64 = 0.0;
let d0: f64 = 0.0;
/** A notch's frequency, squared tangent. */
let dip: f64 = 0.0;

@inline
function at(list: usize, i: i32): usize {
  return list + (<usize>i << 3);
}

/** Before the first section of a band. */
export function begin(): void {
  for (let i = 0; i < POINTS; i++) store<f64>(at(owed, i), 1.0);
}

/** Designs the prototype at this frequency; sections of one band after {@link begin}, each makes good what those before it left. */
export function analogue(frequencyHz: f64, sampleRate: f64): void {
  const w0 = (2.0 * Math.PI * frequencyHz) / sampleRate;
  const isInverted = prototype.isBetterInverted();
  if (isInverted) prototype.invert();
  look(w0, sampleRate);
  placePoles(w0);
  if (prototype.rounds == prototype.KEEP_ZEROS) placeZeros(w0);
  else {
    fit(false);
    for (let round = 0; round < prototype.rounds && fit(true); round++);
  }
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i)) / scale;
    const heard = (n2 * y * y + n1 * y + n0) / (y * y + d1 * y + d0);
    store<f64>(at(owed, i), load<f64>(at(powers, i)) / Math.max(heard, LEAST_POWER));
  }
  if (isInverted) section.fromPower(1.0 / n2, d1 / n2, d0 / n2, n1 / n2, n0 / n2, scale);
  else section.fromPower(n2, n1, n0, d1, d0, scale);
}

/** Works out the points. */
function look(w0: f64, sampleRate: f64): void {
  if (sampleRate != tangentsRate) {
    tangentsRate = sampleRate;
    reach = Math.PI * Math.max(REACH, (2.0 * HIGHEST_HZ) / sampleRate);
    for (let i = 0; i < FIXED; i++) store<f64>(at(tangents, i), squaredTangent(reach * load<f64>(at(shares, i))));
  }
  scale = squaredTangent(Math.min(w0, HIGHEST_SCALE));
  dip = squaredTangent(w0) / scale;
  for (let i = 0; i < POINTS; i++) {
    const w = i < FIXED ? reach * load<f64>(at(shares, i)) : Math.min(w0 * load<f64>(at(ownShares, i - FIXED)), reach);
    if (i >= FIXED) store<f64>(at(tangents, i), squaredTangent(w));
    const power = prototype.powerAt((w / w0) * (w / w0));
    store<f64>(at(powers, i), Math.max(power, LEAST_POWER) * load<f64>(at(owed, i)));
  }
}

const HIGHEST_SCALE: f64 = 0.9 * Math.PI;
const LEAST_POWER: f64 = 1e-30;
/** Below this a notch need not be as deep as it should be; where it has its dip it is silent anyway. */
const NOTCH_FLOOR: f64 = 1e-4;

function squaredTangent(w: f64): f64 {
  const tangent = Math.tan(0.5 * w);
  return tangent * tangent;
}

/** Of an analogue pair `w` high and so damped, as its impulse response is sampled: squared frequency and damping. */
let pairSquare: f64 = 0.0;
let pairDamping: f64 = 0.0;

function sample(w: f64, damping: f64): void {
  const decay = Math.exp(-damping * w);
  const turn =
    damping <= 1.0 ? Math.cos(Math.sqrt(1.0 - damping * damping) * w) : Math.cosh(Math.sqrt(damping * damping - 1.0) * w);
  const atHalf = 1.0 + 2.0 * decay * turn + decay * decay;
  pairSquare = (1.0 - 2.0 * decay * turn + decay * decay) / atHalf;
  const across = (2.0 * (1.0 - decay * decay)) / atHalf;
  pairDamping = (across * across) / pairSquare;
}

function placePoles(w0: f64): void {
  const root = Math.sqrt(prototype.d0);
  sample(w0 * root, (0.5 * prototype.d1) / root);
  d0 = (pairSquare / scale) * (pairSquare / scale);
  d1 = (pairDamping - 2.0) * (pairSquare / scale);
}

function placeZeros(w0: f64): void {
  const root = Math.sqrt(prototype.n0 / prototype.n2);
  sample(w0 * root, (0.5 * prototype.n1) / (root * prototype.n2));
  n0 = passedAtZero() * d0;
  n2 = n0 / ((pairSquare / scale) * (pairSquare / scale));
  n1 = n2 * (pairDamping - 2.0) * (pairSquare / scale);
}

@inline
function passedAtZero(): f64 {
  const gain = prototype.n0 / prototype.d0;
  return gain * gain;
}

/** Fits the zeros, or with them the poles; false where that gave no filter, and all stays as it was. */
function fit(withPoles: bool): bool {
  const isLowCut = prototype.n0 == 0.0;
  const isNotch = prototype.n1 == 0.0 && prototype.n2 != 0.0 && !isLowCut;
  const zeros = isLowCut || isNotch ? 1 : 2;
  const passed = passedAtZero();
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i)) / scale;
    const power = load<f64>(at(powers, i));
    const weight = 1.0 / ((power + (isNotch ? NOTCH_FLOOR : 0.0)) * (y * y + d1 * y + d0));
    const fixed = passed - power;
    const shape = isNotch ? (y - dip) * (y - dip) : y * y;
    if (zeros == 2) squares.put(i, 1, y * weight);
    if (!withPoles) {
      squares.put(i, 0, shape * weight);
      squares.want(i, (power * (y * y + d1 * y) - (isNotch ? -power : fixed) * d0) * weight);
      continue;
    }
    squares.put(i, 0, (isNotch ? shape - power * dip * dip : shape) * weight);
    squares.put(i, zeros, -power * y * weight);
    if (!isNotch) squares.put(i, zeros + 1, fixed * weight);
    squares.want(i, power * y * y * weight);
  }
  squares.solve(POINTS, zeros + (withPoles ? (isNotch ? 1 : 2) : 0));
  const top = Math.max(squares.answer(0), LEAST_TOP);
  const mid = zeros == 2 ? squares.answer(1) : isNotch ? -2.0 * top * dip : 0.0;
  const nextD1 = withPoles ? squares.answer(zeros) : d1;
  const nextD0 = withPoles ? (isNotch ? top * dip * dip : squares.answer(zeros + 1)) : d0;
  const bottom = isNotch ? top * dip * dip : passed * nextD0;
  if (withPoles && !isFilter(squares.answer(0), mid, bottom, nextD1, nextD0, isNotch)) return false;
  n2 = top;
  n1 = mid;
  n0 = bottom;
  d1 = nextD1;
  d0 = nextD0;
  return true;
}

/** Keeps the inverse of what was fitted finite: -120 dB. */
const LEAST_TOP: f64 = 1e-12;

function isFilter(top: f64, mid: f64, bottom: f64, d1: f64, d0: f64, isNotch: bool): bool {
  if (!(top > 0.0) || !(d0 > 0.0) || !(d1 + 2.0 * Math.sqrt(d0) > 1e-9)) return false;
  return isNotch || mid + 2.0 * Math.sqrt(top * bottom) >= 0.0;
}
