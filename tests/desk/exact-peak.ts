/** How high a signal goes between its samples, by interpolation so long that what it leaves out is far below 0.01 dB. */

/** Whatever may be near the highest is found on quarters of a sample by a short sinc, which is at most 0.7 dB too low. */
const COARSE = { reach: 32, beta: 9, steps: 4 };
const NEAR = 10 ** (-0.75 / 20);
const FINE = { reach: 96, beta: 14, steps: 64 };

interface Interpolation {
  readonly reach: number;
  readonly beta: number;
  readonly steps: number;
}

/** The modified Bessel function of the first kind, order 0. */
function bessel(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** Taps of a Kaiser-windowed sinc for every place of a step between two samples. */
function tapsOf({ reach, beta, steps }: Interpolation): Float64Array[] {
  return Array.from({ length: steps }, (_, step) =>
    Float64Array.from({ length: 2 * reach }, (_, k) => {
      const t = k - (reach - 1) - step / steps;
      const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t);
      return (sinc * bessel(beta * Math.sqrt(Math.max(0, 1 - (t / reach) ** 2)))) / bessel(beta);
    }),
  );
}

const coarse = tapsOf(COARSE);
const fine = tapsOf(FINE);
/** A steady tone has thousands that are alike. */
const MOST_LOOKED_AT = 1500;

function at(signal: Float32Array, frame: number, taps: Float64Array, reach: number): number {
  const first = frame - (reach - 1);
  let sum = 0;
  for (let k = Math.max(0, -first), end = Math.min(taps.length, signal.length - first); k < end; k++)
    sum += taps[k]! * signal[first + k]!;
  return Math.abs(sum);
}

/** The largest magnitude of a band-limited signal through these samples, 1 being full scale. */
export function exactPeak(signal: Float32Array): number {
  const found: { readonly place: number; readonly height: number }[] = [];
  let highest = 0;
  for (let frame = 0; frame < signal.length; frame++)
    for (const [step, taps] of coarse.entries()) {
      const height = at(signal, frame, taps, COARSE.reach);
      highest = Math.max(highest, height);
      if (height > highest * NEAR) found.push({ place: frame * FINE.steps + step * (FINE.steps / COARSE.steps), height });
    }
  const near = FINE.steps / COARSE.steps;
  const candidates = found.filter(({ height }) => height > highest * NEAR).sort((a, b) => b.height - a.height);
  let peak = 0;
  for (const { place } of candidates.slice(0, MOST_LOOKED_AT))
    for (let p = place - near; p <= place + near; p++)
      peak = Math.max(
        peak,
        at(signal, Math.floor(p / FINE.steps), fine[((p % FINE.steps) + FINE.steps) % FINE.steps]!, FINE.reach),
      );
  return peak;
}
