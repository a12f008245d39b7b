/**
 * An analogue second-order filter over s, 1 at its frequency: (n2 s^2 + n1 s + n0) / (s^2 + d1 s + d0). In float64.
 */
export let n2: f64 = 1.0;
export let n1: f64 = 0.0;
export let n0: f64 = 0.0;
export let d1: f64 = 1.0;
export let d0: f64 = 1.0;

/** How often `matched.ts` may better its poles; {@link KEEP_ZEROS}: there is nothing to better, the zeros are put where they are. */
export let rounds: i32 = 0;
export const KEEP_ZEROS: i32 = -1;
const ROUNDS: i32 = 2;

export function bell(amplitude: f64, q: f64): void {
  set(1.0, amplitude / q, 1.0, 1.0 / (amplitude * q), 1.0, q <= 0.75 ? ROUNDS : 0);
}

/** Shelves of `amplitude` squared, with the cookbook's meaning of q. */
export function lowShelf(amplitude: f64, q: f64): void {
  const root = Math.sqrt(amplitude);
  set(1.0, root / q, amplitude, 1.0 / (root * q), 1.0 / amplitude, shelfRounds(q));
}

export function highShelf(amplitude: f64, q: f64): void {
  const root = Math.sqrt(amplitude);
  set(amplitude * amplitude, (amplitude * root) / q, amplitude, root / q, amplitude, shelfRounds(q));
}

export function lowCut(q: f64): void {
  set(1.0, 0.0, 0.0, 1.0 / q, 1.0, q <= 4.0 ? ROUNDS : 0);
}

export function highCut(q: f64): void {
  set(0.0, 0.0, 1.0, 1.0 / q, 1.0, q <= 1.0 ? ROUNDS : 0);
}

export function notch(q: f64): void {
  set(1.0, 0.0, 1.0, 1.0 / q, 1.0, ROUNDS);
}

export function allpass(q: f64): void {
  set(1.0, -1.0 / q, 1.0, 1.0 / q, 1.0, 0);
}

/** Lows down and highs up by `amplitude` squared each; nothing moves in the middle. */
export function tilt(amplitude: f64, q: f64): void {
  const steep = amplitude * amplitude;
  highShelf(steep, q);
  const middle = 1.0 / steep;
  set(n2 * middle, n1 * middle, n0 * middle, d1, d0, rounds);
}

/** A shelf that rings has sharp dips, which poles that are free to move run into. */
function shelfRounds(q: f64): i32 {
  return q <= 2.1 ? ROUNDS : KEEP_ZEROS;
}

function set(a: f64, b: f64, c: f64, d: f64, e: f64, times: i32): void {
  n2 = a;
  n1 = b;
  n0 = c;
  d1 = d;
  d0 = e;
  rounds = times;
}

/** A cut is the inverse of the boost. */
export function invert(): void {
  set(1.0 / n2, d1 / n2, d0 / n2, n1 / n2, n0 / n2, rounds);
}

/** Whether the prototype has a finite inverse whose poles lie lower, or are sharper where they lie as high. */
export function isBetterInverted(): bool {
  if (n2 == 0.0 || n0 == 0.0 || n1 == 0.0) return false;
  const zeros = n0 / n2;
  return d0 > zeros || (d0 == zeros && n1 < d1);
}

/** Squared magnitude at the frequency whose square is `ww`. */
export function powerAt(ww: f64): f64 {
  const numerator = (n0 - n2 * ww) * (n0 - n2 * ww) + n1 * n1 * ww;
  return numerator / ((d0 - ww) * (d0 - ww) + d1 * d1 * ww);
}
