import * as prototype from "./prototype";

/**
 * A second-order section as `leapfrog.ts` plays it: an analogue filter and how it is sampled: `high + (band s + low) / (s^2 + k s + 1)`, with
 * `g` the tangent of half its digital frequency. In these terms a filter on its way from one to another is always one between them.
 */
export let g: f64 = 0.0;
export let k: f64 = 0.0;
export let high: f64 = 1.0;
export let band: f64 = 0.0;
export let low: f64 = 0.0;

/** The sections of a band, designed before any is played: the last of up to five is the one that mends the others. */
const EACH: usize = 5 * 8;
const kept = memory.data(5 * 5 * 8, 16);

export function keep(slot: i32): void {
  const own = kept + <usize>slot * EACH;
  store<f64>(own, g);
  store<f64>(own, k, 8);
  store<f64>(own, high, 16);
  store<f64>(own, band, 24);
  store<f64>(own, low, 32);
}

export function recall(slot: i32): void {
  const own = kept + <usize>slot * EACH;
  g = load<f64>(own);
  k = load<f64>(own, 8);
  high = load<f64>(own, 16);
  band = load<f64>(own, 24);
  low = load<f64>(own, 32);
}

/** The bilinear transform of the prototype: the filters of the Audio EQ Cookbook (R. Bristow-Johnson; W3C note, 2021). */
export function cookbook(frequencyHz: f64, sampleRate: f64): void {
  const root = Math.sqrt(prototype.d0);
  g = Math.tan((Math.PI * frequencyHz) / sampleRate) * root;
  k = prototype.d1 / root;
  high = prototype.n2;
  band = prototype.n1 / root - k * high;
  low = prototype.n0 / prototype.d0 - high;
}

/**
 * The section whose squared magnitude is (n2 y^2 + n1 y + n0) / (y^2 + d1 y + d0), at y = tan^2(w/2) / `scale`, with its poles and zeros on
 * the stable side.
 */
export function fromPower(n2: f64, n1: f64, n0: f64, d1: f64, d0: f64, scale: f64): void {
  const root = Math.sqrt(d0);
  g = Math.sqrt(scale * root);
  k = Math.sqrt(Math.max(d1 / root + 2.0, LEAST_DAMPING));
  high = Math.sqrt(n2);
  const whole = Math.sqrt(n0 / d0);
  const square = n1 / root + 2.0 * high * whole;
  band = (square > ROUNDING * high * whole ? Math.sqrt(square) : 0.0) - k * high;
  low = whole - high;
}

/** Of the squared damping: far sharper than any q. */
const LEAST_DAMPING: f64 = 1e-9;
/** Zeros that are this near to ringing for ever do: those of a notch. */
const ROUNDING: f64 = 1e-12;
