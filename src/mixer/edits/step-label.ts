import type { Strip } from "../../graph/graph.ts";
import { MONITOR } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import type { Desk, DeskChange, DeskWholes } from "../desk/desk.ts";
import { ownerName, specOf } from "../desk/target-spec.ts";

/** What a step is called: `Mix Bus: Fader`, `Add Kick`, `3 values`. `null` when nothing of it can be taken back: the monitor is left as it is. */
export function stepLabel(desk: Desk, change: DeskChange): string | null {
  for (const target of change.keysOf(desk.values)) if (target.startsWith(`${MONITOR}.`)) change.drop(desk.values, target);
  const { before, after } = change;
  if (before.graph !== after.graph) return graphLabel(desk, change);
  const [track] = change.keysOf(desk.clips);
  if (track !== undefined) return `Clips of ${nameOf(after, track)}`;
  const [whole] = change.wholes;
  if (whole === "automation") return automationLabel(desk, change);
  if (whole !== undefined) return wholeNames[whole];
  return valuesLabel(desk, change.keysOf(desk.values));
}

const wholeNames: { readonly [K in keyof DeskWholes]: string } = {
  graph: "Routing",
  vcas: "VCAs",
  groups: "Groups",
  automation: "Automation",
  scenes: "Scenes",
};

/** Of one lane, whose it is. */
function automationLabel(desk: Desk, { before, after }: DeskChange): string {
  const old = new Set(before.automation);
  const now = new Set(after.automation);
  const lanes = [...after.automation.filter((lane) => !old.has(lane)), ...before.automation.filter((lane) => !now.has(lane))];
  const targets = new Set(lanes.map(({ target }) => target));
  const [target] = targets;
  if (target === undefined || targets.size > 1) return wholeNames.automation;
  return `${valuesLabel(desk, [target])} automation`;
}

const nameOf = ({ graph }: DeskWholes, id: string) => graph.strips.get(id)?.name ?? id;

function valuesLabel(desk: Desk, targets: readonly string[]): string | null {
  const [target] = targets;
  if (target === undefined) return null;
  if (targets.length > 1) return `${targets.length} values`;
  return `${ownerName(desk, target)}: ${specOf(desk, target)?.label ?? target}`;
}

function graphLabel(desk: Desk, change: DeskChange): string | null {
  const [old, now] = [change.before.graph.strips, change.after.graph.strips] as const;
  for (const [id, { name }] of now) if (!old.has(id)) return `Add ${name}`;
  for (const [id, { name }] of old) if (!now.has(id)) return `Remove ${name}`;
  for (const [id, strip] of now) {
    const label = strip === old.get(id) ? null : stripLabel(old.get(id)!, strip);
    if (label) return label;
  }
  // A plugin that is later than before: what was changed is its value. A strip that came and went: nothing was.
  const before = [...old.values()];
  const isOther = [...now.values()].some((strip, i) => strip !== before[i]);
  const [insert] = change.keysOf(desk.impulses);
  if (insert !== undefined) return `${ownerName(desk, `${insert}.wet`)}: Impulse response`;
  return valuesLabel(desk, change.keysOf(desk.values)) ?? (isOther ? wholeNames.graph : null);
}

function stripLabel(old: Strip, now: Strip): string | null {
  const { name } = now;
  if (old.name !== name) return `Rename ${old.name}`;
  if (old.output !== now.output) return `${name}: Output`;
  const count = now.inserts.length - old.inserts.length;
  const other = (a: Strip, b: Strip) => a.inserts.find(({ id }) => !b.inserts.some((insert) => insert.id === id));
  const insert = count < 0 ? other(old, now) : other(now, old);
  if (insert) return `${name}: ${count < 0 ? "Remove" : "Add"} ${pluginById.get(insert.plugin)?.label ?? insert.plugin}`;
  if (old.sends.length !== now.sends.length) return `${name}: ${now.sends.length < old.sends.length ? "Remove" : "Add"} send`;
  if (old.sends !== now.sends) return `${name}: Sends`;
  const inserts = (strip: Strip) => JSON.stringify(strip.inserts.map((insert) => ({ ...insert, latencyFrames: 0 })));
  return inserts(old) === inserts(now) ? null : `${name}: Inserts`;
}
