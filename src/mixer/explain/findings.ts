import { allEdges, type Edge } from "../../graph/graph.ts";
import { groupBy } from "../../graph/paths.ts";
import { type Lateness, lateness } from "../../plan/lateness.ts";
import type { Automation, Group, Scene } from "../../session/session.ts";
import type { DeskState } from "../desk/levels.ts";
import { type Soloing, soloingOf } from "./soloing.ts";
import { atTimes } from "./words.ts";

/** What there is to be told of a desk. */
export interface ToldDesk extends DeskState {
  readonly groups: readonly Group[];
  readonly automation: readonly Automation[];
  readonly scenes: readonly Scene[];
  /** By how much the mix is turned down for whoever compares, 0 or less. */
  readonly matchTrimDb?: number;
}

/** What is found out once for the whole desk, so that telling all of it costs no more than its size. */
export interface Findings {
  readonly desk: ToldDesk;
  readonly late: Lateness;
  readonly edges: ReadonlyMap<string, Edge>;
  /** Outputs and sends by the strip they lead to. */
  readonly into: ReadonlyMap<string, readonly Edge[]>;
  readonly solo: Soloing;
  /** Lanes with points by the strip or VCA they are of; those of the desk as a whole by an empty name. */
  readonly lanes: ReadonlyMap<string, readonly Automation[]>;
  readonly groups: ReadonlyMap<string, readonly Group[]>;
  /** Files of impulse responses, by insert. */
  readonly impulses: ReadonlyMap<string, string>;
}

export function findingsOf(desk: ToldDesk, impulses: ReadonlyMap<string, string>): Findings {
  const edges = allEdges(desk.graph);
  const memberships = desk.groups.flatMap((group) => group.members.map((member) => ({ member, group })));
  const groups = [...groupBy(memberships, ({ member }) => member)];
  return {
    desk,
    late: lateness(desk.graph),
    edges: new Map(edges.map((edge) => [edge.id, edge])),
    into: groupBy(
      edges.filter(({ kind }) => kind !== "key"),
      ({ to }) => to,
    ),
    solo: soloingOf(desk),
    lanes: groupBy(
      desk.automation.filter(({ points }) => points.length > 0),
      ({ target }) => ownerOf(target),
    ),
    groups: new Map(groups.map(([member, list]) => [member, list.map(({ group }) => group)])),
    impulses,
  };
}

/** `kick` of `kick.faderDb`, `kick/comp.ratio` and `kick>room.levelDb`. */
function ownerOf(target: string): string {
  const owner = target.slice(0, target.lastIndexOf("."));
  return owner.split(/[/>]/)[0]!;
}

/** `, closed by solo` of a way, perhaps ` at times`. */
export function closedText({ solo }: Findings, edge: string): string {
  const times = solo.closed.get(edge);
  return times === undefined ? "" : `, closed by solo${atTimes(times)}`;
}

export function numberAt({ desk }: Findings, target: string): number {
  return Number(desk.values.get(target));
}

export function isOn({ desk }: Findings, target: string): boolean {
  return desk.values.get(target) === true;
}

export function textAt({ desk }: Findings, target: string): string {
  return String(desk.values.get(target));
}
