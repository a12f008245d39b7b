import type { Strip } from "../graph/graph.ts";
import { groupBy } from "../graph/paths.ts";

/** Four strips that go through the same steps together, one a lane; `null` lanes are idle. */
export type Bank = readonly [Strip, Strip | null, Strip | null, Strip | null];

const known = new WeakMap<Strip, string>();

/** What must be equal for strips to share a bank: their channels, and which plugins stand where, keyed or not. Found once for each strip. */
function likeness(strip: Strip): string {
  let found = known.get(strip);
  if (found === undefined) {
    found = likenessOf(strip);
    known.set(strip, found);
  }
  return found;
}

function likenessOf(strip: Strip): string {
  const chain = strip.inserts.map(({ plugin, placement, sidechain }) => `${plugin} ${placement}${sidechain ? " keyed" : ""}`);
  return [
    strip.channels,
    ...chain.filter((text) => text.includes("pre-fader")),
    "|",
    ...chain.filter((text) => text.includes("post-fader")),
  ].join(", ");
}

/** Strips that are ready together, side by side by fours: those alike in the order of their ids. */
export function banksOf(strips: readonly Strip[]): Bank[] {
  const alike = [...groupBy(strips, likeness)].sort(([a], [b]) => (a < b ? -1 : 1));
  return alike.flatMap(([, group]) => {
    const sorted = [...group].sort((a, b) => (a.id < b.id ? -1 : 1));
    const banks: Bank[] = [];
    for (let i = 0; i < sorted.length; i += 4)
      banks.push([sorted[i]!, sorted[i + 1] ?? null, sorted[i + 2] ?? null, sorted[i + 3] ?? null]);
    return banks;
  });
}
