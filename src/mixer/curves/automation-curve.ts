import type { Point } from "../../session/session.ts";

/** A bend that is less cannot be told from a line. */
const LEAST_TENSION = 1e-9;

/** The value of an automated number `ahead` frames after `anchor`, on the stretch that begins at point `i` (-1: before the first). */
export function valueOn(points: readonly Point[], i: number, anchor: number, ahead: number): number {
  const here = points[Math.max(0, i)]!;
  const v0 = Number(here.value);
  const next = points[i + 1];
  if (i < 0 || !next || here.curve === "hold") return v0;
  const v1 = Number(next.value);
  const u = (anchor - here.frame + ahead) / (next.frame - here.frame);
  if (here.curve === "exponential" && v0 * v1 > 0) return v0 * (v1 / v0) ** u;
  if (here.curve === "curve" && Math.abs(here.tension) > LEAST_TENSION) {
    const bend = 4 * here.tension;
    return v0 + ((v1 - v0) * Math.expm1(bend * u)) / Math.expm1(bend);
  }
  return v0 + (v1 - v0) * u;
}

/** The last point at or before a frame, -1 before the first. */
export function pointBefore(points: readonly Point[], frame: number): number {
  return countBefore(points, ({ frame: at }) => at <= frame) - 1;
}

/** How many of a list come before the first that does not pass, where all that pass stand in front. */
export function countBefore<T>(list: readonly T[], passes: (item: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(list[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
