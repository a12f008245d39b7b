/** A second-order section: `y = b0 x + b1 x' + b2 x'' - a1 y' - a2 y''`. */
export interface Section {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/** The rate for which the standard gives figures, in Hz. */
const STANDARD_RATE = 48000;

/** ITU-R BS.1770-5, Annex 1, tables 1 and 2: the head (a shelf), then the revised low-frequency B curve (a low cut). */
const STANDARD: readonly [Section, Section] = [
  { b: [1.53512485958697, -2.69169618940638, 1.19839281085285], a: [-1.69065929318241, 0.73248077421585] },
  { b: [1, -2, 1], a: [-1.99004745483398, 0.99007225036621] },
];

/** Both sections of the K-weighting at a sample rate in Hz: the standard's own at 48 kHz, elsewhere the same analogue filters. */
export function kWeighting(sampleRate: number): readonly [Section, Section] {
  return [resampled(STANDARD[0], sampleRate / STANDARD_RATE), resampled(STANDARD[1], sampleRate / STANDARD_RATE)];
}

/** Undoes the bilinear transform and does it again at `ratio` times the rate. */
function resampled({ b, a }: Section, ratio: number): Section {
  const numerator = atRatio(b, ratio);
  const denominator = atRatio([1, ...a], ratio);
  const [b0, b1, b2, a1, a2] = [...numerator, denominator[1], denominator[2]].map((c) => c / denominator[0]) as Five;
  return { b: [b0, b1, b2], a: [a1, a2] };
}

type Five = [number, number, number, number, number];

function atRatio([z0, z1, z2]: readonly [number, number, number], ratio: number): [number, number, number] {
  const square = (z0 - z1 + z2) * ratio * ratio;
  const slope = 2 * (z0 - z2) * ratio;
  const constant = z0 + z1 + z2;
  return [square + slope + constant, 2 * (constant - square), square - slope + constant];
}
