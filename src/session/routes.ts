import { pluginById } from "../plugins/index.ts";
import { cyclesOf, type Way } from "./cycles.ts";
import { type Fault, type FaultCode, shown } from "./fault.ts";
import { type CheckedDocument, insertName, placed } from "./names.ts";
import { didYouMean } from "./nearest.ts";

/** Whatever keeps the strips of a document from being one desk: where they go, what they listen to, who is the master. */
export function routingFaults(document: CheckedDocument): Fault[] {
  const faults: Fault[] = masterFaults(document);
  const report = (code: FaultCode, path: string, message: string) => void faults.push({ code, path, message });
  const strips = placed(document.strips, "strips");
  const roles = new Map(strips.map(({ item }) => [item.id, item.role]));
  const master = strips.find(({ item }) => item.role === "master")?.item.id;
  const ways: Way[] = [];

  const lead = (
    from: string | undefined,
    to: string | undefined,
    path: string,
    allowed?: (role: string | undefined) => string | null,
  ) => {
    const other = path.endsWith(".from") ? from : to;
    if (other === undefined) return;
    if (!roles.has(other))
      return report("unknown-strip", path, `no strip named ${shown(other)}${didYouMean(other, namesOf(roles))}`);
    const refused = allowed?.(roles.get(other));
    if (refused) report("bad-route", path, `${shown(other)} ${refused}`);
    else if (from !== undefined && to !== undefined) ways.push({ from, to, path });
  };

  for (const { item: strip, path } of strips) {
    if (strip.role !== "track" && strip.role !== undefined && strip.clips?.length)
      report("bad-route", `${path}.clips`, `a ${strip.role} plays no clips; give them to a track that goes to it`);
    if (strip.role === "master") {
      if (strip.output) report("bad-route", `${path}.output`, "the master goes to the outputs of the desk; leave output out");
    } else if (strip.output !== null) lead(strip.id, strip.output ?? master, `${path}.output`, refuseAsOutput);
    for (const send of placed(strip.sends, `${path}.sends`)) lead(strip.id, send.item.to, `${send.path}.to`, refuseAsSend);
    for (const { item: insert, place, path: at } of placed(strip.inserts, `${path}.inserts`)) {
      const plugin = pluginById.get(insert.plugin ?? "");
      if (insert.impulse !== undefined && plugin && !plugin.impulse)
        report(
          "unknown-key",
          `${at}.impulse`,
          `${insertName(insert, place)} is a ${plugin.id}, which takes no impulse response; leave impulse out`,
        );
      if (!insert.sidechain) continue;
      if (plugin && !plugin.sidechain)
        report(
          "bad-route",
          `${at}.sidechain`,
          `${insertName(insert, place)} is a ${plugin.id}, which listens to no key; leave sidechain out`,
        );
      lead(insert.sidechain.from, strip.id, `${at}.sidechain.from`);
    }
  }
  for (const { names, path } of cyclesOf(ways))
    report("cycle", path, `this closes a circle: ${names.join(" -> ")}; open it somewhere`);
  return faults;
}

const namesOf = (roles: ReadonlyMap<string | undefined, unknown>) => [...roles.keys()].filter((id) => id !== undefined);

function refuseAsOutput(role: string | undefined): string | null {
  return role === "track" ? "is a track; an output goes to a bus, to the master, or nowhere (null)" : null;
}

function refuseAsSend(role: string | undefined): string | null {
  return role === "bus" || role === undefined ? null : `is a ${role}; a send goes to a bus`;
}

/** Exactly one master. Strips whose role could not be read may be it, so then nothing is said. */
function masterFaults(document: CheckedDocument): Fault[] {
  const strips = placed(document.strips, "strips");
  const masters = strips.filter(({ item }) => item.role === "master");
  const unread = strips.length < (document.strips?.length ?? 1) || strips.some(({ item }) => item.role === undefined);
  if (masters.length === 0 && !unread)
    return [
      {
        code: "no-master",
        path: "strips",
        message: 'no strip has the role "master"; a desk needs one, for everything to end in',
      },
    ];
  return masters.slice(1).map(({ path }) => ({
    code: "many-masters",
    path: `${path}.role`,
    message: `${masters[0]!.path} is the master already; make this one a bus`,
  }));
}
