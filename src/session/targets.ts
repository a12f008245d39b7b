import type { ParamSpec, ParamSpecs, ParamValue } from "../params/spec.ts";
import { completeValues, type PluginSpec } from "../plugins/describe.ts";
import { insertControls, sendControls, stripControls, vcaControls } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import { type CheckedDocument, insertName, placed, sendName } from "./names.ts";

/** Whatever has values: a strip (`kick`), an insert (`kick/comp`), a send (`kick>room`) or a VCA, with their descriptions. */
export interface Owner {
  readonly params: ParamSpecs;
  /** What the document gives them. */
  readonly values: Readonly<Record<string, ParamValue>>;
  readonly plugin?: PluginSpec;
  /** Its plugin is not known, so nothing can be said about its parameters. */
  readonly unread?: true;
}

export interface Target {
  readonly owner: Owner;
  readonly param: string;
  readonly spec: ParamSpec;
}

export type Said = Readonly<Record<string, ParamValue | undefined>>;

/** Every control of `specs`: as said, or as described. */
export function saidOrInitial(specs: ParamSpecs, said: object): Record<string, ParamValue> {
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, (said as Said)[name] ?? spec.initial]));
}

/** Everything in a document that has values, by the name that targets begin with. */
export function ownersOf(document: CheckedDocument): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  for (const { item: vca } of placed(document.vcas, "vcas"))
    if (vca.id !== undefined) owners.set(vca.id, { params: vcaControls, values: saidOrInitial(vcaControls, vca) });

  for (const { item: strip } of placed(document.strips, "strips")) {
    if (strip.id === undefined) continue;
    const { mutePoints, ...plain } = strip;
    const said = mutePoints ? { ...plain, mutePoints: writtenMutePoints(mutePoints) } : plain;
    owners.set(strip.id, { params: stripControls, values: saidOrInitial(stripControls, said) });
    for (const { item: insert, place } of placed(strip.inserts, ""))
      owners.set(`${strip.id}/${insertName(insert, place)}`, insertOwner(insert));
    for (const { item: send, place } of placed(strip.sends, ""))
      owners.set(`${strip.id}>${sendName(send, place)}`, { params: sendControls, values: saidOrInitial(sendControls, send) });
  }
  return owners;
}

/** A list of mute points as one value: `none`, or the points with `+` between. */
function writtenMutePoints(points: readonly (string | undefined)[]): string {
  return ["pre-fader", "post-fader"].filter((point) => points.includes(point)).join("+") || "none";
}

function insertOwner(insert: { plugin?: string; bypassed?: boolean; params?: Said }): Owner {
  const plugin = pluginById.get(insert.plugin ?? "");
  const own = saidOrInitial(insertControls, insert);
  if (!plugin) return { params: insertControls, values: own, unread: true };
  const said = Object.fromEntries(
    Object.entries(insert.params ?? {}).filter((entry): entry is [string, ParamValue] => entry[1] !== undefined),
  );
  return { plugin, params: { ...plugin.params, ...insertControls }, values: { ...completeValues(plugin, said), ...own } };
}

/** `kick/comp.ratio` into `kick/comp` and `ratio`: names may hold dots, parameters do not. */
export function splitTarget(target: string): { owner: string; param: string } {
  const dot = target.lastIndexOf(".");
  return dot < 0 ? { owner: target, param: "" } : { owner: target.slice(0, dot), param: target.slice(dot + 1) };
}
