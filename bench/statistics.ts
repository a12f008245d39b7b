/** The value below which a share `p` (0..1) of the values lies, in a straight line between neighbours. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError("quantile of no values");
  return sortedQuantile(
    [...values].sort((a, b) => a - b),
    p,
  );
}

/** {@link quantile} of one value or more that are in order already. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const place = Math.min(1, Math.max(0, p)) * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (sorted[above]! - sorted[below]!) * (place - below);
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spread(values: readonly number[]): Spread {
  return { min: quantile(values, 0), median: median(values), max: quantile(values, 1) };
}

/** Quotients of values that were measured next to each other, so that whatever slowed the machine slowed both. */
export function pairedRatio(over: readonly number[], under: readonly number[]): Spread {
  if (over.length !== under.length) throw new RangeError(`${over.length} values against ${under.length}: they are not pairs`);
  return spread(over.map((value, i) => value / under[i]!));
}
