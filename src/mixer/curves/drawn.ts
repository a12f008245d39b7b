import type { ParamValue } from "../../params/spec.ts";
import type { Point } from "../../session/session.ts";
import { pointBefore, valueOn } from "./automation-curve.ts";
import type { TimedRamp } from "./ramps.ts";
import type { Wanted } from "./stretches.ts";

/** How the session's time lies on the engine's, or on one that counts from a later frame. */
export interface Clock {
  /** Its frame minus the session's, while the transport rolls. */
  readonly offset: number;
  /** The frame of the session where it stands; null while it rolls. */
  readonly stands: number | null;
  /** The engine's frame minus its own. */
  readonly origin: number;
}

/** What moves one value of the desk: its lane, where that is heard, and ramps, which go over it while they last. */
export interface Drawn {
  readonly target: string;
  /** Frames of the session. Empty where no lane is heard. */
  readonly points: readonly Point[];
  /** Frames of the engine. */
  readonly ramps: readonly TimedRamp[];
}

/** What is wanted of automation, in frames of its clock. */
export interface Passage extends Wanted {
  readonly clock: Clock;
  /** The roll of the transport's from which they count; 0: they are the engine's own. */
  readonly roll: number;
  /** Frames in which everything gets from where it is to where it should be when the transport comes to `from`. */
  readonly ease: number;
}

/** Frames at which some of these values turn: the last ones before `from` too, and the first ones from `to` on. */
export function cutsOf(drawn: readonly Drawn[], { from, to, clock }: Pick<Passage, "from" | "to" | "clock">): number[] {
  const cuts = new Set<number>();
  for (const { points, ramps } of drawn) {
    for (const ramp of ramps) cuts.add(ramp.from - clock.origin).add(ramp.to - clock.origin);
    if (points.length === 0 || clock.stands !== null) continue;
    for (let i = Math.max(0, pointBefore(points, from - clock.offset)); i < points.length; i++) {
      const frame = points[i]!.frame + clock.offset;
      cuts.add(frame);
      if (frame >= to) break;
    }
  }
  return [...cuts].sort((a, b) => a - b);
}

/**
 * A value on the stretch that begins `start` frames after `anchor`, by frames after `anchor`. Null: as the hand left it.
 * Everything is counted from whole frames, so that what is moved in time is computed alike.
 */
export function curveOn(drawn: Drawn, anchor: number, start: number, clock: Clock): ((ahead: number) => ParamValue) | null {
  const { points } = drawn;
  const ramp = rampAt(drawn, anchor + start + clock.origin);
  if (ramp) return along(ramp.points, anchor + clock.origin, start);
  if (points.length === 0) return null;
  if (clock.stands === null) return along(points, anchor - clock.offset, start);
  const value = along(points, clock.stands, 0)(0);
  return () => value;
}

/** Whether a value comes back to its lane at this frame, from a ramp. */
export function returnsAt({ points, ramps }: Drawn, frame: number, { origin }: Clock): boolean {
  return points.length > 0 && ramps.some(({ to }) => to === frame + origin);
}

/** The ramp that is heard: past its end only where there is no lane to come back to. */
function rampAt({ points, ramps }: Drawn, frame: number): TimedRamp | undefined {
  const ramp = ramps.findLast(({ from }) => from <= frame);
  return ramp && (points.length === 0 || frame < ramp.to) ? ramp : undefined;
}

function along(points: readonly Point[], anchor: number, start: number): (ahead: number) => ParamValue {
  const place = pointBefore(points, anchor + start);
  const here = points[Math.max(0, place)]!.value;
  return (ahead) => (typeof here === "number" ? valueOn(points, place, anchor, ahead) : here);
}
