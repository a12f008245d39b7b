import { checkId } from "../../graph/edit.ts";
import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import { GROUP_CONTROLS, GROUP_MODES } from "../../plugins/desk.ts";
import type { Group } from "../../session/session.ts";
import { noneNamed } from "../calls/unknown.ts";

/** Edits of a desk's groups return a new list or throw a {@link GraphError}; the old one is untouched. */
export type GroupList = readonly Group[];
type IsStrip = (id: string) => boolean;

export function groupOf(groups: GroupList, id: string): Group {
  const group = groups.find((candidate) => candidate.id === id);
  if (!group) throw noneNamed("unknown-group", "group", id, groups);
  return group;
}

/** A group as it is now, found by what it was. @throws GraphError `removed` */
export function groupNow(groups: GroupList, born: Born): Group {
  const group = groups.find(({ id, birth }) => id === born.id && birth === born.birth);
  if (group) return group;
  throw new GraphError("removed", [born.id], `group "${born.id}" was removed`);
}

export function addGroup(groups: GroupList, group: Group, isStrip: IsStrip): GroupList {
  checkId(group.id);
  if (groups.some(({ id }) => id === group.id))
    throw new GraphError("duplicate-id", [group.id], `there is a group named "${group.id}" already`);
  return [...groups, checked(group, isStrip)];
}

export function changeGroup(
  groups: GroupList,
  id: string,
  change: Partial<Omit<Group, keyof Born>>,
  isStrip: IsStrip,
): GroupList {
  const group = checked({ ...groupOf(groups, id), ...change }, isStrip);
  return groups.map((old) => (old.id === id ? group : old));
}

export function removeGroup(groups: GroupList, id: string): GroupList {
  groupOf(groups, id);
  return groups.filter((group) => group.id !== id);
}

/** A strip is in no group any more. The same list when it was in none. */
export function withoutStrip(groups: GroupList, strip: string): GroupList {
  if (!groups.some(({ members }) => members.includes(strip))) return groups;
  return groups.map((group) => ({ ...group, members: group.members.filter((id) => id !== strip) }));
}

function checked(group: Group, isStrip: IsStrip): Group {
  const { id, members, controls, mode } = group;
  for (const [i, member] of members.entries()) {
    if (!isStrip(member)) throw new GraphError("unknown-strip", [id, member], `group "${id}": no strip named "${member}"`);
    if (members.indexOf(member) < i)
      throw new GraphError("duplicate-id", [id, member], `group "${id}" has "${member}" as a member already`);
  }
  const strange = controls.find((control) => !GROUP_CONTROLS.includes(control));
  if (strange !== undefined)
    throw new RangeError(`out-of-range: group "${id}" cannot link "${strange}"; it links ${GROUP_CONTROLS.join(", ")}`);
  if (!GROUP_MODES.includes(mode))
    throw new RangeError(`out-of-range: group "${id}" cannot be "${mode}"; it is ${GROUP_MODES.join(" or ")}`);
  return { ...group, controls: GROUP_CONTROLS.filter((control) => controls.includes(control)) };
}
