import type { ParamSpec, ParamSpecs } from "../../params/spec.ts";
import {
  DESK,
  deskControls,
  insertControls,
  MONITOR,
  monitorControls,
  sendControls,
  stripControls,
  vcaControls,
} from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import type { Desk } from "./desk.ts";

type Named = Pick<Desk, "graph" | "vcas">;

/** `kick/comp.ratio` into `kick/comp` and `ratio`. */
export function partsOf(target: string): { readonly owner: string; readonly name: string } {
  const dot = target.lastIndexOf(".");
  return { owner: target.slice(0, dot), name: target.slice(dot + 1) };
}

/** What a target can hold; undefined when nothing of that name is on the desk. */
export function specOf(desk: Named, target: string): ParamSpec | undefined {
  const { owner, name } = partsOf(target);
  const specs = specsOf(desk, owner);
  return specs && Object.hasOwn(specs, name) ? specs[name] : undefined;
}

function specsOf({ graph, vcas }: Named, owner: string): ParamSpecs | undefined {
  if (owner === DESK) return deskControls;
  if (owner === MONITOR) return monitorControls;
  if (graph.strips.has(owner)) return stripControls;
  if (vcas.some(({ id }) => id === owner)) return vcaControls;
  const [strip, insert] = owner.split("/");
  const found = graph.strips.get(strip!)?.inserts.find(({ id }) => id === insert);
  if (found) return { ...pluginById.get(found.plugin)!.params, ...insertControls };
  const [from, send] = owner.split(">");
  return graph.strips.get(from!)?.sends.some(({ id }) => id === send) ? sendControls : undefined;
}

/** Whose value it is, as a person would say: `Kick`, `Kick, Compressor`, `Kick to Room`. */
export function ownerName({ graph, vcas }: Named, target: string): string {
  const { owner } = partsOf(target);
  if (owner === DESK) return "Desk";
  if (owner === MONITOR) return "Monitor";
  const nameOf = (id: string) => graph.strips.get(id)?.name ?? id;
  const [strip, insert] = owner.split("/");
  const found = graph.strips.get(strip!)?.inserts.find(({ id }) => id === insert);
  if (found) return `${nameOf(strip!)}, ${pluginById.get(found.plugin)!.label}`;
  const [from, send] = owner.split(">");
  const way = graph.strips.get(from!)?.sends.find(({ id }) => id === send);
  if (way) return `${nameOf(from!)} to ${nameOf(way.to)}`;
  return vcas.find(({ id }) => id === owner)?.name ?? nameOf(owner);
}
