import type { Coefficients } from "./equaliser.ts";

const { max, sqrt } = Math;

/** A squared magnitude: numerator n2 y^2 + n1 y + n0 over y^2 + d1 y + d0, at y = tan^2(v/2) / scale. */
export interface Power {
  readonly top: readonly [n2: number, n1: number, n0: number];
  readonly under: readonly [d1: number, d0: number];
  readonly scale: number;
}

export function powerAt({ top, under, scale }: Power, squaredTangent: number): number {
  const y = squaredTangent / scale;
  return max((top[0] * y * y + top[1] * y + top[2]) / (y * y + under[0] * y + under[1]), 1e-30);
}

export const upsideDown = ({ top, under, scale }: Power): Power => ({
  top: [1 / top[0], under[0] / top[0], under[1] / top[0]],
  under: [top[1] / top[0], top[2] / top[0]],
  scale,
});

/** The stable section with zeros inside the circle that has such a squared magnitude. */
export function section({ top: [n2, n1, n0], under: [d1, d0], scale }: Power): Coefficients {
  const root = sqrt(d0);
  const t = sqrt(scale * root);
  const k = sqrt(max(d1 / root + 2, 1e-9));
  const [high, low] = [sqrt(n2), sqrt(n0 / d0)];
  const cross = n1 / root + 2 * high * low;
  const mid = cross > 1e-12 * high * low ? sqrt(cross) : 0;
  const a0 = 1 + k * t + t * t;
  return [
    (high + mid * t + low * t * t) / a0,
    (2 * (low * t * t - high)) / a0,
    (high - mid * t + low * t * t) / a0,
    (2 * (t * t - 1)) / a0,
    (1 - k * t + t * t) / a0,
  ];
}
