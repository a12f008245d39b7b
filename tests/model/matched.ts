import { prototypePower } from "../plugins/prototypes.ts";
import type { Coefficients } from "./equaliser.ts";
import { leastSquares } from "./least-squares.ts";
import { mend } from "./mender.ts";
import { type Pair, type Placed, placed } from "./placed.ts";
import { type Power, powerAt, section, upsideDown } from "./power.ts";

const { PI, abs, log10, max, min, sqrt, tan } = Math;

/** What one section is made from, at its band's points. */
interface Asked {
  readonly shape: string;
  readonly w: number;
  readonly q: number;
  readonly gainDb: number;
  readonly ys: readonly number[];
  readonly powers: readonly number[];
  readonly weights: readonly number[];
}

const FITTED = 13;
const smoothly = (x: number, from: number, to: number) => {
  const t = max(0, min(1, (x - from) / (to - from)));
  return t * t * (3 - 2 * t);
};

/** Sections of an analogue band: fitted, and where they are over 0.15 dB off, more and more mended by one more; from 0.25 dB on wholly. */
export function matchedBand(shape: string, w: number, qs: readonly number[], gainDb: number, sampleRate: number): Coefficients[] {
  const at = pointsOf(shape, w, sampleRate);
  const ys = at.map((v) => tan(v / 2) ** 2);
  const powersOf = qs.map((q) => at.map((v) => max(prototypePower[shape]!(v / w, q, gainDb), 1e-30)));
  const levels = at.map((_, i) => powersOf.reduce((product, powers) => product * powers[i]!, 1));
  const weights = levels.map((level) => level / (level + 1e-5));
  const all = qs.map((q, n): Asked => ({ shape, w, q, gainDb, ys, powers: powersOf[n]!, weights }));

  let owed = at.map(() => 1);
  let [owedInPlace, heard] = [owed, owed];
  const fitted = all.map((asked) => {
    const one = designed(asked, owed, 0);
    owed = one.owed;
    owedInPlace = owedInPlace.map((left, i) => left / one.moves[i]!);
    heard = heard.map((product, i) => product * powerAt(one.power, ys[i]!));
    return one.power;
  });
  const offDb = max(...heard.map((product, i) => smoothly(levels[i]!, 0.5e-4, 1e-4) * abs(10 * log10(levels[i]! / product))));
  const strength = smoothly(offDb, 0.15, 0.25);
  if (strength === 0) return fitted.map(section);

  const isHighCut = shape === "high-cut";
  const due = (isHighCut ? owed : owedInPlace).map((left) => left ** strength);
  const mender = mend(due, weights, ys);
  const mended = ys.map((y) => powerAt(mender, y));
  owed = at.map(() => 1);
  const powers = all.map((asked, n) => {
    if (isHighCut) owed = owed.map((left, i) => left / mended[i]! ** (1 / qs.length));
    else if (n === qs.length - 1) owed = owed.map((left, i) => (left * due[i]!) / mended[i]!);
    const one = designed(asked, owed, isHighCut ? 0 : strength);
    owed = one.owed;
    return one.power;
  });
  return [...powers, mender].map(section);
}

/** Frequencies at which magnitudes are compared; the last three are not fitted. A notch's own moves aside. */
function pointsOf(shape: string, w: number, sampleRate: number): number[] {
  const reach = PI * max(5 / 6, 40000 / sampleRate);
  return [
    ...[0.1, 0.25, 0.4, 0.55, 0.7, 0.82, 0.92, 1].map((share) => share * reach),
    ...[0.25, 0.5, 0.75, 1, 1.25, 0.12, 1.6, 2.4].map((share) => min(share * w, reach)),
  ].map((v) => (shape === "notch" && abs(v / w - 1) < 0.012 ? 0.97 * w : v));
}

/** Where zeros and poles of a prototype are (squared, as shares of its frequency) and how damped; and how far they stay there. */
function pairs(shape: string, q: number, gainDb: number): { zeros: Pair | null; poles: Pair; stays: number } {
  const A = 10 ** ((shape === "tilt" ? 2 * gainDb : gainDb) / 40);
  const damping = 1 / (2 * q);
  const own = { at: 1, damping };
  switch (shape) {
    case "bell":
      return { zeros: { at: 1, damping: damping * A }, poles: { at: 1, damping: damping / A }, stays: smoothly(q, 0.6, 0.75) };
    case "low-shelf":
      return { zeros: { at: A, damping }, poles: { at: 1 / A, damping }, stays: smoothly(q, 1.6, 2.1) };
    case "high-shelf":
    case "tilt":
      return { zeros: { at: 1 / A, damping }, poles: { at: A, damping }, stays: smoothly(q, 1.6, 2.1) };
    case "low-cut":
      return { zeros: null, poles: own, stays: smoothly(q, 3, 4) };
    default:
      return { zeros: null, poles: own, stays: shape === "notch" ? 0 : 1 };
  }
}

/**
 * One section, by `inPlace` of the way to what has zeros and poles in the analogue's places; what it then owes; and by how much that which has them
 * there differs from the prototype. A section of which the lower or the sharper pair are the zeros is designed upside down.
 */
function designed(asked: Asked, owed: readonly number[], inPlace: number): { power: Power; owed: number[]; moves: number[] } {
  const { shape, w, q, gainDb, powers } = asked;
  const { zeros, poles, stays } = pairs(shape, q, gainDb);
  const isOver = zeros !== null && (zeros.at < poles.at || (zeros.at === poles.at && zeros.damping < poles.damping));
  const turn = (power: number) => (isOver ? 1 / power : power);
  const passed = turn(prototypePower[shape]!(0, q, gainDb));
  const there = placed(shape, w, isOver ? poles : zeros, isOver ? zeros! : poles, passed);
  const isShelf = shape.endsWith("shelf") || shape === "tilt";
  const way = isShelf ? 1 - (1 - inPlace) * (1 - stays) : inPlace;
  const moves = asked.ys.map((y, i) => powerAt(there, y) / turn(powers[i]!));
  const wanted = powers.map((power, i) => turn(power) * moves[i]! ** way * turn(owed[i]!));

  const under = stays < 1 ? movedPoles(asked, there, wanted, stays) : there.under;
  const power = stays < 1 || !isShelf ? { under, top: fittedZeros(asked, there, wanted, under), scale: there.scale } : there;
  return {
    power: isOver ? upsideDown(power) : power,
    owed: wanted.map((due, i) => turn(due / powerAt(power, asked.ys[i]!))),
    moves: moves.map(turn),
  };
}

const dampingOf = ([d1, d0]: Power["under"]) => d1 / sqrt(d0) + 2;
const isOneZero = (shape: string) => shape === "notch" || shape === "low-cut";

/** At each point: y, what is wanted, and what an error there weighs. */
function weighed({ shape, ys, weights }: Asked, scale: number, wanted: readonly number[], [d1, d0]: Power["under"]) {
  return ys.slice(0, FITTED).map((unscaled, i) => {
    const y = unscaled / scale;
    const power = wanted[i]!;
    return { y, power, weight: weights[i]! / ((power + (shape === "notch" ? 1e-4 : 0)) * (y * y + d1 * y + d0)) };
  });
}

/** Fitted together with the zeros, twice, within bounds; then `stays` of the way back to where they were. */
function movedPoles(
  asked: Asked,
  { under: own, passed, dip, scale }: Placed,
  wanted: readonly number[],
  stays: number,
): Power["under"] {
  let under = own;
  for (let round = 0; round < 2; round++) {
    const points = weighed(asked, scale, wanted, under);
    let [d1, d0] = [0, 0];
    if (asked.shape === "notch") {
      const rows = points.map(({ y, power, weight }) =>
        [(y - dip) ** 2 - power * dip ** 2, -power * y, power * y * y].map((x) => x * weight),
      );
      const [n2, next] = leastSquares(rows) as [number, number];
      [d1, d0] = [next, n2 * dip ** 2];
    } else {
      const zeros = (y: number) => (isOneZero(asked.shape) ? [y * y] : [y * y, y]);
      const rows = points.map(({ y, power, weight }) =>
        [...zeros(y), -power * y, passed - power, power * y * y].map((x) => x * weight),
      );
      const none = zeros(0).map(() => 0);
      const stay = [
        [...none, 1 / sqrt(own[1]), 0, own[0] / sqrt(own[1])],
        [...none, 0, 1 / own[1], 1],
      ].map((row) => row.map((x) => x * 1e-2));
      [d1, d0] = leastSquares([...rows, ...stay]).slice(-2) as [number, number];
    }
    d0 = max(own[1] / 16, min(own[1] * (asked.shape === "notch" ? 64 : 16), d0));
    const damping = max(dampingOf(own) / 4, min(dampingOf(own) * 16, dampingOf([d1, d0])));
    under = [(damping - 2) * sqrt(d0), d0];
  }
  const d0 = under[1] ** (1 - stays) * own[1] ** stays;
  return [(dampingOf(under) ** (1 - stays) * dampingOf(own) ** stays - 2) * sqrt(d0), d0];
}

function fittedZeros(
  asked: Asked,
  { passed, dip, scale }: Placed,
  wanted: readonly number[],
  under: Power["under"],
): Power["top"] {
  const isNotch = asked.shape === "notch";
  const [d1, d0] = under;
  const rows = weighed(asked, scale, wanted, under).map(({ y, power, weight }) => {
    const zeros = isNotch ? [(y - dip) ** 2] : isOneZero(asked.shape) ? [y * y] : [y * y, y];
    return [...zeros, power * (y * y + d1 * y + d0) - (isNotch ? 0 : passed * d0)].map((x) => x * weight);
  });
  const [first, second] = leastSquares(rows);
  const n2 = max(first!, 1e-12);
  if (isNotch) return [n2, -2 * n2 * dip, n2 * dip ** 2];
  return [n2, isOneZero(asked.shape) ? 0 : max(second!, -2 * sqrt(n2 * passed * d0)), passed * d0];
}
