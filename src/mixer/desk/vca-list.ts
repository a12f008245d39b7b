import { checkId } from "../../graph/edit.ts";
import { GraphError } from "../../graph/errors.ts";
import type { Born } from "../../graph/graph.ts";
import type { Vca } from "../../session/session.ts";
import { noneNamed } from "../calls/unknown.ts";

/** Edits of a desk's VCAs return a new list or throw a {@link GraphError}; the old one is untouched. */
export type VcaList = readonly Vca[];

export function vcaOf(vcas: VcaList, id: string): Vca {
  const vca = vcas.find((candidate) => candidate.id === id);
  if (!vca) throw noneNamed("unknown-vca", "VCA", id, vcas);
  return vca;
}

/** A VCA as it is now, found by what it was. @throws GraphError `removed` */
export function vcaNow(vcas: VcaList, born: Born): Vca {
  const vca = vcas.find(({ id, birth }) => id === born.id && birth === born.birth);
  if (vca) return vca;
  throw new GraphError("removed", [born.id], `VCA "${born.id}" was removed`);
}

/** @param isStrip whether there is a strip of this name; a VCA's members are strips and other VCAs */
export function addVca(vcas: VcaList, vca: Vca, isStrip: (id: string) => boolean): VcaList {
  checkId(vca.id);
  if (isStrip(vca.id) || vcas.some(({ id }) => id === vca.id))
    throw new GraphError("duplicate-id", [vca.id], `there is a ${isStrip(vca.id) ? "strip" : "VCA"} named "${vca.id}" already`);
  return checked([...vcas, vca], vca, isStrip);
}

export function changeVca(
  vcas: VcaList,
  id: string,
  change: Partial<Omit<Vca, keyof Born>>,
  isStrip: (id: string) => boolean,
): VcaList {
  const vca = { ...vcaOf(vcas, id), ...change };
  return checked(
    vcas.map((old) => (old.id === id ? vca : old)),
    vca,
    isStrip,
  );
}

/** The list without a VCA, which leaves the VCAs it was a member of too. */
export function removeVca(vcas: VcaList, id: string): VcaList {
  vcaOf(vcas, id);
  return withoutMember(
    vcas.filter((vca) => vca.id !== id),
    id,
  );
}

/** A strip or VCA is no member of any VCA any more. The same list when it was none. */
export function withoutMember(vcas: VcaList, member: string): VcaList {
  if (!vcas.some(({ members }) => members.includes(member))) return vcas;
  return vcas.map((vca) => (vca.members.includes(member) ? { ...vca, members: vca.members.filter((id) => id !== member) } : vca));
}

/** Refuses members that are not there or there twice, and a VCA that would move itself. */
function checked(vcas: VcaList, vca: Vca, isStrip: (id: string) => boolean): VcaList {
  for (const [i, member] of vca.members.entries()) {
    if (!isStrip(member) && !vcas.some(({ id }) => id === member))
      throw new GraphError("unknown-strip", [vca.id, member], `VCA "${vca.id}": no strip or VCA named "${member}"`);
    if (vca.members.indexOf(member) < i)
      throw new GraphError("duplicate-id", [vca.id, member], `VCA "${vca.id}" has "${member}" as a member already`);
  }
  const circle = wayDown(vcas, vca);
  if (circle)
    throw new GraphError("cycle", circle, `a VCA would move itself: ${circle.join(" -> ")}; take one of these members out first`);
  return vcas;
}

/** The way from a VCA through its members back to itself, or null. */
function wayDown(vcas: VcaList, from: Vca): string[] | null {
  const membersOf = new Map(vcas.map(({ id, members }) => [id, members]));
  const cameFrom = new Map<string, string>();
  const ahead = [from.id];
  for (const at of ahead)
    for (const member of membersOf.get(at) ?? []) {
      if (member === from.id) return wayBack(cameFrom, from.id, at);
      if (cameFrom.has(member)) continue;
      cameFrom.set(member, at);
      ahead.push(member);
    }
  return null;
}

function wayBack(cameFrom: ReadonlyMap<string, string>, start: string, last: string): string[] {
  const path = [start];
  for (let at = last; at !== start; at = cameFrom.get(at)!) path.unshift(at);
  return [start, ...path];
}
