import type { Graph, Insert } from "../graph/graph.ts";
import type { ParamValue } from "../params/spec.ts";
import { DESK } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";

/** What is enough to know how long a desk sounds on. */
export interface Sounding {
  readonly graph: Graph;
  readonly values: Pick<ReadonlyMap<string, ParamValue>, "get">;
  readonly sampleRate: number;
}

/** A session that says no length is not made longer than this by echoes that hardly fade. */
const LONGEST_SECONDS = 60;

/** Frames for which the longest of the desk's plugins sounds on when its input has ended. */
export function longestTail(sounding: Sounding): number {
  const tails = [...sounding.graph.strips.values()].flatMap(({ id, inserts }) =>
    inserts.map((insert) => tailOf(sounding, `${id}/${insert.id}`, insert)),
  );
  return Math.min(Math.max(0, ...tails), LONGEST_SECONDS * sounding.sampleRate);
}

function tailOf({ values, sampleRate }: Sounding, target: string, { plugin }: Insert): number {
  const spec = pluginById.get(plugin)!;
  if (!spec.tailFrames || values.get(`${target}.bypassed`) === true) return 0;
  const own = Object.fromEntries(Object.keys(spec.params).map((name) => [name, values.get(`${target}.${name}`)!]));
  return Math.ceil(spec.tailFrames(own, sampleRate, Number(values.get(`${DESK}.tempoBpm`))));
}
