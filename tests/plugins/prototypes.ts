/** Squared magnitudes of the analogue prototypes that the "Audio EQ Cookbook" gives, at `v` times their frequency; A is the root of the gain. */
export const prototypePower: Readonly<Record<string, (v: number, q: number, gainDb: number) => number>> = {
  bell: (v, q, gainDb) => {
    const A = root(gainDb);
    return power(1 - v * v, (v * A) / q) / power(1 - v * v, v / (A * q));
  },
  "low-shelf": (v, q, gainDb) => {
    const A = root(gainDb);
    const slope = (Math.sqrt(A) / q) * v;
    return (A * A * power(A - v * v, slope)) / power(1 - A * v * v, slope);
  },
  "high-shelf": (v, q, gainDb) => {
    const A = root(gainDb);
    const slope = (Math.sqrt(A) / q) * v;
    return (A * A * power(1 - A * v * v, slope)) / power(A - v * v, slope);
  },
  tilt: (v, q, gainDb) => prototypePower["high-shelf"]!(v, q, 2 * gainDb) / 10 ** (gainDb / 10),
  notch: (v, q) => (1 - v * v) ** 2 / power(1 - v * v, v / q),
  "low-cut": (v, q) => v ** 4 / power(1 - v * v, v / q),
  "high-cut": (v, q) => 1 / power(1 - v * v, v / q),
};

const power = (re: number, im: number) => re * re + im * im;
const root = (gainDb: number) => 10 ** (gainDb / 40);

/** A band's prototype in dB. Steep cuts are Butterworth's, with the last and sharpest pair of poles as much sharper as q is than Butterworth's. */
export function prototypeDb(shape: string, v: number, q: number, gainDb: number, slopeDbPerOctave = 12): number {
  const pairs = slopeDbPerOctave / 12;
  const qs = Array.from({ length: pairs }, (_, i) => 0.5 / Math.cos((Math.PI * (2 * i + 1)) / (4 * pairs)));
  qs[pairs - 1]! *= q * Math.SQRT2;
  return (shape.endsWith("-cut") ? qs : [q]).reduce(
    (sum, own) => sum + 10 * Math.log10(prototypePower[shape]!(v, own, gainDb)),
    0,
  );
}
