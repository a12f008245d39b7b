import { findTarget, type Report } from "./automation.ts";
import { check, step } from "./check.ts";
import type { Fault } from "./fault.ts";
import { type CheckedDocument, placed } from "./names.ts";
import { value as shapeOf } from "./shape.ts";
import type { Owner } from "./targets.ts";

/** Targets of scenes that are not there, and values that what is there cannot have. */
export function sceneFaults(document: CheckedDocument, owners: ReadonlyMap<string, Owner>): Fault[] {
  const faults: Fault[] = [];
  const report: Report = (code, path, message) => void faults.push({ code, path, message });
  for (const { item: scene, path } of placed(document.scenes, "scenes"))
    for (const [text, value] of Object.entries(scene.values ?? {})) {
      const at = step(`${path}.values`, text);
      const target = findTarget(text, owners, at, report);
      if (target && value !== undefined) check(shapeOf(target.spec), value, at, faults);
    }
  return faults;
}
