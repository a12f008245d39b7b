import * as squares from "./least-squares";
import { at, isJudged, levels, owed, POINTS, tangents } from "./matched-points";
import * as section from "./second-order";

/**
 * One section more, which makes good what a band's sections are off that were put where the analogue has its poles and zeros: what is off is then
 * smooth, and two broad poles and zeros follow it. Power (n2 y^2 + n1 y + n0) / (y^2 + d1 y + n0) over y = tan^2(w/2): 1 at 0 Hz. The logarithm of
 * what is left is made small by least squares in logarithms of what keeps a filter a filter, so that every step is one (K. Levenberg, Quart. Appl. Math. 2,
 * 1944; D. W. Marquardt, J. SIAM 11, 1963). Always so many steps at most: a design has its time.
 */
const STEPS: i32 = 8;
/** Some 0.003 dB at every point. */
const ENOUGH: f64 = 1e-5;
/** What a step costs that is not worth it, to begin with; by how much dearer after a bad one and cheaper after a good one. */
const CAUTION: f64 = 0.1;
const DEARER: f64 = 8.0;
const CHEAPER: f64 = 0.2;
const LONGEST_STEP: f64 = 2.0;
/** Of squared dampings, of poles and of zeros: none rings. */
const LEAST: f64 = 1.0;
const MOST: f64 = 400.0;
/** -50 dB: where a band lets less through, that counts less. */
const FLOOR: f64 = 1e-5;

/** What is asked of this section at each point, how much that counts, and how far off it is. */
const wanted = memory.data(16 * 8, 16);
const weights = memory.data(16 * 8, 16);
const errors = memory.data(16 * 8, 16);

let n2: f64 = 1.0;
let n0: f64 = 1.0;
let zeros: f64 = 4.0;
let poles: f64 = 4.0;

/**
 * Designs the section for what `matched-points.ts` says is owed, upside down where that `isInverted`.
 * @returns the largest of what is off afterwards, in nepers of power, where the band is judged
 */
export function mend(isInverted: bool): f64 {
  for (let i = 0; i < POINTS; i++) {
    const due = load<f64>(at(owed, i));
    const level = load<f64>(at(levels, i));
    store<f64>(at(wanted, i), isInverted ? 1.0 / due : due);
    store<f64>(at(weights, i), level / (level + FLOOR));
  }
  start();
  let caution = CAUTION;
  let cost = look();
  for (let step = 0; step < STEPS && cost > ENOUGH; step++) {
    aim(caution);
    const lastN2 = n2;
    const lastN0 = n0;
    const lastZeros = zeros;
    const lastPoles = poles;
    n2 *= change(0);
    zeros = held(zeros * change(1));
    n0 *= change(2);
    poles = held(poles * change(3));
    const next = look();
    if (next < cost) {
      cost = next;
      caution *= CHEAPER;
      continue;
    }
    n2 = lastN2;
    n0 = lastN0;
    zeros = lastZeros;
    poles = lastPoles;
    caution *= DEARER;
    look();
  }
  section.fromPower(n2, n1(), n0, d1(), n0, 1.0);
  let most = 0.0;
  for (let i = 0; i < POINTS; i++) most = Math.max(most, isJudged(i) ? Math.abs(load<f64>(at(errors, i))) : 0.0);
  return most;
}

/** Zeros alone, beside poles that make no difference: two unknowns, and linear. */
function start(): void {
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i));
    const under = (1.0 + y) * (1.0 + y);
    const power = load<f64>(at(wanted, i));
    const weight = load<f64>(at(weights, i)) / (power * under);
    squares.put(i, 0, y * y * weight);
    squares.put(i, 1, y * weight);
    squares.want(i, (power * under - 1.0) * weight);
  }
  squares.solve(POINTS, 2);
  n0 = 1.0;
  poles = 4.0;
  n2 = Math.max(squares.answer(0), LEAST_TOP);
  zeros = held(squares.answer(1) / Math.sqrt(n2) + 2.0);
}

const LEAST_TOP: f64 = 1e-3;

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
  return Math.exp(Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, squares.answer(unknown))));
}

/** Works out the errors. @returns the sum of their weighed squares */
function look(): f64 {
  const top = n1();
  const under = d1();
  let sum = 0.0;
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i));
    const heard = (n2 * y * y + top * y + n0) / (y * y + under * y + n0);
    const error = Math.log(heard / load<f64>(at(wanted, i)));
    const weighed = error * load<f64>(at(weights, i));
    store<f64>(at(errors, i), error);
    sum += weighed * weighed;
  }
  return sum;
}

/** A step's equations: by how much each unknown's logarithm changes that of the power, and what that should change by. */
function aim(caution: f64): void {
  const top = n1();
  const under = d1();
  const root = Math.sqrt(n0);
  for (let i = 0; i < POINTS; i++) {
    const y = load<f64>(at(tangents, i));
    const weight = load<f64>(at(weights, i));
    const above = weight / (n2 * y * y + top * y + n0);
    const below = weight / (y * y + under * y + n0);
    squares.put(i, 0, (n2 * y * y + 0.5 * top * y) * above);
    squares.put(i, 1, zeros * Math.sqrt(n2) * root * y * above);
    squares.put(i, 2, (0.5 * top * y + n0) * above - (0.5 * under * y + n0) * below);
    squares.put(i, 3, -poles * root * y * below);
    squares.want(i, -load<f64>(at(errors, i)) * weight);
  }
  for (let row = 0; row < UNKNOWNS; row++) {
    for (let unknown = 0; unknown < UNKNOWNS; unknown++) squares.put(POINTS + row, unknown, row == unknown ? caution : 0.0);
    squares.want(POINTS + row, 0.0);
  }
  squares.solve(POINTS + UNKNOWNS, UNKNOWNS);
}

const UNKNOWNS: i32 = 4;
