import type { Power } from "./power.ts";

const { PI, cos, cosh, exp, max, min, sqrt, tan, tanh } = Math;

/** Two poles or zeros: their frequency's square as a share of the filter's own, and their damping. */
export type Pair = { readonly at: number; readonly damping: number };

/** The power of a prototype with its poles and zeros in the analogue's places; that at 0 Hz; where a notch has its dip. */
export interface Placed extends Power {
  readonly passed: number;
  readonly dip: number;
}

/** No `zeros`: those of a cut or a notch. */
export function placed(shape: string, w: number, zeros: Pair | null, poles: Pair, passed: number): Placed {
  const scale = tan(min(w, 0.9 * PI) / 2) ** 2;
  const dip = tan(w / 2) ** 2 / scale;
  const isShelf = shape.endsWith("shelf") || shape === "tilt";
  const under = (isShelf ? sampledBelow : sampled)(w * sqrt(poles.at), poles.damping, scale);
  return { under, scale, passed, dip, top: zerosOf(shape, w, zeros, under[1], passed, scale, dip) };
}

function zerosOf(
  shape: string,
  w: number,
  zeros: Pair | null,
  d0: number,
  passed: number,
  scale: number,
  dip: number,
): Power["top"] {
  if (shape === "low-cut") return [(16 * scale * scale * d0) / w ** 4, 0, 0];
  if (shape === "high-cut") return [d0 * scale * scale, 2 * d0 * scale, d0];
  const [m1, m0] = zeros ? sampledBelow(w * sqrt(zeros.at), zeros.damping, scale) : [-2 * dip, dip * dip];
  const n2 = (passed * d0) / m0;
  return [n2, n2 * m1, passed * d0];
}

/** Near half the sample rate and beyond a pair comes ever slower to 0.97 of it, and rings the less. */
function sampledBelow(w: number, damping: number, scale: number): [d1: number, d0: number] {
  const beyond = tanh(max(0, (w / PI - 0.91) / 0.06));
  return sampled(min(w, (0.91 + 0.06 * beyond) * PI), sqrt(damping ** 2 + (0.25 * beyond ** 2) ** 2), scale);
}

/** What an analogue pair becomes whose impulse response is sampled: y^2 + d1 y + d0. */
function sampled(w: number, damping: number, scale: number): [d1: number, d0: number] {
  const decay = exp(-damping * w);
  const swing = damping <= 1 ? cos(sqrt(1 - damping ** 2) * w) : cosh(sqrt(damping ** 2 - 1) * w);
  const [a1, a2] = [-2 * decay * swing, decay ** 2];
  const square = (1 + a1 + a2) / (1 - a1 + a2);
  const k = (2 * (1 - a2)) / (1 - a1 + a2) / sqrt(square);
  return [((k * k - 2) * square) / scale, (square / scale) ** 2];
}
