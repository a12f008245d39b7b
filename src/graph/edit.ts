import { GraphError } from "./errors.ts";
import { type Edge, edgesOf, type Graph, type Insert, type Send, type Strip } from "./graph.ts";
import { pathBetween, waysOf } from "./paths.ts";

/** Edits return a new graph or throw a {@link GraphError}. The old one is untouched, so undo is "keep the old one". */

export function emptyGraph(master: Strip): Graph {
  return { strips: new Map([[master.id, master]]), master: master.id };
}

export function stripOf(graph: Graph, id: string): Strip {
  const strip = graph.strips.get(id);
  if (!strip) throw new GraphError("unknown-strip", [id], `no strip named "${id}"`);
  return strip;
}

export function addStrip(graph: Graph, strip: Strip): Graph {
  checkId(strip.id);
  if (graph.strips.has(strip.id))
    throw new GraphError("duplicate-id", [strip.id], `there is a strip named "${strip.id}" already`);
  if (strip.role === "master") throw new GraphError("bad-route", [strip.id], "a desk has one master");
  return checked(withStrip(graph, strip), strip, null);
}

/** Takes a strip away with every way to it; strips that were routed to it go nowhere until they are routed anew. */
export function removeStrip(graph: Graph, id: string): Graph {
  if (stripOf(graph, id).role === "master") throw new GraphError("bad-route", [id], "the master cannot be removed");
  const strips = [...graph.strips.values()]
    .filter((strip) => strip.id !== id)
    .map((strip) => {
      if (!edgesOf(strip).some((edge) => edge.to === id || edge.from === id)) return strip;
      const output = strip.output === id ? null : strip.output;
      const sends = strip.sends.filter((send) => send.to !== id);
      const inserts = strip.inserts.map((insert) => (insert.sidechain?.from === id ? { ...insert, sidechain: null } : insert));
      return { ...strip, output, sends, inserts };
    });
  return { ...graph, strips: new Map(strips.map((strip) => [strip.id, strip])) };
}

/** A strip changed as a whole; its id and role stay. The graph that was, where the strip is like that already: no edit, and no step of undo. */
export function changeStrip(graph: Graph, id: string, change: Partial<Omit<Strip, "id" | "role">>): Graph {
  const before = stripOf(graph, id);
  const strip = { ...before, ...change };
  const changed = checked(withStrip(graph, strip), strip, before);
  return JSON.stringify(strip) === JSON.stringify(before) ? graph : changed;
}

/** In the place of the strip of its name, if there is one. */
function withStrip(graph: Graph, strip: Strip): Graph {
  const strips = new Map(graph.strips);
  strips.set(strip.id, strip);
  return { ...graph, strips };
}

export function addInsert(graph: Graph, id: string, insert: Insert, at = stripOf(graph, id).inserts.length): Graph {
  const { inserts } = stripOf(graph, id);
  checkId(insert.id);
  checkPlace(at, inserts.length, `insert "${id}/${insert.id}"`);
  return changeStrip(graph, id, { inserts: [...inserts.slice(0, at), insert, ...inserts.slice(at)] });
}

export function changeInsert(graph: Graph, id: string, insertId: string, change: Partial<Omit<Insert, "id">>): Graph {
  const { inserts } = stripOf(graph, id);
  if (!inserts.some((insert) => insert.id === insertId)) throw unknownInsert(id, insertId);
  return changeStrip(graph, id, {
    inserts: inserts.map((insert) => (insert.id === insertId ? { ...insert, ...change } : insert)),
  });
}

/** The same insert anew: plans take it for another, and the one that is fades out. */
export function renewInsert(graph: Graph, id: string, insertId: string): Graph {
  const strip = stripOf(graph, id);
  const inserts = strip.inserts.map((insert) => (insert.id === insertId ? { ...insert } : insert));
  return withStrip(graph, { ...strip, inserts });
}

/** An insert at another place among those of its strip. @param at its place then, from 0 */
export function moveInsert(graph: Graph, id: string, insertId: string, at: number): Graph {
  const { inserts } = stripOf(graph, id);
  const insert = inserts.find((candidate) => candidate.id === insertId);
  if (!insert) throw unknownInsert(id, insertId);
  checkPlace(at, inserts.length - 1, `insert "${id}/${insertId}"`);
  const others = inserts.filter((candidate) => candidate !== insert);
  return changeStrip(graph, id, { inserts: [...others.slice(0, at), insert, ...others.slice(at)] });
}

export function removeInsert(graph: Graph, id: string, insertId: string): Graph {
  const { inserts } = stripOf(graph, id);
  if (!inserts.some((insert) => insert.id === insertId)) throw unknownInsert(id, insertId);
  return changeStrip(graph, id, { inserts: inserts.filter((insert) => insert.id !== insertId) });
}

export function addSend(graph: Graph, id: string, send: Send): Graph {
  checkId(send.id);
  return changeStrip(graph, id, { sends: [...stripOf(graph, id).sends, send] });
}

export function changeSend(graph: Graph, id: string, sendId: string, change: Partial<Omit<Send, "id">>): Graph {
  const { sends } = stripOf(graph, id);
  if (!sends.some((send) => send.id === sendId)) throw unknownSend(id, sendId);
  return changeStrip(graph, id, { sends: sends.map((send) => (send.id === sendId ? { ...send, ...change } : send)) });
}

export function removeSend(graph: Graph, id: string, sendId: string): Graph {
  const { sends } = stripOf(graph, id);
  if (!sends.some((send) => send.id === sendId)) throw unknownSend(id, sendId);
  return changeStrip(graph, id, { sends: sends.filter((send) => send.id !== sendId) });
}

/** Targets are written `strip/insert.parameter` and `strip>send.level`, so an id has none of these marks. @throws GraphError `bad-id` */
export function checkId(id: string): void {
  if (typeof id !== "string" || !/^[^/>\p{Cc}]+$/u.test(id))
    throw new GraphError("bad-id", [id], `${JSON.stringify(id)} is not an id: at least one character, none of them "/" or ">"`);
}

function unknownInsert(id: string, insertId: string): GraphError {
  return new GraphError("unknown-insert", [id, insertId], `strip "${id}" has no insert named "${insertId}"`);
}

function unknownSend(id: string, sendId: string): GraphError {
  return new GraphError("unknown-send", [id, sendId], `strip "${id}" has no send named "${sendId}"`);
}

function checkPlace(at: number, last: number, what: string): void {
  if (!Number.isInteger(at) || at < 0 || at > last)
    throw new RangeError(`out-of-range: ${what} cannot stand at ${at}; its place is a whole number from 0 to ${last}`);
}

/** Refuses a graph in which a way of `strip` leads nowhere, to the wrong kind of strip, or back to where it came from. Ways that it had `before` do not. */
function checked(graph: Graph, strip: Strip, before: Strip | null): Graph {
  for (const kind of ["inserts", "sends"] as const) {
    const ids = strip[kind].map(({ id }) => id);
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice) throw new GraphError("duplicate-id", [strip.id, twice], `strip "${strip.id}" has two ${kind} named "${twice}"`);
  }
  if (strip.role === "master" && (strip.output !== null || strip.sends.length > 0))
    throw new GraphError("bad-route", [strip.id], "the master ends at the outputs; it has no output strip and no sends");
  const had = before ? edgesOf(before) : [];
  for (const edge of edgesOf(strip)) {
    if (had.some((old) => isSameWay(old, edge))) continue;
    stripOf(graph, edge.from);
    const { role } = stripOf(graph, edge.to);
    if (edge.kind === "output" && role === "track")
      throw new GraphError("bad-route", [edge.from, edge.to], `"${edge.to}" is a track; an output goes to a bus or the master`);
    if (edge.kind === "send" && role !== "bus")
      throw new GraphError("bad-route", [edge.from, edge.to], `"${edge.to}" is a ${role}; a send goes to a bus`);
    if (pathBetween(waysOf(graph), edge.to, edge.from)) throw cycleOf(graph, strip);
  }
  return graph;
}

/** Of several ways that are part of a circle it is told by the first, whichever closed it. */
function cycleOf(graph: Graph, strip: Strip): GraphError {
  const circles = edgesOf(strip).map(({ from, to }) => ({ from, back: pathBetween(waysOf(graph), to, from) }));
  const { from, back } = circles.find((circle) => circle.back !== null)!;
  return new GraphError("cycle", [from, ...back!], [from, ...back!].join(" -> "));
}

function isSameWay(a: Edge, b: Edge): boolean {
  return a.id === b.id && a.kind === b.kind && a.from === b.from && a.to === b.to;
}
