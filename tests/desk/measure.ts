/** The largest magnitude; NaN counts as endless. */
export function peak(signal: Float32Array | Float64Array): number {
  let most = 0;
  for (const x of signal) most = Math.max(most, Number.isNaN(x) ? Number.POSITIVE_INFINITY : Math.abs(x));
  return most;
}

/** The largest distance between two signals. @throws RangeError when one is longer. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new RangeError(`${a.length} frames against ${b.length}`);
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    const d = Math.abs(a[i]! - b[i]!);
    most = d <= most ? most : Number.isNaN(d) ? Number.POSITIVE_INFINITY : d;
  }
  return most;
}

/** The first frame at which two signals are not the same bit for bit, in words; null when there is none. */
export function firstDifference(a: Float32Array, b: Float32Array): string | null {
  if (a.length !== b.length) return `${a.length} frames against ${b.length}`;
  const [left, right] = [a, b].map((x) => new Int32Array(x.buffer, x.byteOffset, x.length));
  for (let i = 0; i < a.length; i++) if (left![i] !== right![i]) return `frame ${i}: ${a[i]} against ${b[i]}`;
  return null;
}

export interface Sides {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** {@link firstDifference} of either side. */
export function firstStereoDifference(a: Sides, b: Sides): string | null {
  const left = firstDifference(a.left, b.left);
  if (left) return `left ${left}`;
  const right = firstDifference(a.right, b.right);
  return right && `right ${right}`;
}

/** How many samples are NaN, infinite or subnormal. */
export function unsound(signal: Float32Array | Float64Array): number {
  let count = 0;
  for (const x of signal) if (!Number.isFinite(x) || (x !== 0 && Math.abs(x) < 2 ** -126)) count++;
  return count;
}

/** Sum of signals in double precision. */
export function sum(signals: readonly Float32Array[]): Float64Array {
  const total = new Float64Array(signals[0]!.length);
  for (const signal of signals) for (let i = 0; i < total.length; i++) total[i]! += signal[i]!;
  return total;
}

export const dbfs = (level: number) => 20 * Math.log10(level);
