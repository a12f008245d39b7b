import { cellOfValue } from "../../params/cell.ts";
import type { ParamSpec, ParamValue } from "../../params/spec.ts";
import { rampsAt } from "../../plan/contents.ts";
import { pluginById } from "../../plugins/index.ts";
import { INSERT_HEAD_BYTES, RAMP_BYTES } from "../../protocol/layout.ts";
import { type AddressOf, easeAt, move, type Part, type RampPlace, wanted } from "../curves/automation-part.ts";
import { fitCubics, TOLERANCE } from "../curves/cubics.ts";
import { curveOn, cutsOf, type Drawn } from "../curves/drawn.ts";
import { stretchesBetween } from "../curves/stretches.ts";
import type { Desk } from "../desk/desk.ts";

/** Of a logarithmic range's least value, and of any other range's width: how far a piece may be from what was drawn. */
const [SHARE_OF_LEAST, SHARE_OF_RANGE] = [1e-5, 1e-7];

/** The parameters of one plugin that are drawn, each as cubic pieces of what its cell holds; all are cut at the same frames. */
export function knobsPart(
  desk: Desk,
  insert: string,
  drawn: readonly Drawn[],
  addressOf: AddressOf,
  rampFrames: number,
): Part | null {
  const address = addressOf(`insert ${insert}`);
  if (address === undefined) return null;
  const specs = pluginById.get(desk.insertNamed(insert).plugin)!.params;
  const knobs = drawn.map((one) => ({ one, ...knobNamed(one.target.slice(insert.length + 1), specs, address) }));
  return (passage) =>
    stretchesBetween(cutsOf(drawn, passage), passage).flatMap((stretch) => {
      const { anchor, start, wholeStart, wholeEnd } = stretch;
      const ease = easeAt(anchor + start, passage, drawn, rampFrames);
      const placed = knobs.map((knob) => ({
        ...knob,
        curve: curveOn(knob.one, anchor, start, passage.clock) ?? handOf(desk, knob.one),
      }));
      const moving = placed.filter(
        ({ curve, cellOf }) => Number.isFinite(cellOf(curve(wholeStart))) && !isStill(curve, wholeStart, wholeEnd),
      );
      const tolerances = moving.map(({ tolerance }) => tolerance);
      const cellsAt = (ahead: number) => moving.map(({ curve, cellOf }) => cellOf(curve(ahead)));
      const pieces = moving.length === 0 ? [] : wanted(fitCubics(cellsAt, wholeStart, wholeEnd, tolerances), stretch);
      const still = placed.filter((knob) => !moving.includes(knob));
      return [
        ...still.map(({ curve, cellOf, at, glides }) => {
          const value = cellOf(curve(start));
          const piece = { frame: start, frames: 0, coefficients: [value, 0, 0, 0], end: value } as const;
          return move(passage, stretch, at, piece, { ease: glides ? ease : 0 });
        }),
        ...pieces.map((piece) => {
          const { at, glides } = moving[piece.ramp]!;
          return move(passage, stretch, at, piece, { ease: glides && piece.frame <= start ? ease : 0 });
        }),
      ];
    });
}

const handOf =
  (desk: Desk, { target }: Drawn) =>
  () =>
    desk.values.get(target)!;

/** A value that is the same at both ends of a stretch and halfway is so throughout: no curve between two points turns round. */
function isStill(curve: (ahead: number) => ParamValue, start: number, end: number): boolean {
  const value = curve(start);
  return typeof value !== "number" || (curve((start + end) / 2) === value && curve(end) === value);
}

interface Knob {
  readonly at: RampPlace;
  readonly cellOf: (value: ParamValue) => number;
  readonly tolerance: number;
  /** There are values between its values. */
  readonly glides: boolean;
}

function knobNamed(name: string, specs: Readonly<Record<string, ParamSpec>>, insert: number): Knob {
  const [spec, index, count] = [specs[name]!, Object.keys(specs).indexOf(name), Object.keys(specs).length];
  return {
    at: { address: insert + rampsAt(count) + index * RAMP_BYTES, insert, cell: insert + INSERT_HEAD_BYTES + index * 4 },
    cellOf: (value) => cellOfValue(spec, value),
    tolerance: toleranceOf(spec),
    glides: spec.kind === "number" && !spec.whole,
  };
}

function toleranceOf(spec: ParamSpec): number {
  if (spec.kind !== "number" || spec.cell === "gain") return TOLERANCE;
  return spec.taper === "logarithmic" ? spec.min * SHARE_OF_LEAST : (spec.max - spec.min) * SHARE_OF_RANGE;
}
