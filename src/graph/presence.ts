import { GraphError } from "./errors.ts";
import type { Born, Graph, Insert, Send, Strip } from "./graph.ts";

/** Things as they are now, found by what they were: a thing that has only the id of what was removed is another one. */

const isSame = (a: Born, b: Born) => a.id === b.id && a.birth === b.birth;

/** @throws GraphError `removed` */
export function stripNow(graph: Graph, born: Born): Strip {
  const strip = graph.strips.get(born.id);
  if (strip && isSame(strip, born)) return strip;
  throw new GraphError("removed", [born.id], `strip "${born.id}" was removed`);
}

/** @throws GraphError `removed` */
export function insertNow(graph: Graph, strip: Born, born: Born): Insert {
  const insert = hostOf(graph, strip)?.inserts.find((candidate) => isSame(candidate, born));
  if (insert) return insert;
  throw new GraphError("removed", [strip.id, born.id], `insert "${strip.id}/${born.id}" was removed`);
}

/** @throws GraphError `removed` */
export function sendNow(graph: Graph, strip: Born, born: Born): Send {
  const send = hostOf(graph, strip)?.sends.find((candidate) => isSame(candidate, born));
  if (send) return send;
  throw new GraphError("removed", [strip.id, born.id], `send "${strip.id}>${born.id}" was removed`);
}

function hostOf(graph: Graph, strip: Born): Strip | undefined {
  const host = graph.strips.get(strip.id);
  return host && isSame(host, strip) ? host : undefined;
}
