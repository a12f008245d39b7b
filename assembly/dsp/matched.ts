import * as squares from "./least-squares";
import { at, FITTED, leave, look, POINTS, powers, squaredTangent, tangents } from "./matched-points";
import * as prototype from "./prototype";
import * as section from "./second-order";

/**
 * Second-order sections that do not cramp near half the sample rate: their magnitude is the analogue prototype's, as near as two poles and two
 * zeros can bring it. Poles begin where the prototype's impulse response has them and zeros are fitted to the magnitude (M. Vicanek, "Matched
 * Second Order Digital Filters", 2016), here not at three frequencies but, by least squares of the relative error, at thirteen. Then poles and
 * zeros are fitted together, the error weighed by the last poles (C. K. Sanathanan and J. Koerner, IEEE Trans. Automatic Control 8, 1963), where
 * that helps. Squared magnitudes are quotients of two polynomials of y = tan^2(w/2), so both fits are linear. What is passed at 0 Hz is exact.
 */

/** Where the tangents' squares are 1, and the polynomials there. */
let scale: f64 = 1.0;
let n2: f64 = 0.0;
let n1: f64 = 0.0;
let n0: f64 = 0.0;
let d1: f64 = 0.0;
let d0: f64 = 0.0;
/** A notch's frequency, squared tangent. */
let dip: f64 = 0.0;
/** Whether the last section was designed upside down, and so is what it left. */
export let isInverted: bool = false;

/** Designs the prototype at this frequency; sections of one band after `begin` of the points, each makes good what those before it left. */
export function analogue(frequencyHz: f64, sampleRate: f64): void {
  design((2.0 * Math.PI * frequencyHz) / sampleRate, sampleRate, prototype.rounds == prototype.KEEP_ZEROS);
}

/** Puts poles and zeros where the prototype has them; what is off then is smooth, and for `mender.ts`. */
export function place(frequencyHz: f64, sampleRate: f64): void {
  design((2.0 * Math.PI * frequencyHz) / sampleRate, sampleRate, true);
}

function design(w0: f64, sampleRate: f64, places: bool): void {
  isInverted = prototype.isBetterInverted();
  if (isInverted) prototype.invert();
  look(w0, sampleRate, isInverted);
  scale = squaredTangent(Math.min(w0, HIGHEST_SCALE));
  dip = squaredTangent(w0) / scale;
  placePoles(w0);
  if (places) placeZeros(w0);
  else {
    fit(false);
    for (let round = 0; round < prototype.rounds && fit(true); round++);
  }
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i)) / scale;
    leave(i, (n2 * y * y + n1 * y + n0) / (y * y + d1 * y + d0));
  }
  if (isInverted) section.fromPower(1.0 / n2, d1 / n2, d0 / n2, n1 / n2, n0 / n2, scale);
  else section.fromPower(n2, n1, n0, d1, d0, scale);
}

const HIGHEST_SCALE: f64 = 0.9 * Math.PI;
/** Below this a notch need not be as deep as it should be; where it has its dip it is silent anyway. */
const NOTCH_FLOOR: f64 = 1e-4;

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

/** Zeros that belong too near half the sample rate, or beyond, stay below it and do not ring. */
function placeZeros(w0: f64): void {
  n0 = passedAtZero() * d0;
  if (prototype.n0 == 0.0) {
    // Both at 0 Hz, where w^4 is 16 tan^4(w/2).
    n2 = 16.0 * d0 * ((scale / (w0 * w0)) * (scale / (w0 * w0)));
    n1 = 0.0;
  } else if (prototype.n2 == 0.0) {
    // None: a power of (1 + tan^2(w/2))^2 is poles' alone.
    n2 = n0 * scale * scale;
    n1 = 2.0 * n0 * scale;
  } else if (prototype.isNotch()) {
    n2 = n0 / (dip * dip);
    n1 = -2.0 * n2 * dip;
  } else {
    const root = Math.sqrt(prototype.n0 / prototype.n2);
    const damping = (0.5 * prototype.n1) / (root * prototype.n2);
    const isBelow = w0 * root <= HIGHEST_PLACED;
    sample(isBelow ? w0 * root : HIGHEST_PLACED, isBelow ? damping : Math.max(damping, LEAST_DAMPING_BEYOND));
    n2 = n0 / ((pairSquare / scale) * (pairSquare / scale));
    n1 = n2 * (pairDamping - 2.0) * (pairSquare / scale);
  }
}

const HIGHEST_PLACED: f64 = 0.998 * Math.PI;
const LEAST_DAMPING_BEYOND: f64 = 0.25;

@inline
function passedAtZero(): f64 {
  const gain = prototype.n0 / prototype.d0;
  return gain * gain;
}

/** Fits the zeros, or with them the poles; false where that gave no filter, and all stays as it was. */
function fit(withPoles: bool): bool {
  const isLowCut = prototype.n0 == 0.0;
  const isNotch = prototype.isNotch();
  const zeros = isLowCut || isNotch ? 1 : 2;
  const passed = passedAtZero();
  for (let i = 0; i < FITTED; i++) {
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
  squares.solve(FITTED, zeros + (withPoles ? (isNotch ? 1 : 2) : 0));
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
