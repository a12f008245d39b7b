import { lateness } from "../plan/lateness.ts";
import { insertControls } from "../plugins/desk.ts";
import type { Automation } from "../session/session.ts";
import type { AddressOf, Due, Part } from "./automation-part.ts";
import type { Desk } from "./desk.ts";
import { knobsPart } from "./knob-automation.ts";
import { membershipsOf } from "./memberships.ts";
import { rampPart } from "./ramp-automation.ts";
import type { Wanted } from "./stretches.ts";

/** Everything that plays the desk's automation. */
export function automationParts(desk: Desk, addressOf: AddressOf): Part[] {
  const lanes = desk.automation.filter(({ points }) => points.length > 0);
  const byOwner = new Map<string, Automation[]>();
  for (const lane of lanes)
    for (const owner of ownersOf(desk, lane.target)) byOwner.set(owner, [...(byOwner.get(owner) ?? []), lane]);
  const waits = lateness(desk.graph).edge;
  const ramps = [...byOwner].map(([owner, touching]) => {
    const edge = owner.startsWith("edge ") ? owner.slice("edge ".length) : "";
    return rampPart(desk, owner, touching, addressOf, waits.get(edge) ?? 0);
  });
  const byInsert = new Map<string, Automation[]>();
  for (const lane of lanes.filter(({ target }) => isKnob(target)))
    byInsert.set(idOf(lane.target), [...(byInsert.get(idOf(lane.target)) ?? []), lane]);
  const knobs = [...byInsert].map(([insert, touching]) => knobsPart(desk, insert, touching, addressOf));
  return [...ramps, ...knobs].filter((part) => part !== null);
}

/** All records of a part of the session, in order. */
export function automationRecords(parts: readonly Part[], wanted: Wanted): Due[] {
  return parts.flatMap((part) => part(wanted)).sort((a, b) => a.frame - b.frame);
}

const idOf = (target: string) => target.slice(0, target.lastIndexOf("."));

/** A plugin's own parameter; bypass and wet are the insert's. */
const isKnob = (target: string) => target.includes("/") && !(target.slice(target.lastIndexOf(".") + 1) in insertControls);

/** Cells that a strip's, insert's, send's or VCA's value is part of: `strip id`, `insert id` and `edge id`. A solo is part of every edge. */
function ownersOf(desk: Desk, target: string): string[] {
  const id = idOf(target);
  if (id.includes("/")) return isKnob(target) ? [] : [`insert ${id}`];
  if (id.includes(">")) return [`edge ${id}`];
  const { strips } = desk.graph;
  if (/\.solo(Safe)?$/.test(target)) return [`strip ${id}`, ...[...desk.edgeIds].map((edge) => `edge ${edge}`)];
  const moved = strips.has(id) ? [id] : membershipsOf(desk.vcas).below(id);
  return moved.flatMap((strip) => [`strip ${strip}`, ...strips.get(strip)!.sends.map((send) => `edge ${strip}>${send.id}`)]);
}
