import { type Fault, shown } from "./fault.ts";
import { type CheckedDocument, placed } from "./names.ts";
import { didYouMean } from "./nearest.ts";

/** Members of groups that are no strips of this session. */
export function groupFaults(document: CheckedDocument): Fault[] {
  const strips = new Set(placed(document.strips, "strips").flatMap(({ item }) => item.id ?? []));
  const vcas = new Set(placed(document.vcas, "vcas").flatMap(({ item }) => item.id ?? []));
  return placed(document.groups, "groups").flatMap(({ item: group, path }) =>
    placed(group.members, `${path}.members`)
      .filter(({ item: member }) => !strips.has(member))
      .map(({ item: member, path: at }): Fault => {
        const message = vcas.has(member)
          ? `${shown(member)} is a VCA; a group links strips, and a VCA is moved by itself or by a VCA above it`
          : `no strip named ${shown(member)}${didYouMean(member, strips)}`;
        return { code: vcas.has(member) ? "bad-route" : "unknown-strip", path: at, message };
      }),
  );
}
