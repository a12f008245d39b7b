import type { ParamSpec, ParamSpecs } from "../params/spec.ts";
import { DESK, deskControls, insertControls, sendControls, stripControls, vcaControls } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import type { Desk } from "./desk.ts";

/** The description of the control that a target names. */
export function specOf(desk: Desk, target: string): ParamSpec {
  const dot = target.lastIndexOf(".");
  return specsOf(desk, target.slice(0, dot))[target.slice(dot + 1)]!;
}

function specsOf(desk: Desk, owner: string): ParamSpecs {
  if (owner === DESK) return deskControls;
  if (owner.includes("/")) return { ...pluginById.get(desk.insertNamed(owner).plugin)!.params, ...insertControls };
  if (owner.includes(">")) return sendControls;
  return desk.graph.strips.has(owner) ? stripControls : vcaControls;
}
