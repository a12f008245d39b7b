import type { Point } from "../../session/session.ts";
import { pointBefore, valueOn } from "./automation-curve.ts";
import { firstPart } from "./ramps.ts";

/**
 * A lane with `take` in place of what it had from the take's first frame to its last. Before and after it says what it said: the stretches that the
 * take begins and ends in are cut, and go the way they went. After the take the lane comes back to itself in `returnFrames`, in a line.
 */
export function punched(points: readonly Point[], take: readonly Point[], returnFrames: number): Point[] {
  const [first, last] = [take[0]!, take.at(-1)!];
  const moves = typeof last.value === "number" && returnFrames > 0;
  if (points.length === 0) return [...take.slice(0, -1), { ...last, curve: "hold", tension: 0 }];
  const back = last.frame + returnFrames;
  const rest = points.filter(({ frame }) => frame > back);
  const end: Point = { ...last, curve: moves ? "linear" : "hold", tension: 0 };
  return [...until(points, first), ...take.slice(0, -1), end, comeBack(points, back), ...rest];
}

/** A lane up to where a take begins: as it was, with a jump there if the take begins elsewhere. */
function until(points: readonly Point[], { frame, value }: Point): Point[] {
  const before = points.filter((point) => point.frame < frame);
  const [start, next] = [before.at(-1), points[before.length]];
  if (start) {
    const cut = next ? firstPart(start, (frame - start.frame) / (next.frame - start.frame)) : start;
    before[before.length - 1] = next ? cut : { ...start, curve: "hold" };
  }
  const stood = comeBack(points, frame);
  return stood.value === value ? before : [...before, { ...stood, curve: "hold" }];
}

/** Where a lane stands at a frame, and how it goes on from there. */
function comeBack(points: readonly Point[], frame: number): Point {
  const place = pointBefore(points, frame);
  const here = points[Math.max(0, place)]!;
  const next = points[place + 1];
  const value = typeof here.value === "number" ? valueOn(points, place, frame, 0) : here.value;
  if (place < 0 || !next) return { frame, value, curve: "hold", tension: 0 };
  const left = (next.frame - frame) / (next.frame - here.frame);
  return { frame, value, curve: here.curve, tension: here.curve === "curve" ? here.tension * left : here.tension };
}
