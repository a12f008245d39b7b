import type { Names } from "../../session/said.ts";
import type { Point } from "../../session/session.ts";
import { pointBefore, valueOn } from "./automation-curve.ts";

/** The way a ramp goes: straight in the parameter's unit, by equal ratios, or bent by a tension of -1 to 1. */
export interface RampWay {
  readonly curve?: "linear" | "exponential" | "curve";
  readonly tension?: number;
}

export interface RampOptions extends RampWay {
  /** The engine's frame at which it begins; now, unless said, or when that is past. */
  readonly at?: number;
  /** How long it takes, 0 to 86,400,000 (a day); at once, unless said. */
  readonly overMs?: number;
}

export const RAMP_OPTIONS: Names<RampOptions> = { at: true, overMs: true, curve: true, tension: true };

/** No ramp lasts longer than a day. */
export const LONGEST_MS = 86_400_000;

export function isTimeMs(ms: unknown): ms is number {
  return typeof ms === "number" && ms >= 0 && ms <= LONGEST_MS;
}

/** A move of one value. Frames are the engine's. */
export interface TimedRamp {
  readonly from: number;
  /** The frame at which it has arrived. */
  readonly to: number;
  /** Where it begins and where it ends. */
  readonly points: readonly [Point, Point];
}

export function timedRamp(from: number, frames: number, [v0, v1]: readonly [number, number], way: RampWay): TimedRamp {
  const { curve = "linear", tension = 0 } = way;
  const end: Point = { frame: from + frames, value: v1, curve: "hold", tension: 0 };
  return { from, to: from + frames, points: [{ frame: from, value: v0, curve, tension }, end] };
}

/** The first part of a way, `u` of it: it bends as the whole does. */
export function firstPart(point: Point, u: number): Point {
  return point.curve === "curve" ? { ...point, tension: point.tension * u } : point;
}

/** What is asked of values ahead of time, by target. A later wish replaces what it overlaps, and all that follows. */
export class Ramps {
  readonly #byTarget = new Map<string, readonly TimedRamp[]>();

  of(target: string): readonly TimedRamp[] {
    return this.#byTarget.get(target) ?? [];
  }

  get targets(): Iterable<string> {
    return this.#byTarget.keys();
  }

  get none(): boolean {
    return this.#byTarget.size === 0;
  }

  add(target: string, ramp: TimedRamp): void {
    this.#byTarget.set(target, [...this.#until(target, ramp.from), ramp]);
  }

  /** What was to come from this frame on does not; a ramp that is on its way stays where it is by then. */
  cancelFrom(target: string, frame: number): void {
    this.put(target, this.#until(target, frame));
  }

  /** Ramps that are over by then. */
  forgetBefore(target: string, frame: number): void {
    this.put(
      target,
      this.of(target).filter(({ to }) => to > frame),
    );
  }

  put(target: string, ramps: readonly TimedRamp[]): void {
    if (ramps.length > 0) this.#byTarget.set(target, ramps);
    else this.drop(target);
  }

  drop(target: string): void {
    this.#byTarget.delete(target);
  }

  #until(target: string, frame: number): TimedRamp[] {
    return this.of(target)
      .filter(({ from }) => from < frame)
      .map((ramp) => (ramp.to <= frame ? ramp : cut(ramp, frame)));
  }
}

function cut({ from, to, points }: TimedRamp, frame: number): TimedRamp {
  const value = valueOn(points, pointBefore(points, frame), frame, 0);
  const end: Point = { frame, value, curve: "hold", tension: 0 };
  return { from, to: frame, points: [firstPart(points[0], (frame - from) / (to - from)), end] };
}
