import * as squares from "./least-squares";
import { at, FITTED, heard, LEAST_POWER, owed, owedInPlace, POINTS, powers, tangents, weights } from "./matched-points";
import * as placed from "./placed";
import * as prototype from "./prototype";
import * as section from "./second-order";

/**
 * Second-order sections that do not cramp near half the sample rate: their magnitude is the analogue prototype's, as near as two poles and two
 * zeros can bring it. Poles begin where the prototype's impulse response has them; they and the zeros are fitted to the magnitude together, the
 * error weighed by the last poles (C. K. Sanathanan and J. Koerner, IEEE Trans. Automatic Control 8, 1963), and then the zeros alone (after M.
 * Vicanek, "Matched Second Order Digital Filters", 2016, here by least squares of the relative error at thirteen frequencies). Squared magnitudes
 * are quotients of two polynomials of y = tan^2(w/2), so every fit is linear. What is passed at 0 Hz is exact.
 *
 * A prototype that turns a little turns its section a little, everywhere: nothing is tried and taken back, and what must be held in bounds stops
 * at them. So sections can be designed while a knob moves.
 */
const ROUNDS: i32 = 2;
/** Poles that hardly matter, of a band that does next to nothing, stay near where they were: this much of a relative error each. */
const PULL: f64 = 1e-2;
/** How far poles may move from where sampling has them: times of `d0`, and of the squared damping. */
const MOST_MOVE: f64 = 16.0;
/** A notch beside half the rate moves its poles farther: stopped at that bound, it would be mended from one hertz to the next. */
const NOTCH_MOVES: f64 = 64.0;
const LEAST_DAMPING: f64 = 0.25;
const MOST_DAMPING: f64 = 16.0;
/** Below this a notch need not be as deep as it should be; where it has its dip it is silent anyway. */
const NOTCH_FLOOR: f64 = 1e-4;
/** Keeps the inverse of what was fitted finite: -120 dB. */
const LEAST_TOP: f64 = 1e-12;

/** What is asked of the section at each point. */
const wanted = memory.data(16 * 8, 16);
let n2: f64 = 0.0;
let n1: f64 = 0.0;
let n0: f64 = 0.0;
let d1: f64 = 0.0;
let d0: f64 = 0.0;
let isNotch: bool = false;

/**
 * Designs the band's prototype `index` at `w0`, or by `inPlace` of the way to 1 what it is with poles and zeros in the analogue's places. Sections of one band,
 * after `begin` of the points: each makes good what those before it left.
 */
export function design(index: i32, w0: f64, inPlace: f64): void {
  prototype.recall(index);
  const isInverted = prototype.isBetterInverted();
  if (isInverted) prototype.invert();
  isNotch = prototype.isNotch();
  placed.placeAt(w0);
  ask(index, prototype.fixesZeros ? 1.0 - (1.0 - inPlace) * (1.0 - prototype.fixed) : inPlace, isInverted);
  n2 = placed.n2;
  n1 = placed.n1;
  n0 = placed.n0;
  d1 = placed.d1;
  d0 = placed.d0;
  if (prototype.fixed < 1.0) movePoles();
  if (prototype.fixed < 1.0 || !prototype.fixesZeros) fitZeros();
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i)) / placed.scale;
    const power = Math.max((n2 * y * y + n1 * y + n0) / (y * y + d1 * y + d0), LEAST_POWER);
    const due = load<f64>(at(wanted, i));
    store<f64>(at(owed, i), isInverted ? power / due : due / power);
    store<f64>(at(heard, i), isInverted ? load<f64>(at(heard, i)) / power : load<f64>(at(heard, i)) * power);
  }
  if (isInverted) section.fromPower(1.0 / n2, d1 / n2, d0 / n2, n1 / n2, n0 / n2, placed.scale);
  else section.fromPower(n2, n1, n0, d1, d0, placed.scale);
}

/** Works out what is asked, so far on the way to what has poles and zeros in place. */
function ask(index: i32, inPlace: f64, isInverted: bool): void {
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i)) / placed.scale;
    const there = Math.max((placed.n2 * y * y + placed.n1 * y + placed.n0) / (y * y + placed.d1 * y + placed.d0), LEAST_POWER);
    const upright = load<f64>(at(powers, index * POINTS + i));
    const power = isInverted ? 1.0 / upright : upright;
    const moves = there / power;
    const due = load<f64>(at(owed, i));
    const aim = inPlace == 0.0 ? power : inPlace == 1.0 ? there : power * Math.pow(moves, inPlace);
    store<f64>(at(wanted, i), Math.max(isInverted ? aim / due : aim * due, LEAST_POWER));
    const left = load<f64>(at(owedInPlace, i));
    store<f64>(at(owedInPlace, i), isInverted ? left * moves : left / moves);
  }
}

/** Poles and zeros are fitted together, and the poles kept: in bounds, and as far from where they were as they may move. */
function movePoles(): void {
  const farthest = isNotch ? NOTCH_MOVES : MOST_MOVE;
  for (let round = 0; round < ROUNDS; round++) {
    fitPoles();
    d0 = Math.max(placed.d0 / MOST_MOVE, Math.min(placed.d0 * farthest, d0));
    const own = dampingOf(placed.d1, placed.d0);
    d1 = (Math.max(own * LEAST_DAMPING, Math.min(own * MOST_DAMPING, dampingOf(d1, d0))) - 2.0) * Math.sqrt(d0);
  }
  if (prototype.fixed == 0.0) return;
  const damping = dampingOf(d1, d0) * Math.pow(dampingOf(placed.d1, placed.d0) / dampingOf(d1, d0), prototype.fixed);
  d0 *= Math.pow(placed.d0 / d0, prototype.fixed);
  d1 = (damping - 2.0) * Math.sqrt(d0);
}

/** Squared. */
@inline
function dampingOf(d1: f64, d0: f64): f64 {
  return d1 / Math.sqrt(d0) + 2.0;
}

@inline
function weight(i: i32, y: f64): f64 {
  const power = load<f64>(at(wanted, i)) + (isNotch ? NOTCH_FLOOR : 0.0);
  return load<f64>(at(weights, i)) / (power * (y * y + d1 * y + d0));
}

function fitPoles(): void {
  const zeros = prototype.isLowCut() || isNotch ? 1 : 2;
  for (let i = 0; i < FITTED; i++) {
    const y = load<f64>(at(tangents, i)) / placed.scale;
    const power = load<f64>(at(wanted, i));
    const share = weight(i, y);
    const shape = isNotch ? (y - placed.dip) * (y - placed.dip) - power * placed.dip * placed.dip : y * y;
    squares.put(i, 0, shape * share);
    if (zeros == 2) squares.put(i, 1, y * share);
    squares.put(i, zeros, -power * y * share);
    if (!isNotch) squares.put(i, zeros + 1, (placed.passed - power) * share);
    squares.want(i, power * y * y * share);
  }
  if (isNotch) {
    squares.solve(FITTED, 2);
    d0 = squares.answer(0) * placed.dip * placed.dip;
  } else {
    pull(FITTED, zeros, Math.sqrt(placed.d0), placed.d1, zeros + 2);
    pull(FITTED + 1, zeros + 1, placed.d0, placed.d0, zeros + 2);
    squares.solve(FITTED + 2, zeros + 2);
    d0 = squares.answer(zeros + 1);
  }
  d1 = squares.answer(zeros);
}

function pull(equation: i32, unknown: i32, size: f64, value: f64, unknowns: i32): void {
  for (let i = 0; i < unknowns; i++) squares.put(equation, i, i == unknown ? PULL / size : 0.0);
  squares.want(equation, (PULL * value) / size);
}

function fitZeros(): void {
  const zeros = prototype.isLowCut() || isNotch ? 1 : 2;
  const bottom = placed.passed * d0;
  for (let i = 0; i < FITTED; i++) {
    const y = load<f64>(at(tangents, i)) / placed.scale;
    const share = weight(i, y);
    squares.put(i, 0, (isNotch ? (y - placed.dip) * (y - placed.dip) : y * y) * share);
    if (zeros == 2) squares.put(i, 1, y * share);
    squares.want(i, (load<f64>(at(wanted, i)) * (y * y + d1 * y + d0) - (isNotch ? 0.0 : bottom)) * share);
  }
  squares.solve(FITTED, zeros);
  n2 = Math.max(squares.answer(0), LEAST_TOP);
  n0 = isNotch ? n2 * placed.dip * placed.dip : bottom;
  if (isNotch) n1 = -2.0 * n2 * placed.dip;
  else n1 = zeros == 2 ? Math.max(squares.answer(1), -2.0 * Math.sqrt(n2 * n0)) : 0.0;
}
