import { leastSquares } from "./least-squares.ts";
import { type Power, powerAt } from "./power.ts";

const { exp, log, max, min, sqrt, tanh } = Math;

/**
 * A broad section that is 1 at 0 Hz and near to `wanted` elsewhere: two poles at one place with fitted zeros, and from there three cautious steps of
 * Gauss's and Newton's method. Its unknowns are logarithms of what must be positive: n2, n0, and the squared dampings of zeros and poles.
 */
export function mend(wanted: readonly number[], weights: readonly number[], ys: readonly number[]): Power {
  const held = (x: number) => max(1, min(400, x));
  const shape = ([n2, zeros, n0, poles]: readonly number[]): Power => ({
    top: [n2!, (zeros! - 2) * sqrt(n2! * n0!), n0!],
    under: [(poles! - 2) * sqrt(n0!), n0!],
    scale: 1,
  });
  const [first, second] = leastSquares(
    ys.map((y, i) => {
      const due = wanted[i]! * (y + 8) ** 2;
      return [y * y, y, due - 64].map((x) => (x * weights[i]!) / due);
    }),
  );
  const n2 = max(first!, 1e-3);
  let found = [n2, held(second! / (8 * sqrt(n2)) + 2), 64, 4];
  for (let step = 0; step < 3; step++) {
    const [b2, zeros, b0, poles] = found as [number, number, number, number];
    const { top, under } = shape(found);
    const rows = ys.map((y, i) => {
      const [above, below] = [b2 * y * y + top[1] * y + b0, y * y + under[0] * y + b0];
      return [
        (b2 * y * y + (top[1] * y) / 2) / above,
        (zeros * sqrt(b2 * b0) * y) / above,
        ((top[1] * y) / 2 + b0) / above - ((under[0] * y) / 2 + b0) / below,
        (-poles * sqrt(b0) * y) / below,
        log(wanted[i]! / powerAt(shape(found), y)),
      ].map((x) => x * weights[i]!);
    });
    const careful = [0, 1, 2, 3].map((row) => [0, 1, 2, 3, 4].map((column) => (column === row ? 0.05 : 0)));
    const moves = leastSquares([...rows, ...careful]).map((move) => exp(tanh(move)));
    found = found.map((x, i) => (i % 2 ? held(x * moves[i]!) : x * moves[i]!));
  }
  return shape(found);
}
