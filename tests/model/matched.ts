import { prototypePower } from "../plugins/prototypes.ts";
import type { Coefficients } from "./equaliser.ts";
import { leastSquares } from "./least-squares.ts";
import { mend, type Power, powerAt } from "./mender.ts";

const { PI, abs, cos, cosh, exp, log, max, min, sqrt, tan } = Math;

const FITTED = 13;

/**
 * The sections of a band. Each is fitted to its prototype and to what those before it left; if the band is farther off than 0.2 dB at any point
 * where it is above -40 dB, they are put where the analogue has them instead, and one more mends what is left then, if it does that better.
 */
export function matchedBand(shape: string, w: number, qs: readonly number[], gainDb: number, sampleRate: number): Coefficients[] {
  const places = pointsOf(shape, w, sampleRate);
  const levels = places.map((v) => qs.reduce((power, q) => power * prototypePower[shape]!(v / w, q, gainDb), 1));
  const off = (ratios: readonly number[]) => max(...ratios.map((ratio, i) => (levels[i]! > 1e-4 ? abs(log(ratio)) : 0)));
  const design = (isPlaced: boolean) => {
    const owed = places.map(() => 1);
    const sections = qs.map((q) => matched(shape, w, q, gainDb, places, owed, isPlaced));
    return { sections, owed };
  };
  const fitted = design(false);
  const fittedOff = off(fitted.owed);
  if (fittedOff < 0.02 * Math.LN10) return fitted.sections;
  const placed = design(true);
  const mended = mend(
    placed.owed.map((ratio) => (isTurned(shape, 1, gainDb) ? 1 / ratio : ratio)),
    levels,
    places.map((v) => tan(v / 2) ** 2),
  );
  return off(mended.left) < fittedOff ? [...placed.sections, section(mended.power, 1)] : fitted.sections;
}

/** Frequencies at which magnitudes are compared; the last three are not fitted. A notch's own moves aside. */
function pointsOf(shape: string, w: number, sampleRate: number): number[] {
  const reach = PI * max(5 / 6, 40000 / sampleRate);
  return [
    ...[0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92, 1].map((share) => share * reach),
    ...[0.25, 0.5, 0.75, 1, 1.25, 0.12, 1.6, 2.4].map((share) => min(share * w, reach)),
  ].map((v) => (shape === "notch" && abs(v / w - 1) < 0.012 ? 0.97 * w : v));
}

/** A section of which the lower or the sharper pair are the zeros is designed upside down. */
function isTurned(shape: string, q: number, gainDb: number): boolean {
  const { zeros, poles } = pairs(shape, q, gainDb);
  return zeros !== null && (zeros.at < poles.at || (zeros.at === poles.at && zeros.damping < poles.damping));
}

/**
 * A section whose magnitude is fitted to the prototype's at thirteen frequencies: the poles where its impulse response has them, the zeros by
 * least squares of the relative error; then, but where something rings, both together, twice. Or both where the prototype has them. `owed` is what
 * earlier sections of the band left over, and then what this one does.
 */
function matched(
  shape: string,
  w: number,
  q: number,
  gainDb: number,
  places: readonly number[],
  owed: number[],
  isPlaced: boolean,
): Coefficients {
  const { zeros, poles, most, lowest } = pairs(shape, q, gainDb);
  const isOver = isTurned(shape, q, gainDb);
  const turn = (power: number) => (isOver ? 1 / power : power);
  const whole = turn(lowest);
  const scale = tan(min(w, 0.9 * PI) / 2) ** 2;
  const ys = places.map((v) => tan(v / 2) ** 2 / scale);
  const wanted = places.map((v, i) => max(turn(prototypePower[shape]!(v / w, q, gainDb)), 1e-30) * owed[i]!);

  const own = isOver ? zeros! : poles;
  const under = sampled(w * sqrt(own.at), own.damping, scale);
  const top = isPlaced || most < 0 ? placedZeros(shape, w, isOver ? poles : zeros, under[1], whole, scale) : null;
  let best: Power = { top: top ?? [0, 0, 0], under };
  if (!top)
    for (let round = 0; round <= max(most, 0); round++) {
      const [fitYs, fitWanted] = [ys.slice(0, FITTED), wanted.slice(0, FITTED)];
      const next = fitted(shape, fitYs, fitWanted, whole, tan(w / 2) ** 2 / scale, best.under, round > 0);
      if (next === null) break;
      best = next;
    }
  ys.forEach((y, i) => {
    owed[i] = wanted[i]! / powerAt(best, y);
  });
  return section(isOver ? upsideDown(best) : best, scale);
}

const upsideDown = ({ top, under }: Power): Power => ({
  top: [1 / top[0], under[0] / top[0], under[1] / top[0]],
  under: [top[1] / top[0], top[2] / top[0]],
});

/** Zeros where the prototype has them; those too near half the sample rate, or beyond, stay below it and do not ring. */
function placedZeros(
  shape: string,
  w: number,
  zeros: { at: number; damping: number } | null,
  d0: number,
  whole: number,
  scale: number,
): Power["top"] {
  if (shape === "low-cut") return [(16 * scale * scale * d0) / w ** 4, 0, 0];
  if (shape === "high-cut") return [d0 * scale * scale, 2 * d0 * scale, d0];
  const dip = tan(w / 2) ** 2 / scale;
  const at = zeros ? w * sqrt(zeros.at) : 0;
  const [highest, least] = [0.998 * PI, 0.25];
  const damping = at > highest ? max(zeros!.damping, least) : zeros?.damping;
  const [m1, m0] = zeros ? sampled(min(at, highest), damping!, scale) : [-2 * dip, dip * dip];
  const n2 = (whole * d0) / m0;
  return [n2, n2 * m1, whole * d0];
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

/** The stable section with zeros inside the circle that has such a squared magnitude. */
function section({ top: [n2, n1, n0], under: [d1, d0] }: Power, scale: number): Coefficients {
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
