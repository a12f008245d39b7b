import type { ParamValue } from "../params/spec.ts";
import { check } from "./check.ts";
import type { PointDocument } from "./document.ts";
import { sessionControls } from "./document-shape.ts";
import { type Fault, type FaultCode, shown } from "./fault.ts";
import { type Checked, type CheckedDocument, placed } from "./names.ts";
import { didYouMean } from "./nearest.ts";
import { value as shapeOf } from "./shape.ts";
import { type Owner, splitTarget, type Target } from "./targets.ts";

type Placed = { readonly item: Checked<PointDocument>; readonly path: string };
export type Report = (code: FaultCode, path: string, message: string) => undefined;

/** Targets that are not there, points out of order or out of range, and ways that no value can go. */
export function automationFaults(document: CheckedDocument, owners: ReadonlyMap<string, Owner>): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (code, path, message) => void faults.push({ code, path, message });
  const taken = new Map<string, string>();
  for (const { item, path } of placed(document.automation, "automation")) {
    if (item.target === undefined) continue;
    const first = taken.get(item.target);
    if (first !== undefined)
      report("duplicate-id", `${path}.target`, `${shown(item.target)} is automated by ${first} already; join the two`);
    taken.set(item.target, path);
    const target = findTarget(item.target, owners, `${path}.target`, report);
    const points = placed(item.points, `${path}.points`);
    orderFaults(points, report);
    if (target) valueFaults(target, points, document.sampleRate ?? sessionControls.sampleRate.initial, report, faults);
  }
  return faults;
}

/** What a target names; told to `report` when that is nothing. */
export function findTarget(text: string, owners: ReadonlyMap<string, Owner>, path: string, report: Report): Target | undefined {
  const { owner: name, param } = splitTarget(text);
  const owner = owners.get(name);
  if (!owner)
    return report(
      "unknown-strip",
      path,
      `nothing is named ${shown(name)}${didYouMean(name, owners.keys())}; a target is written like mix.faderDb, kick/comp.ratio or kick>room.levelDb`,
    );
  const spec = Object.hasOwn(owner.params, param) ? owner.params[param] : undefined;
  if (spec) return { owner, param, spec };
  if (owner.unread) return undefined;
  return report("unknown-param", path, `${shown(name)} has no ${shown(param)}${didYouMean(param, Object.keys(owner.params))}`);
}

function orderFaults(points: readonly Placed[], report: Report): void {
  let latest = 0;
  for (const { item, path } of points) {
    if (item.frame === undefined) continue;
    if (item.frame < latest)
      report("out-of-range", `${path}.frame`, `found ${item.frame} after ${latest}; points stand in the order of their frames`);
    latest = Math.max(latest, item.frame);
  }
}

function valueFaults(
  { owner, param, spec }: Target,
  points: readonly Placed[],
  sampleRate: number,
  report: Report,
  faults: Fault[],
): void {
  const late = (value: ParamValue) => owner.plugin?.latencyFrames?.({ ...owner.values, [param]: value }, sampleRate);
  for (const [i, { item, path }] of points.entries()) {
    const { value, curve = "hold" } = item;
    if (value === undefined || check(shapeOf(spec), value, `${path}.value`, faults) === undefined) continue;
    if (late(value) !== late(owner.values[param]!))
      report(
        "out-of-range",
        `${path}.value`,
        `${shown(value)} would change how late the plugin is, and a render cannot; leave ${param} as it is`,
      );
    const next = points[i + 1]?.item.value;
    if (curve === "hold" || next === undefined) continue;
    if (typeof value !== "number" || typeof next !== "number")
      report(
        "bad-type",
        `${path}.curve`,
        `found "${curve}" from ${shown(value)} to ${shown(next)}, expected "hold": only numbers have values between`,
      );
    else if (curve === "exponential" && value * next <= 0)
      report(
        "out-of-range",
        `${path}.curve`,
        `found "exponential" from ${value} to ${next}, expected "linear", "curve" or "hold": it cannot touch or cross 0`,
      );
  }
}
