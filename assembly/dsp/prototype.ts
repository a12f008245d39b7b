/**
 * An analogue second-order filter over s, 1 at its frequency: (n2 s^2 + n1 s + n0) / (s^2 + d1 s + d0). In float64.
 */
export let n2: f64 = 1.0;
export let n1: f64 = 0.0;
export let n0: f64 = 0.0;
export let d1: f64 = 1.0;
export let d0: f64 = 1.0;

/**
 * How far `matched.ts` leaves the poles where sampling has them, 1 being there, and whether it does so with the zeros as well: what rings stays in
 * place. In between there is some of both, so that a q that turns meets no border.
 */
export let fixed: f64 = 0.0;
export let fixesZeros: bool = false;

export function bell(amplitude: f64, q: f64): void {
  set(1.0, amplitude / q, 1.0, 1.0 / (amplitude * q), 1.0, smoothly(q, 0.6, 0.75));
}

/** Shelves of `amplitude` squared, with the cookbook's meaning of q. */
export function lowShelf(amplitude: f64, q: f64): void {
  const root = Math.sqrt(amplitude);
  set(1.0, root / q, amplitude, 1.0 / (root * q), 1.0 / amplitude, ringing(q), true);
}

export function highShelf(amplitude: f64, q: f64): void {
  const root = Math.sqrt(amplitude);
  set(amplitude * amplitude, (amplitude * root) / q, amplitude, root / q, amplitude, ringing(q), true);
}

export function lowCut(q: f64): void {
  set(1.0, 0.0, 0.0, 1.0 / q, 1.0, smoothly(q, 3.0, 4.0));
}

export function highCut(q: f64): void {
  set(0.0, 0.0, 1.0, 1.0 / q, 1.0, 1.0);
}

export function notch(q: f64): void {
  set(1.0, 0.0, 1.0, 1.0 / q, 1.0, 0.0);
}

export function allpass(q: f64): void {
  set(1.0, -1.0 / q, 1.0, 1.0 / q, 1.0, 1.0);
}

/** Lows down and highs up by `amplitude` squared each; nothing moves in the middle. */
export function tilt(amplitude: f64, q: f64): void {
  const steep = amplitude * amplitude;
  highShelf(steep, q);
  const middle = 1.0 / steep;
  set(n2 * middle, n1 * middle, n0 * middle, d1, d0, fixed, true);
}

/** A shelf that rings has sharp dips, which poles that are free to move run into. */
function ringing(q: f64): f64 {
  return smoothly(q, 1.6, 2.1);
}

/** From 0 at `from` and below to 1 at `to` and above. */
export function smoothly(value: f64, from: f64, to: f64): f64 {
  const share = Math.max(0.0, Math.min(1.0, (value - from) / (to - from)));
  return share * share * (3.0 - 2.0 * share);
}

function set(a: f64, b: f64, c: f64, d: f64, e: f64, stays: f64, withZeros: bool = false): void {
  n2 = a;
  n1 = b;
  n0 = c;
  d1 = d;
  d0 = e;
  fixed = stays;
  fixesZeros = withZeros;
}

/** A cut is the inverse of the boost. */
export function invert(): void {
  set(1.0 / n2, d1 / n2, d0 / n2, n1 / n2, n0 / n2, fixed, fixesZeros);
}

/** Both zeros at 0 Hz. */
export function isLowCut(): bool {
  return n0 == 0.0;
}

/** No zeros. */
export function isHighCut(): bool {
  return n2 == 0.0;
}

/** Whether its zeros ring for ever. */
export function isNotch(): bool {
  return n1 == 0.0 && n2 != 0.0 && n0 != 0.0;
}

/** Whether the prototype has a finite inverse whose poles lie lower, or are sharper where they lie as high. */
export function isBetterInverted(): bool {
  if (n2 == 0.0 || n0 == 0.0 || n1 == 0.0) return false;
  const zeros = n0 / n2;
  return d0 > zeros || (d0 == zeros && n1 < d1);
}

/** The sections of a band, noted before any of them is designed. */
const EACH: usize = 8 * 8;
const kept = memory.data(4 * 8 * 8, 16);

export function keep(slot: i32): void {
  const own = kept + <usize>slot * EACH;
  store<f64>(own, n2);
  store<f64>(own, n1, 8);
  store<f64>(own, n0, 16);
  store<f64>(own, d1, 24);
  store<f64>(own, d0, 32);
  store<f64>(own, fixed, 40);
  store<f64>(own, <f64>i32(fixesZeros), 48);
}

export function recall(slot: i32): void {
  const own = kept + <usize>slot * EACH;
  n2 = load<f64>(own);
  n1 = load<f64>(own, 8);
  n0 = load<f64>(own, 16);
  d1 = load<f64>(own, 24);
  d0 = load<f64>(own, 32);
  fixed = load<f64>(own, 40);
  fixesZeros = load<f64>(own, 48) != 0.0;
}

/** Squared magnitude at the frequency whose square is `ww`. */
export function powerAt(ww: f64): f64 {
  const numerator = (n0 - n2 * ww) * (n0 - n2 * ww) + n1 * n1 * ww;
  return numerator / ((d0 - ww) * (d0 - ww) + d1 * d1 * ww);
}
