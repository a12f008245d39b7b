import { allEdges, type Graph } from "../../src/graph/graph.ts";
import { wavesOf } from "../../src/graph/paths.ts";
import { type DeskState, edgeGains, soloClosed, stripGains } from "../../src/mixer/desk/levels.ts";

type Pair = readonly [left: number, right: number];

/** A sample through a matrix of gains: ll, lr, rl, rr. */
const through = ([left, right]: Pair, [ll, lr, rl, rr]: readonly number[]): Pair => [
  left * ll! + right * rl!,
  left * lr! + right * rr!,
];

type Mix = (desk: Omit<DeskState, "graph">, sources: Readonly<Record<string, number>>) => Pair;

/** What the master gives when every track plays a constant for ever: the desk's gains and nothing else. Mono is a left side only. */
export function staticMixOf(graph: Graph): Mix {
  const order = wavesOf(graph)
    .flat()
    .map((id) => ({ strip: graph.strips.get(id)!, ways: allEdges(graph).filter(({ from }) => from === id) }));
  return (state, sources) => {
    const desk = { ...state, graph };
    const closed = soloClosed(desk);
    const inputs = new Map<string, Pair>();
    let last: Pair = [0, 0];
    for (const { strip, ways } of order) {
      const own = sources[strip.id] ?? 0;
      const [left, right] = inputs.get(strip.id) ?? [own, strip.channels === 2 ? own : 0];
      const [trim, fader, mute, ...pan] = stripGains(desk, strip) as [number, number, number, ...number[]];
      const pre: Pair = [left * trim, right * trim];
      const post: Pair = [pre[0] * fader * mute, pre[1] * fader * mute];
      last = through(post, pan);
      for (const edge of ways) {
        const tap = edge.kind === "output" ? last : edge.tap === "pre-fader" ? pre : post;
        const [ll, lr, rl, rr, open] = edgeGains(desk, edge, closed) as [number, number, number, number, number];
        const heard = through(tap, [ll, lr, rl, rr]);
        const sum = inputs.get(edge.to) ?? [0, 0];
        inputs.set(edge.to, [sum[0] + heard[0] * open, sum[1] + heard[1] * open]);
      }
    }
    return last;
  };
}
