import * as edit from "../../src/graph/edit.ts";
import { GraphError } from "../../src/graph/errors.ts";
import type { Graph, Strip } from "../../src/graph/graph.ts";
import { plugins } from "../../src/plugins/index.ts";
import { choices } from "./signals.ts";

const strip = (id: string, role: Strip["role"], channels: 1 | 2): Strip => ({
  id,
  name: id,
  role,
  channels,
  inserts: [],
  sends: [],
  output: role === "master" ? null : "master",
});

/** A desk of up to fourteen strips, with any plugins, sends and keys that are legal: a number, a desk. */
export function anyGraph(seed: number): Graph {
  const pick = choices(seed);
  let graph = edit.emptyGraph(strip("master", "master", 2));
  for (let i = pick(0, 13); i > 0; i--)
    graph = edit.addStrip(graph, strip(`${"abc"[pick(0, 2)]}${i}`, pick(0, 1) ? "track" : "bus", pick(1, 2) as 1 | 2));
  const ids = [...graph.strips.keys()];
  const any = () => ids[pick(0, ids.length - 1)]!;
  const side = () => (pick(0, 1) ? "pre-fader" : "post-fader");
  for (let n = pick(0, 40); n > 0; n--) {
    const plugin = plugins[pick(0, plugins.length - 1)]!;
    const keyed = plugin.sidechain && pick(0, 1) === 1;
    const latencyFrames = plugin.id === "latency" ? pick(1, 500) : 0;
    const sidechain = keyed ? ({ from: any(), tap: side() } as const) : null;
    const ways: readonly (() => Graph)[] = [
      () => edit.addInsert(graph, any(), { id: `i${n}`, plugin: plugin.id, placement: side(), sidechain, latencyFrames }),
      () => edit.addSend(graph, any(), { id: `s${n}`, to: any(), tap: side() }),
      () => edit.changeStrip(graph, any(), { output: any() }),
    ];
    try {
      graph = ways[pick(0, 2)]!();
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
    }
  }
  return graph;
}
