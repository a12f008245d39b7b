/** One cubic move of one ramp. Coefficients are in t = k / frames. */
export interface CubicPiece {
  /** Which of the sampled numbers it is. */
  readonly ramp: number;
  readonly frame: number;
  readonly frames: number;
  readonly coefficients: readonly [c0: number, c1: number, c2: number, c3: number];
  /** Value held from the end on. */
  readonly end: number;
}

/** How far a piece may be from what it stands for, unless said, in linear gain: -154 dB. */
export const TOLERANCE = 2e-8;

/**
 * Several curves over the frames `from` up to `to` as cubic pieces: each goes through its curve at both ends and at thirds, and is halved
 * until it is nowhere (at four places between) further off than its tolerance. A curve need not be continuous at `to`; what
 * is too steep even for four frames is said frame by frame.
 */
export function fitCubics(
  curves: (frame: number) => readonly number[],
  from: number,
  to: number,
  tolerances: readonly number[] = [],
): CubicPiece[] {
  const length = to - from;
  if (length <= 4)
    return Array.from({ length }, (_, k) => curves(from + k).map((value, ramp) => still(ramp, from + k, value))).flat();
  const at = (t: number) => curves(Math.min(from + t * length, to - BEFORE));
  const [a, b, c, d] = [0, 1 / 3, 2 / 3, 1].map(at);
  const between = [1 / 6, 0.45, 0.55, 5 / 6].map((t) => ({ t, values: at(t) }));
  const pieces = a!.map((v0, ramp): CubicPiece => {
    const [v1, v2, v3] = [b![ramp]!, c![ramp]!, d![ramp]!];
    const c1 = (-11 * v0 + 18 * v1 - 9 * v2 + 2 * v3) / 2;
    const c2 = (9 * (2 * v0 - 5 * v1 + 4 * v2 - v3)) / 2;
    const c3 = (9 * (-v0 + 3 * v1 - 3 * v2 + v3)) / 2;
    return { ramp, frame: from, frames: length, coefficients: [v0, c1, c2, c3], end: v3 };
  });
  const close = pieces.every(({ ramp, coefficients: [c0, c1, c2, c3] }) =>
    between.every(
      ({ t, values }) => Math.abs(c0 + t * (c1 + t * (c2 + t * c3)) - values[ramp]!) <= (tolerances[ramp] ?? TOLERANCE),
    ),
  );
  if (close) return pieces.map(settled);
  const middle = from + Math.floor(length / 2);
  return [...fitCubics(curves, from, middle, tolerances), ...fitCubics(curves, middle, to, tolerances)];
}

/** A part of a frame: what a curve comes to just before it ends. */
const BEFORE = 1e-6;

/** What does not move is a jump, which costs the engine nothing. */
function settled(piece: CubicPiece): CubicPiece {
  const [c0, c1, c2, c3] = piece.coefficients;
  return c1 === 0 && c2 === 0 && c3 === 0 ? still(piece.ramp, piece.frame, c0) : piece;
}

function still(ramp: number, frame: number, value: number): CubicPiece {
  return { ramp, frame, frames: 0, coefficients: [value, 0, 0, 0], end: value };
}
