import { matchedBand } from "./matched.ts";
import type { Control } from "./values.ts";

/** b0, b1, b2, a1, a2 of y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. */
export type Coefficients = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

const { PI, SQRT2, cos, sin, sqrt } = Math;

/** R. Bristow-Johnson's "Audio EQ Cookbook" (W3C note), as it prints them. */
export function cookbook(shape: string, w: number, q: number, gainDb: number): Coefficients {
  const A = 10 ** (gainDb / 40);
  const alpha = sin(w) / (2 * q);
  const c = cos(w);
  const s = 2 * sqrt(A) * alpha;
  const over = (b0: number, b1: number, b2: number, a0: number, a1: number, a2: number): Coefficients => [
    b0 / a0,
    b1 / a0,
    b2 / a0,
    a1 / a0,
    a2 / a0,
  ];
  switch (shape) {
    case "bell":
      return over(1 + alpha * A, -2 * c, 1 - alpha * A, 1 + alpha / A, -2 * c, 1 - alpha / A);
    case "low-shelf":
      return over(
        A * (A + 1 - (A - 1) * c + s),
        2 * A * (A - 1 - (A + 1) * c),
        A * (A + 1 - (A - 1) * c - s),
        A + 1 + (A - 1) * c + s,
        -2 * (A - 1 + (A + 1) * c),
        A + 1 + (A - 1) * c - s,
      );
    case "high-shelf":
      return over(
        A * (A + 1 + (A - 1) * c + s),
        -2 * A * (A - 1 + (A + 1) * c),
        A * (A + 1 + (A - 1) * c - s),
        A + 1 - (A - 1) * c + s,
        2 * (A - 1 - (A + 1) * c),
        A + 1 - (A - 1) * c - s,
      );
    case "low-cut":
      return over((1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha);
    case "high-cut":
      return over((1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
    default:
      return over(1, -2 * c, 1, 1 + alpha, -2 * c, 1 - alpha);
  }
}

/** Direct form I. */
export function filter(signal: Float64Array, [b0, b1, b2, a1, a2]: Coefficients): Float64Array {
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  return signal.map((x) => {
    const y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = y;
    return y;
  });
}

/** All sections of the eight bands, with the values at frame 0. */
export function sectionsOf(param: (name: string) => Control, sampleRate: number): Coefficients[] {
  const at = (name: string) => param(name)(0);
  return [1, 2, 3, 4, 5, 6, 7, 8]
    .filter((n) => at(`band${n}On`) === true)
    .flatMap((n) => {
      const shape = String(at(`band${n}Shape`));
      const w = (2 * PI * Math.min(Number(at(`band${n}FrequencyHz`)), 0.499 * sampleRate)) / sampleRate;
      const [q, gainDb] = [Number(at(`band${n}Q`)), Number(at(`band${n}GainDb`))];
      const isCut = shape.endsWith("-cut");
      const qs = isCut ? cascade(q, Number(at(`band${n}SlopeDbPerOctave`)) / 12) : [q];
      if (at("family") === "analogue") return matchedBand(shape, w, qs, gainDb, sampleRate);
      return shape === "tilt" ? [tilt(w, q, gainDb)] : qs.map((own) => cookbook(shape, w, own, gainDb));
    });
}

/** Highs up and lows down by as much each: a high shelf of twice the gain, all of it turned down by the gain. */
function tilt(w: number, q: number, gainDb: number): Coefficients {
  const [b0, b1, b2, a1, a2] = cookbook("high-shelf", w, q, 2 * gainDb);
  const down = 10 ** (-gainDb / 20);
  return [b0 * down, b1 * down, b2 * down, a1, a2];
}

/** A steep cut is Butterworth's; what q is over Butterworth's own goes to the sharpest of its sections. */
function cascade(q: number, sections: number): number[] {
  const butterworth = Array.from({ length: sections }, (_, i) => 0.5 / cos((PI * (2 * i + 1)) / (4 * sections)));
  return butterworth.map((own, i) => (i === sections - 1 ? own * SQRT2 * q : own));
}
