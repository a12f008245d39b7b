import { cellOfValue } from "../params/cell.ts";
import type { ParamSpec } from "../params/spec.ts";
import { rampsAt } from "../plan/contents.ts";
import { pluginById } from "../plugins/index.ts";
import { INSERT_HEAD_BYTES, RAMP_BYTES } from "../protocol/layout.ts";
import type { Automation } from "../session/session.ts";
import { pointBefore, valueOn } from "./automation-curve.ts";
import { type AddressOf, framesOf, move, type Part, type RampPlace } from "./automation-part.ts";
import { fitCubics, TOLERANCE } from "./cubics.ts";
import type { Desk } from "./desk.ts";
import { stretchesBetween } from "./stretches.ts";

/** Of a logarithmic range's least value, and of any other range's width: how far a piece may be from what was drawn. */
const [SHARE_OF_LEAST, SHARE_OF_RANGE] = [1e-5, 1e-7];

/** The automated parameters of one insert, each as cubic pieces of what its cell holds; all are cut at the same frames. */
export function knobsPart(desk: Desk, insert: string, lanes: readonly Automation[], addressOf: AddressOf): Part | null {
  const address = addressOf(`insert ${insert}`);
  if (address === undefined) return null;
  const specs = pluginById.get(desk.insertNamed(insert).plugin)!.params;
  const frames = framesOf(lanes);
  const knobs = lanes.map(({ target, points }) => ({ points, ...knobNamed(target.slice(insert.length + 1), specs, address) }));
  return (wanted) =>
    stretchesBetween(frames, wanted).flatMap(({ anchor, start, end }) => {
      const placed = knobs.map((knob) => ({ ...knob, place: pointBefore(knob.points, anchor + start) }));
      const moving = placed.filter(({ points, place }) => moves(points, place));
      const cellsAt = (ahead: number) =>
        moving.map(({ points, place, cellOf }) => cellOf(valueOn(points, place, anchor, ahead)));
      const tolerances = moving.map(({ tolerance }) => tolerance);
      const still = placed.filter((knob) => !moving.includes(knob));
      return [
        ...still.map(({ points, place, cellOf, at }) => {
          const value = cellOf(points[Math.max(0, place)]!.value);
          return move(anchor + start, at, 0, [value, 0, 0, 0], value);
        }),
        ...(moving.length === 0 ? [] : fitCubics(cellsAt, start, end, tolerances)).map((piece) =>
          move(anchor + piece.frame, moving[piece.ramp]!.at, piece.frames, piece.coefficients, piece.end),
        ),
      ];
    });
}

function moves(points: Automation["points"], place: number): boolean {
  const here = points[place];
  return here !== undefined && place < points.length - 1 && typeof here.value === "number" && here.curve !== "hold";
}

interface Knob {
  readonly at: RampPlace;
  readonly cellOf: (value: Automation["points"][number]["value"]) => number;
  readonly tolerance: number;
}

function knobNamed(name: string, specs: Readonly<Record<string, ParamSpec>>, insert: number): Knob {
  const [spec, index, count] = [specs[name]!, Object.keys(specs).indexOf(name), Object.keys(specs).length];
  return {
    at: { address: insert + rampsAt(count) + index * RAMP_BYTES, insert, cell: insert + INSERT_HEAD_BYTES + index * 4 },
    cellOf: (value) => cellOfValue(spec, value),
    tolerance: toleranceOf(spec),
  };
}

function toleranceOf(spec: ParamSpec): number {
  if (spec.kind !== "number" || spec.cell === "gain") return TOLERANCE;
  return spec.taper === "logarithmic" ? spec.min * SHARE_OF_LEAST : (spec.max - spec.min) * SHARE_OF_RANGE;
}
