import type { Control } from "./values.ts";

/** b0, b1, b2, a1, a2 of y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''. */
export type Coefficients = readonly [b0: number, b1: number, b2: number, a1: number, a2: number];

const { PI, SQRT2, cos, sin, sqrt, exp, cosh } = Math;

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

/**
 * A bell as an analogue one has it, after M. Vicanek, "Matched Second Order Digital Filters" (2016): the poles where the impulse response
 * of the prototype has them, the zeros so that the magnitude is the prototype's at 0, at half the sample rate and at its own frequency
 * (at most nine tenths of that half). A cut is the boost turned over.
 */
export function analogueBell(w: number, q: number, gainDb: number): Coefficients {
  if (gainDb < 0) {
    const [b0, b1, b2, a1, a2] = analogueBell(w, q, -gainDb);
    return [1 / b0, a1 / b0, a2 / b0, b1 / b0, b2 / b0];
  }
  const A = 10 ** (gainDb / 40);
  const damping = 1 / (2 * A * q);
  const swing = damping <= 1 ? cos(sqrt(1 - damping ** 2) * w) : cosh(sqrt(damping ** 2 - 1) * w);
  const [a1, a2] = [-2 * exp(-damping * w) * swing, exp(-2 * damping * w)];
  /** Squared magnitude of 1 + a1 z + a2 z^2, and of the prototype. */
  const below = (v: number) => (1 + a1 * cos(v) + a2 * cos(2 * v)) ** 2 + (a1 * sin(v) + a2 * sin(2 * v)) ** 2;
  const wanted = (v: number) => {
    const [real, own] = [1 - (v / w) ** 2, v / w / q];
    return (real ** 2 + (own * A) ** 2) / (real ** 2 + (own / A) ** 2);
  };
  const middle = Math.min(w, 0.9 * PI);
  const [atZero, atHalf, atMiddle] = [0, PI, middle].map((v) => wanted(v) * below(v)) as [number, number, number];
  // The numerator's squared magnitude is r0 + 2 r1 cos v + 2 r2 cos 2v.
  const r1 = (atZero - atHalf) / 4;
  const r2 = ((atZero + atHalf) / 2 - atMiddle + 2 * r1 * cos(middle)) / (2 * (1 - cos(2 * middle)));
  const ends = (sqrt(atZero) + sqrt(atHalf)) / 2;
  const b0 = (ends + sqrt(Math.max(0, ends ** 2 - 4 * r2))) / 2;
  return [b0, (sqrt(atZero) - sqrt(atHalf)) / 2, r2 / b0, a1, a2];
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
      if (shape === "bell" && at("family") === "analogue") return [analogueBell(w, q, gainDb)];
      if (shape === "tilt") return [tilt(w, q, gainDb)];
      if (!shape.endsWith("-cut")) return [cookbook(shape, w, q, gainDb)];
      const sections = Number(at(`band${n}SlopeDbPerOctave`)) / 12;
      return cascade(q, sections).map((own) => cookbook(shape, w, own, 0));
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
