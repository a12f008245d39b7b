import { lateness } from "../../plan/lateness.ts";
import { insertControls } from "../../plugins/desk.ts";
import type { AddressOf, Due, Part } from "../curves/automation-part.ts";
import type { Drawn, Passage } from "../curves/drawn.ts";
import type { Desk } from "../desk/desk.ts";
import { membershipsOf } from "../desk/memberships.ts";
import { knobsPart } from "./knob-automation.ts";
import { rampPart } from "./ramp-automation.ts";

/** What plays the values that move by themselves, by the name of what it moves: `strip kick`, `edge kick>room`, `insert kick/comp`, `knobs kick/comp`. */
export interface AutomationParts {
  /** What a lane moves, or a lane and ramps. */
  readonly lanes: ReadonlyMap<string, Part>;
  /** What only ramps move. */
  readonly ramps: ReadonlyMap<string, Part>;
  /** Whether some part has both. */
  readonly mixed: boolean;
}

export function automationParts(desk: Desk, drawn: Iterable<Drawn>, addressOf: AddressOf, rampFrames: number): AutomationParts {
  const byOwner = new Map<string, Drawn[]>();
  for (const one of drawn)
    for (const owner of ownersOf(desk, one.target)) byOwner.set(owner, [...(byOwner.get(owner) ?? []), one]);
  const waits = byOwner.size > 0 ? lateness(desk.graph).edge : null;
  const parts = { lanes: new Map<string, Part>(), ramps: new Map<string, Part>(), mixed: false };
  for (const [owner, touching] of byOwner) {
    const [kind, id] = [owner.slice(0, owner.indexOf(" ") + 1), owner.slice(owner.indexOf(" ") + 1)];
    const waitFrames = kind === "edge " ? (waits?.get(id) ?? 0) : 0;
    const part =
      kind === KNOBS
        ? knobsPart(desk, id, touching, addressOf, rampFrames)
        : rampPart(desk, owner, touching, addressOf, { rampFrames, waitFrames });
    if (!part) continue;
    const hasLane = touching.some(({ points }) => points.length > 0);
    (hasLane ? parts.lanes : parts.ramps).set(owner, part);
    parts.mixed ||= hasLane && touching.some(({ ramps }) => ramps.length > 0);
  }
  return parts;
}

/** All records of a passage, in order. */
export function automationRecords(parts: Iterable<Part>, passage: Passage): Due[] {
  return [...parts].flatMap((part) => part(passage)).sort((a, b) => a.frame - b.frame);
}

const KNOBS = "knobs ";

/** Cells that a value is part of. A solo is part of every edge. */
function ownersOf(desk: Desk, target: string): string[] {
  const dot = target.lastIndexOf(".");
  const [id, name] = [target.slice(0, dot), target.slice(dot + 1)];
  if (id.includes("/")) return [`${Object.hasOwn(insertControls, name) ? "insert " : KNOBS}${id}`];
  if (id.includes(">")) return [`edge ${id}`];
  const { strips } = desk.graph;
  if (/\.solo(Safe)?$/.test(target)) return [`strip ${id}`, ...[...desk.edgeIds].map((edge) => `edge ${edge}`)];
  const moved = strips.has(id) ? [id] : membershipsOf(desk.vcas).below(id);
  return moved.flatMap((strip) => [`strip ${strip}`, ...strips.get(strip)!.sends.map((send) => `edge ${strip}>${send.id}`)]);
}
