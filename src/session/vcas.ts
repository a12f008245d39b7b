import { cyclesOf, type Way } from "./cycles.ts";
import { type Fault, shown } from "./fault.ts";
import { type CheckedDocument, placed } from "./names.ts";
import { didYouMean } from "./nearest.ts";

/** Members of VCAs that do not exist, and VCAs that are, in the end, members of themselves. */
export function vcaFaults(document: CheckedDocument): Fault[] {
  const vcas = placed(document.vcas, "vcas");
  const names = [...placed(document.strips, "strips"), ...vcas].flatMap(({ item }) => item.id ?? []);
  const known = new Set(names);
  const faults: Fault[] = [];
  const ways: Way[] = [];
  for (const vca of vcas)
    for (const { item: member, path } of placed(vca.item.members, `${vca.path}.members`)) {
      if (!known.has(member))
        faults.push({
          code: "unknown-strip",
          path,
          message: `no strip or VCA named ${shown(member)}${didYouMean(member, known)}`,
        });
      else if (vca.item.id !== undefined) ways.push({ from: vca.item.id, to: member, path });
    }
  for (const cycle of cyclesOf(ways))
    faults.push({
      code: "cycle",
      path: cycle.path,
      message: `a VCA would move itself: ${cycle.names.join(" -> ")}; take one member out`,
    });
  return faults;
}
