import * as squares from "./least-squares";
import { at, POINTS, tangents, weights } from "./matched-points";
import * as section from "./second-order";

/**
 * One section more, which makes good what a band's sections are off: broad, two poles and two zeros, 1 at 0 Hz. Power
 * (n2 y^2 + n1 y + n0) / (y^2 + d1 y + n0) over y = tan^2(w/2). It begins with two poles at one place, beside which zeros are fitted, which is linear,
 * and takes a few cautious steps of Gauss's and Newton's method from there, in logarithms of what keeps a filter a filter (K. Levenberg,
 * Quart. Appl. Math. 2, 1944). Always the same steps, none taken back: what is asked changes a little, and so does the section. Where nothing is asked
 * it is nothing.
 */
const STEPS: i32 = 3;
const CAUTION: f64 = 0.05;
const LONGEST_STEP: f64 = 1.0;
const FIRST_POLES: f64 = 8.0;
/** Of squared dampings, of poles and of zeros: none rings. */
const LEAST: f64 = 1.0;
const MOST: f64 = 400.0;
const LEAST_TOP: f64 = 1e-3;
const UNKNOWNS: i32 = 4;

/** What is asked of this section at each point; and afterwards, what it does of it. */
export const asked = memory.data(16 * 8, 16);
export const mended = memory.data(16 * 8, 16);

let n2: f64 = 1.0;
let n0: f64 = 1.0;
let zeros: f64 = 4.0;
let poles: f64 = 4.0;

export function mend(): void {
  start();
  for (let step = 0; step < STEPS; step++) {
    aim();
    n2 *= change(0);
    zeros = held(zeros * change(1));
    n0 *= change(2);
    poles = held(poles * change(3));
  }
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i));
    store<f64>(at(mended, i), (n2 * y * y + n1() * y + n0) / (y * y + d1() * y + n0));
  }
  section.fromPower(n2, n1(), n0, d1(), n0, 1.0);
}

function start(): void {
  n0 = FIRST_POLES * FIRST_POLES;
  poles = 4.0;
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i));
    const due = load<f64>(at(asked, i)) * (y + FIRST_POLES) * (y + FIRST_POLES);
    const weight = load<f64>(at(weights, i)) / due;
    squares.put(i, 0, y * y * weight);
    squares.put(i, 1, y * weight);
    squares.want(i, (due - n0) * weight);
  }
  squares.solve(POINTS, 2);
  n2 = Math.max(squares.answer(0), LEAST_TOP);
  zeros = held(squares.answer(1) / Math.sqrt(n2 * n0) + 2.0);
}

/** The squares of the zeros' and the poles' damping say how wide they are. */
@inline
function n1(): f64 {
  return (zeros - 2.0) * Math.sqrt(n2 * n0);
}

@inline
function d1(): f64 {
  return (poles - 2.0) * Math.sqrt(n0);
}

@inline
function held(squaredDamping: f64): f64 {
  return Math.max(LEAST, Math.min(MOST, squaredDamping));
}

@inline
function change(unknown: i32): f64 {
  return Math.exp(LONGEST_STEP * Math.tanh(squares.answer(unknown) / LONGEST_STEP));
}

/** A step's equations: by how much each unknown's logarithm changes that of the power, and what that should change by. */
function aim(): void {
  const top = n1();
  const under = d1();
  const root = Math.sqrt(n0);
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i));
    const weight = load<f64>(at(weights, i));
    const above = n2 * y * y + top * y + n0;
    const below = y * y + under * y + n0;
    squares.put(i, 0, ((n2 * y * y + 0.5 * top * y) / above) * weight);
    squares.put(i, 1, ((zeros * Math.sqrt(n2) * root * y) / above) * weight);
    squares.put(i, 2, ((0.5 * top * y + n0) / above - (0.5 * under * y + n0) / below) * weight);
    squares.put(i, 3, ((-poles * root * y) / below) * weight);
    squares.want(i, Math.log((load<f64>(at(asked, i)) * below) / above) * weight);
  }
  for (let row = 0; row < UNKNOWNS; row++) {
    for (let unknown = 0; unknown < UNKNOWNS; unknown++) squares.put(POINTS + row, unknown, row == unknown ? CAUTION : 0.0);
    squares.want(POINTS + row, 0.0);
  }
  squares.solve(POINTS + UNKNOWNS, UNKNOWNS);
}
