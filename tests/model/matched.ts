import { prototypePower } from "../plugins/prototypes.ts";
import type { Coefficients } from "./equaliser.ts";

const { PI, cos, cosh, exp, max, min, sqrt, tan } = Math;

/** What sections of a band that are designed already left for the next to make good, at each point: nothing yet. */
export const untouched = (): number[] => Array.from({ length: 13 }, () => 1);

/** Numerator n2 y^2 + n1 y + n0 and denominator y^2 + d1 y + d0 of a squared magnitude, at y = tan^2(v/2) / scale. */
type Power = { top: [n2: number, n1: number, n0: number]; under: [d1: number, d0: number] };

/**
 * A section whose magnitude is fitted to the prototype's at thirteen frequencies: the poles where its impulse response has them, the zeros by
 * least squares of the relative error; then, but where something rings, both together, twice. A section of which the lower or the sharper pair
 * are the zeros is fitted upside down. `owed` is what earlier sections of the band left over, and then what this one does.
 */
export function matched(shape: string, w: number, q: number, gainDb: number, sampleRate: number, owed: number[]): Coefficients {
  const { zeros, poles, most, lowest } = pairs(shape, q, gainDb);
  const isTurned = zeros !== null && (zeros.at < poles.at || (zeros.at === poles.at && zeros.damping < poles.damping));
  const turn = (power: number) => (isTurned ? 1 / power : power);
  const whole = turn(lowest);
  const reach = PI * max(5 / 6, 40000 / sampleRate);
  const points = [
    ...[0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92, 1].map((share) => share * reach),
    ...[0.25, 0.5, 0.75, 1, 1.25].map((share) => min(share * w, reach)),
  ];
  const scale = tan(min(w, 0.9 * PI) / 2) ** 2;
  const ys = points.map((v) => tan(v / 2) ** 2 / scale);
  const wanted = points.map((v, i) => max(turn(prototypePower[shape]!(v / w, q, gainDb)), 1e-30) * owed[i]!);

  const pole = sampled(w * sqrt((isTurned ? zeros : poles).at), (isTurned ? zeros : poles).damping, scale);
  let best: Power = { top: [0, 0, 0], under: pole };
  if (most < 0) {
    const [m1, m0] = sampled(w * sqrt((isTurned ? poles : zeros!).at), (isTurned ? poles : zeros!).damping, scale);
    const n2 = (whole * pole[1]) / m0;
    best.top = [n2, n2 * m1, whole * pole[1]];
  }
  for (let round = 0; round <= most; round++) {
    const next = fitted(shape, ys, wanted, whole, tan(w / 2) ** 2 / scale, best.under, round > 0);
    if (next === null) break;
    best = next;
  }
  const { top, under } = best;
  ys.forEach((y, i) => {
    owed[i] = wanted[i]! / max((top[0] * y * y + top[1] * y + top[2]) / (y * y + under[0] * y + under[1]), 1e-30);
  });
  if (!isTurned) return section(top, under, scale);
  return section([1 / top[0], under[0] / top[0], under[1] / top[0]], [top[1] / top[0], top[2] / top[0]], scale);
}

/** Where zeros and poles of a prototype are (squared, as shares of its frequency) and how damped; rounds of the second fit; power at 0 Hz. */
function pairs(shape: string, q: number, gainDb: number) {
  const A = 10 ** ((shape === "tilt" ? 2 * gainDb : gainDb) / 40);
  const lowest = prototypePower[shape]!(0, q, gainDb);
  const damping = 1 / (2 * q);
  const own = { at: 1, damping };
  switch (shape) {
    case "bell":
      return { zeros: { at: 1, damping: damping * A }, poles: { at: 1, damping: damping / A }, most: q <= 0.75 ? 2 : 0, lowest };
    case "low-shelf":
      return { zeros: { at: A, damping }, poles: { at: 1 / A, damping }, most: q <= 2.1 ? 2 : -1, lowest };
    case "high-shelf":
    case "tilt":
      return { zeros: { at: 1 / A, damping }, poles: { at: A, damping }, most: q <= 2.1 ? 2 : -1, lowest };
    case "low-cut":
      return { zeros: null, poles: own, most: q <= 4 ? 2 : 0, lowest };
    case "high-cut":
      return { zeros: null, poles: own, most: q <= 1 ? 2 : 0, lowest };
    default:
      return { zeros: null, poles: own, most: 2, lowest };
  }
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

function fitted(
  shape: string,
  ys: readonly number[],
  wanted: readonly number[],
  whole: number,
  dip: number,
  [d1, d0]: [number, number],
  withPoles: boolean,
): Power | null {
  const isNotch = shape === "notch";
  const rows = ys.map((y, i) => {
    const power = wanted[i]!;
    const weight = 1 / ((power + (isNotch ? 1e-4 : 0)) * (y * y + d1 * y + d0));
    const zeros = isNotch ? [(y - dip) ** 2] : shape === "low-cut" ? [y * y] : [y * y, y];
    if (!withPoles) {
      const left = power * (y * y + d1 * y + d0) - (isNotch ? 0 : whole * d0);
      return [...zeros, left].map((x) => x * weight);
    }
    if (isNotch) return [zeros[0]! - power * dip ** 2, -power * y, power * y * y].map((x) => x * weight);
    return [...zeros, -power * y, whole - power, power * y * y].map((x) => x * weight);
  });
  const found = leastSquares(rows);
  if (withPoles && found[0]! <= 0) return null;
  const n2 = max(found[0]!, 1e-12);
  const nextD1 = withPoles ? found[isNotch || shape === "low-cut" ? 1 : 2]! : d1;
  const nextD0 = withPoles ? (isNotch ? n2 * dip ** 2 : found.at(-1)!) : d0;
  if (withPoles && !(nextD0 > 0 && nextD1 + 2 * sqrt(nextD0) > 1e-9)) return null;
  if (isNotch) return { top: [n2, -2 * n2 * dip, n2 * dip ** 2], under: [nextD1, nextD0] };
  const [n1, n0] = [shape === "low-cut" ? 0 : found[1]!, whole * nextD0];
  if (withPoles && n1 + 2 * sqrt(n2 * n0) < 0) return null;
  return { top: [n2, n1, n0], under: [nextD1, nextD0] };
}

/** The unknowns of rows of factors, each followed by what they should come to: Householder's reflections. */
function leastSquares(rows: readonly (readonly number[])[]): number[] {
  const m = rows.map((row) => [...row]);
  const unknowns = m[0]!.length - 1;
  for (let c = 0; c < unknowns; c++) {
    const length = Math.hypot(...m.slice(c).map((row) => row[c]!));
    const axis = m.map((row, r) => (r < c ? 0 : row[c]!));
    axis[c]! += axis[c]! < 0 ? -length : length;
    const square = axis.reduce((sum, x) => sum + x * x, 0);
    for (let other = c; other <= unknowns; other++) {
      const share = (2 * axis.reduce((sum, x, r) => sum + x * m[r]![other]!, 0)) / square;
      m.forEach((row, r) => {
        row[other]! -= share * axis[r]!;
      });
    }
  }
  const found: number[] = [];
  for (let c = unknowns - 1; c >= 0; c--) {
    const rest = m[c]!.slice(c + 1, unknowns).reduce((sum, x, i) => sum + x * found[i]!, 0);
    found.unshift((m[c]![unknowns]! - rest) / m[c]![c]!);
  }
  return found;
}

/** The stable section with zeros inside the circle that has such a squared magnitude. */
function section([n2, n1, n0]: [number, number, number], [d1, d0]: [number, number], scale: number): Coefficients {
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
