/**
 * Designs of second-order sections, as an analogue filter and how it is sampled: `high + (band s + low) / (s^2 + k s + 1)`, with
 * `g` the tangent of half its digital frequency. In these terms a filter on its way from one to another is always one between them.
 * `leapfrog.ts` plays it. Worked out in float64.
 */
export let g: f64 = 0.0;
export let k: f64 = 0.0;
export let high: f64 = 1.0;
export let band: f64 = 0.0;
export let low: f64 = 0.0;

/** A prototype over s, 1 at its frequency: (n2 s^2 + n1 s + n0) / (s^2 + d1 s + d0). */
let n2: f64 = 1.0;
let n1: f64 = 0.0;
let n0: f64 = 0.0;
let d1: f64 = 1.0;
let d0: f64 = 1.0;

export function bell(amplitude: f64, q: f64): void {
  set(1.0, amplitude / q, 1.0, 1.0 / (amplitude * q), 1.0);
}

/** Shelves of `amplitude` squared, with the cookbook's meaning of q. */
export function lowShelf(amplitude: f64, q: f64): void {
  const root = Math.sqrt(amplitude);
  set(1.0, root / q, amplitude, 1.0 / (root * q), 1.0 / amplitude);
}

export function highShelf(amplitude: f64, q: f64): void {
  const root = Math.sqrt(amplitude);
  set(amplitude * amplitude, (amplitude * root) / q, amplitude, root / q, amplitude);
}

export function lowCut(q: f64): void {
  set(1.0, 0.0, 0.0, 1.0 / q, 1.0);
}

export function highCut(q: f64): void {
  set(0.0, 0.0, 1.0, 1.0 / q, 1.0);
}

export function notch(q: f64): void {
  set(1.0, 0.0, 1.0, 1.0 / q, 1.0);
}

/** Lows down and highs up by `amplitude` squared each; nothing moves in the middle. */
export function tilt(amplitude: f64, q: f64): void {
  const steep = amplitude * amplitude;
  highShelf(steep, q);
  const middle = 1.0 / steep;
  set(n2 * middle, n1 * middle, n0 * middle, d1, d0);
}

function set(a: f64, b: f64, c: f64, d: f64, e: f64): void {
  n2 = a;
  n1 = b;
  n0 = c;
  d1 = d;
  d0 = e;
}

/** The bilinear transform of the prototype: the filters of the Audio EQ Cookbook (R. Bristow-Johnson; W3C note, 2021). */
export function cookbook(frequencyHz: f64, sampleRate: f64): void {
  const root = Math.sqrt(d0);
  g = Math.tan((Math.PI * frequencyHz) / sampleRate) * root;
  k = d1 / root;
  high = n2;
  band = n1 / root - k * n2;
  low = n0 / d0 - n2;
}

/**
 * The prototype without cramping near half the sample rate (M. Vicanek, "Matched Second Order Digital Filters", 2016): poles by impulse
 * invariance, zeros so that the magnitude is the prototype's at 0, at half the sample rate and at the filter's own frequency.
 */
export function analogue(frequencyHz: f64, sampleRate: f64): void {
  const swap = n1 > 0.0 && n1 < d1;
  if (swap) invert();
  const w0 = (2.0 * Math.PI * frequencyHz) / sampleRate;
  const pole = w0 * Math.sqrt(d0);
  const damping = (0.5 * d1) / Math.sqrt(d0);
  const decay = Math.exp(-damping * pole);
  const turn =
    damping <= 1.0
      ? Math.cos(Math.sqrt(1.0 - damping * damping) * pole)
      : Math.cosh(Math.sqrt(damping * damping - 1.0) * pole);
  const a1 = -2.0 * decay * turn;
  const a2 = decay * decay;

  const matched = Math.min(w0, HIGHEST_MATCH);
  const sine = Math.sin(0.5 * matched);
  const p1 = sine * sine;
  const p0 = 1.0 - p1;
  const p2 = 4.0 * p0 * p1;
  const atZero = square(1.0 + a1 + a2);
  const atHalf = square(1.0 - a1 + a2);
  const B0 = (square(n0) / square(d0)) * atZero;
  const B1 = powerAt(Math.PI / w0) * atHalf;
  const wanted = powerAt(matched / w0) * (atZero * p0 + atHalf * p1 - 4.0 * a2 * p2);
  const B2 = (wanted - B0 * p0 - B1 * p1) / p2;
  const W = 0.5 * (Math.sqrt(B0) + Math.sqrt(B1));
  const b0 = 0.5 * (W + Math.sqrt(Math.max(0.0, W * W + B2)));
  const b1 = 0.5 * (Math.sqrt(B0) - Math.sqrt(B1));
  const b2 = b0 == 0.0 ? 0.0 : -B2 / (4.0 * b0);
  if (swap) fromBiquad(1.0 / b0, a1 / b0, a2 / b0, b1 / b0, b2 / b0);
  else fromBiquad(b0, b1, b2, a1, a2);
}

/** Above this, matching at the filter's own frequency and at half the sample rate says the same thing twice. */
const HIGHEST_MATCH: f64 = 0.9 * Math.PI;

@inline
function square(x: f64): f64 {
  return x * x;
}

/** A cut is the inverse of the boost. */
function invert(): void {
  set(1.0 / n2, d1 / n2, d0 / n2, n1 / n2, n0 / n2);
}

/** Squared magnitude of the prototype at `w` times its frequency. */
function powerAt(w: f64): f64 {
  const ww = w * w;
  return (square(n0 - n2 * ww) + square(n1) * ww) / (square(d0 - ww) + square(d1) * ww);
}

function fromBiquad(b0: f64, b1: f64, b2: f64, a1: f64, a2: f64): void {
  const atHalf = 1.0 - a1 + a2;
  g = Math.sqrt((1.0 + a1 + a2) / atHalf);
  k = (2.0 * (1.0 - a2)) / (atHalf * g);
  high = (b0 - b1 + b2) / atHalf;
  band = (2.0 * (b0 - b2)) / (atHalf * g) - k * high;
  low = (b0 + b1 + b2) / (atHalf * g * g) - high;
}
