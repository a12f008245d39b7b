import type { ParamValue } from "../../params/spec.ts";
import { RAMP_BYTES } from "../../protocol/layout.ts";
import { type AddressOf, easeAt, move, type Part, wanted } from "../curves/automation-part.ts";
import { type CubicPiece, fitCubics } from "../curves/cubics.ts";
import { curveOn, cutsOf, type Drawn } from "../curves/drawn.ts";
import { stretchesBetween } from "../curves/stretches.ts";
import type { Desk } from "../desk/desk.ts";
import { engagement } from "../desk/levels.ts";

/**
 * The ramps of one strip, edge or insert (`strip kick`), as cubic pieces between all the turns of what is drawn of it.
 * @param times how long a value takes to its new place, and what an edge waits before its ramps: a point is heard on the frame of its source, which
 * comes by that much later
 */
export function rampPart(
  desk: Desk,
  owner: string,
  drawn: readonly Drawn[],
  addressOf: AddressOf,
  { rampFrames, waitFrames }: { readonly rampFrames: number; readonly waitFrames: number },
): Part | null {
  const [kind, id] = [owner.slice(0, owner.indexOf(" ")), owner.slice(owner.indexOf(" ") + 1)];
  const address = addressOf(owner);
  if (address === undefined) return null;
  const now = new Map<string, ParamValue>();
  const values = { get: (target: string) => now.get(target) ?? desk.values.get(target) };
  return (passage) =>
    stretchesBetween(cutsOf(drawn, passage), passage).flatMap((stretch) => {
      const { anchor, start } = stretch;
      const state = { graph: desk.graph, vcas: desk.vcas, values };
      const curves = drawn.map((one) => ({ target: one.target, curve: curveOn(one, anchor, start, passage.clock) }));
      const gainsAt = (ahead: number) => {
        now.clear();
        for (const { target, curve } of curves) if (curve) now.set(target, curve(ahead));
        if (kind === "insert") return [engagement(state, id)];
        return kind === "strip" ? desk.stripWith(state, id) : desk.edgeWith(state, id);
      };
      const ease = easeAt(anchor + start, passage, drawn, rampFrames);
      const pieces = news(wanted(fitCubics(gainsAt, stretch.wholeStart, stretch.wholeEnd), stretch));
      return pieces.map((piece) =>
        move(passage, stretch, { address: address + piece.ramp * RAMP_BYTES }, piece, {
          ease: piece.frame <= start ? ease : 0,
          waitFrames,
        }),
      );
    });
}

/** Pieces without those that say of a ramp what it is already. */
function news(pieces: readonly CubicPiece[]): CubicPiece[] {
  const ends = new Map<number, number>();
  return pieces.filter(({ ramp, frames, end }) => {
    const known = frames === 0 && ends.get(ramp) === end;
    ends.set(ramp, end);
    return !known;
  });
}
