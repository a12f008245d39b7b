import { squaredTangent } from "./matched-points";
import * as prototype from "./prototype";

/**
 * A prototype's poles and zeros where the analogue has them: pairs as their impulse response is sampled, a notch's zeros at its frequency, a low
 * cut's at 0 Hz. Its power as (n2 y^2 + n1 y + n0) / (y^2 + d1 y + d0), at y = tan^2(w/2) / `scale`; at 0 Hz it is exact.
 */
export let scale: f64 = 1.0;
export let n2: f64 = 0.0;
export let n1: f64 = 0.0;
export let n0: f64 = 0.0;
export let d1: f64 = 0.0;
export let d0: f64 = 0.0;
/** Power at 0 Hz. */
export let passed: f64 = 0.0;
/** A notch's frequency, squared tangent. */
export let dip: f64 = 0.0;

const HIGHEST_SCALE: f64 = 0.9 * Math.PI;
/** Zeros, and a shelf's poles, that belong too near half the sample rate, or beyond, come ever slower to a share of it that they never pass, and ring the less. */
const HIGH: f64 = 0.91 * Math.PI;
const TO_GO: f64 = 0.06 * Math.PI;
const DAMPING_BEYOND: f64 = 0.25;

/** Of an analogue pair `w` high and so damped, as its impulse response is sampled: squared frequency and damping. */
let pairSquare: f64 = 0.0;
let pairDamping: f64 = 0.0;

export function placeAt(w0: f64): void {
  scale = squaredTangent(Math.min(w0, HIGHEST_SCALE));
  dip = squaredTangent(w0) / scale;
  passed = (prototype.n0 / prototype.d0) * (prototype.n0 / prototype.d0);
  placePoles(w0);
  placeZeros(w0);
}

function placePoles(w0: f64): void {
  const root = Math.sqrt(prototype.d0);
  if (prototype.fixesZeros) sampleBelow(w0 * root, (0.5 * prototype.d1) / root);
  else sample(w0 * root, (0.5 * prototype.d1) / root);
  d0 = (pairSquare / scale) * (pairSquare / scale);
  d1 = (pairDamping - 2.0) * (pairSquare / scale);
}

function placeZeros(w0: f64): void {
  n0 = passed * d0;
  if (prototype.isLowCut()) {
    // Where w^4 is 16 tan^4(w/2).
    n2 = 16.0 * d0 * ((scale / (w0 * w0)) * (scale / (w0 * w0)));
    n1 = 0.0;
  } else if (prototype.isHighCut()) {
    // A power of (1 + tan^2(w/2))^2 is poles' alone.
    n2 = n0 * scale * scale;
    n1 = 2.0 * n0 * scale;
  } else if (prototype.isNotch()) {
    n2 = n0 / (dip * dip);
    n1 = -2.0 * n2 * dip;
  } else {
    const root = Math.sqrt(prototype.n0 / prototype.n2);
    sampleBelow(w0 * root, (0.5 * prototype.n1) / (root * prototype.n2));
    n2 = n0 / ((pairSquare / scale) * (pairSquare / scale));
    n1 = n2 * (pairDamping - 2.0) * (pairSquare / scale);
  }
}

function sampleBelow(w: f64, damping: f64): void {
  const beyond = Math.tanh(Math.max(0.0, (w - HIGH) / TO_GO));
  const more = DAMPING_BEYOND * beyond * beyond;
  sample(Math.min(w, HIGH + beyond * TO_GO), Math.sqrt(damping * damping + more * more));
}

function sample(w: f64, damping: f64): void {
  const decay = Math.exp(-damping * w);
  const turn =
    damping <= 1.0 ? Math.cos(Math.sqrt(1.0 - damping * damping) * w) : Math.cosh(Math.sqrt(damping * damping - 1.0) * w);
  const atHalf = 1.0 + 2.0 * decay * turn + decay * decay;
  pairSquare = (1.0 - 2.0 * decay * turn + decay * decay) / atHalf;
  const across = (2.0 * (1.0 - decay * decay)) / atHalf;
  pairDamping = (across * across) / pairSquare;
}
