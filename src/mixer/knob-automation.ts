import { cellOfValue } from "../params/cell.ts";
import { pluginById } from "../plugins/index.ts";
import { encode } from "../protocol/encode.ts";
import { INSERT_HEAD_BYTES, RAMP_BYTES } from "../protocol/layout.ts";
import type { Automation } from "../session/session.ts";
import { pointBefore, valueOn } from "./automation-curve.ts";
import { type AddressOf, framesOf, type Part } from "./automation-part.ts";
import type { Desk } from "./desk.ts";
import { stretchesBetween } from "./stretches.ts";

/** How often a plugin's parameter follows a line; its own glide fills in between. */
const PLUGIN_STEP_FRAMES = 32;

/** A plugin's parameter: exactly at the points, and every few frames along a line. */
export function knobPart(desk: Desk, lane: Automation, addressOf: AddressOf): Part | null {
  const { target, points } = lane;
  const dot = target.lastIndexOf(".");
  const [owner, name] = [target.slice(0, dot), target.slice(dot + 1)];
  const address = addressOf(`insert ${owner}`);
  if (address === undefined) return null;
  const frames = framesOf([lane]);
  const specs = pluginById.get(desk.insertNamed(owner).plugin)!.params;
  const cell = address + INSERT_HEAD_BYTES + Object.keys(specs).indexOf(name) * 4;
  return (wanted) =>
    stretchesBetween(frames, wanted).flatMap(({ anchor, start, end }) => {
      const place = pointBefore(points, anchor + start);
      const { value, curve } = points[Math.max(0, place)]!;
      const moves = typeof value === "number" && curve !== "hold" && place >= 0 && place < points.length - 1;
      return stepsOf(start, moves ? end : start + 1).map((ahead) => {
        const number = moves ? valueOn(points, place, anchor, ahead) : cellOfValue(specs[name]!, value);
        return {
          frame: anchor + ahead,
          record: (due: number) => encode("set", due, { address: cell, flag: address + RAMP_BYTES, value: number }),
        };
      });
    });
}

/** `start`, then every multiple of {@link PLUGIN_STEP_FRAMES} before `end`. */
function stepsOf(start: number, end: number): number[] {
  const steps = [start];
  for (let at = (Math.floor(start / PLUGIN_STEP_FRAMES) + 1) * PLUGIN_STEP_FRAMES; at < end; at += PLUGIN_STEP_FRAMES)
    steps.push(at);
  return steps;
}
