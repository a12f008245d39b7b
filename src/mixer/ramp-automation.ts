import type { ParamValue } from "../params/spec.ts";
import { RAMP_BYTES } from "../protocol/layout.ts";
import type { Automation } from "../session/session.ts";
import { pointBefore, valueOn } from "./automation-curve.ts";
import { type AddressOf, type Due, framesOf, move, type Part } from "./automation-part.ts";
import { type CubicPiece, fitCubics } from "./cubics.ts";
import type { Desk } from "./desk.ts";
import { engagement } from "./levels.ts";
import { stretchesBetween } from "./stretches.ts";

/**
 * The ramps of one strip or edge, or the one of an insert, as cubic pieces between all the points that touch it.
 * @param waitFrames what an edge waits before its ramps: a point is heard on the frame of its source, which comes by that much later
 */
export function rampPart(
  desk: Desk,
  owner: string,
  touching: readonly Automation[],
  addressOf: AddressOf,
  waitFrames: number,
): Part | null {
  const [kind, id] = [owner.slice(0, owner.indexOf(" ")), owner.slice(owner.indexOf(" ") + 1)];
  const address = addressOf(owner);
  if (address === undefined) return null;
  const frames = framesOf(touching);
  const drawn = new Map<string, ParamValue>();
  const values = { get: (target: string) => drawn.get(target) ?? desk.values.get(target) };
  return (wanted) =>
    stretchesBetween(frames, wanted).flatMap(({ anchor, start, end: stop }) => {
      const state = { graph: desk.graph, vcas: desk.vcas, values };
      const places = touching.map(({ points }) => pointBefore(points, anchor + start));
      const gainsAt = (ahead: number) => {
        for (const [lane, { target, points }] of touching.entries()) {
          const here = points[Math.max(0, places[lane]!)]!.value;
          drawn.set(target, typeof here === "number" ? valueOn(points, places[lane]!, anchor, ahead) : here);
        }
        if (kind === "insert") return [engagement(state, id)];
        return kind === "strip" ? desk.stripWith(state, id) : desk.edgeWith(state, id);
      };
      return news(fitCubics(gainsAt, start, stop)).map(({ ramp, frame, frames: length, coefficients, end }) =>
        later(move(anchor + frame, { address: address + ramp * RAMP_BYTES }, length, coefficients, end), waitFrames),
      );
    });
}

const later = ({ frame, record }: Due, frames: number): Due => ({ frame, record: (due) => record(due + frames) });

/** Pieces without those that say of a ramp what it is already. */
function news(pieces: readonly CubicPiece[]): CubicPiece[] {
  const ends = new Map<number, number>();
  return pieces.filter(({ ramp, frames, end }) => {
    const known = frames === 0 && ends.get(ramp) === end;
    ends.set(ramp, end);
    return !known;
  });
}
