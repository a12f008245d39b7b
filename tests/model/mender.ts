import { leastSquares } from "./least-squares.ts";

const { exp, log, max, min, sqrt } = Math;

/** Numerator n2 y^2 + n1 y + n0 and denominator y^2 + d1 y + d0 of a squared magnitude, at y = tan^2(v/2) / scale. */
export type Power = { top: [n2: number, n1: number, n0: number]; under: [d1: number, d0: number] };

export const powerAt = ({ top, under }: Power, y: number) =>
  max((top[0] * y * y + top[1] * y + top[2]) / (y * y + under[0] * y + under[1]), 1e-30);

/**
 * A broad section that is 1 at 0 Hz and elsewhere as near to `wanted` as up to eight steps of Levenberg's and Marquardt's method bring it. Its unknowns are logarithms of
 * what must be positive: n2, n0, and the squared dampings of zeros and poles.
 */
export function mend(wanted: readonly number[], levels: readonly number[], ys: readonly number[]) {
  const weights = levels.map((level) => level / (level + 1e-5));
  const held = (x: number) => max(1, min(400, x));
  const shape = ([n2, zeros, n0, poles]: readonly number[]): Power => ({
    top: [n2!, (zeros! - 2) * sqrt(n2! * n0!), n0!],
    under: [(poles! - 2) * sqrt(n0!), n0!],
  });
  const errors = (x: readonly number[]) => ys.map((y, i) => log(powerAt(shape(x), y) / wanted[i]!));
  const cost = (x: readonly number[]) => errors(x).reduce((sum, error, i) => sum + (error * weights[i]!) ** 2, 0);

  const [first, second] = leastSquares(
    ys.map((y, i) => [y * y, y, wanted[i]! * (1 + y) ** 2 - 1].map((x) => (x * weights[i]!) / (wanted[i]! * (1 + y) ** 2))),
  );
  const n2 = max(first!, 1e-3);
  let best = [n2, held(second! / sqrt(n2) + 2), 1, 4];
  let caution = 0.1;
  for (let step = 0; step < 8 && cost(best) > 1e-5; step++) {
    const [b2, zeros, b0, poles] = best as [number, number, number, number];
    const { top, under } = shape(best);
    const left = errors(best);
    const rows = ys.map((y, i) => {
      const [above, below] = [b2 * y * y + top[1] * y + b0, y * y + under[0] * y + b0];
      return [
        (b2 * y * y + (top[1] * y) / 2) / above,
        (zeros * sqrt(b2 * b0) * y) / above,
        ((top[1] * y) / 2 + b0) / above - ((under[0] * y) / 2 + b0) / below,
        (-poles * sqrt(b0) * y) / below,
        -left[i]!,
      ].map((x) => x * weights[i]!);
    });
    const careful = [0, 1, 2, 3].map((row) => [0, 1, 2, 3, 4].map((column) => (column === row ? caution : 0)));
    const moves = leastSquares([...rows, ...careful]).map((move) => exp(max(-2, min(2, move))));
    const next = best.map((x, i) => (i % 2 ? held(x * moves[i]!) : x * moves[i]!));
    const isBetter = cost(next) < cost(best);
    if (isBetter) best = next;
    caution *= isBetter ? 0.2 : 8;
  }
  return { power: shape(best), left: errors(best).map(exp) };
}
