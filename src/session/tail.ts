import type { Graph, Insert } from "../graph/graph.ts";
import type { ParamValue } from "../params/spec.ts";
import { DESK } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import type { Automation } from "./session.ts";

/** What is enough to know how long a desk sounds on. */
export interface Sounding {
  readonly graph: Graph;
  readonly values: Pick<ReadonlyMap<string, ParamValue>, "get">;
  readonly automation: readonly Automation[];
  readonly sampleRate: number;
  /** Of an insert's impulse response; left out where no insert has one. */
  impulseFrames?(target: string): number;
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

function tailOf(sounding: Sounding, target: string, { plugin }: Insert): number {
  const { values, sampleRate } = sounding;
  const spec = pluginById.get(plugin)!;
  if (!spec.tailFrames || !takenBy(sounding, `${target}.bypassed`).includes(false)) return 0;
  const tempoBpm = Number(values.get(`${DESK}.tempoBpm`));
  const impulseFrames = sounding.impulseFrames?.(target) ?? 0;
  const tailWith = (own: Readonly<Record<string, ParamValue>>) =>
    Math.ceil(spec.tailFrames!(own, sampleRate, tempoBpm, impulseFrames));
  const names = Object.keys(spec.params);
  const set = Object.fromEntries(names.map((name) => [name, values.get(`${target}.${name}`)!]));
  // Of what automation gives each parameter, what alone makes the tail longest; then all of that together. Once more from there, for what only tells beside another.
  const longestFrom = (start: Readonly<Record<string, ParamValue>>) =>
    Object.fromEntries(
      names.map((name) => {
        const taken = takenBy(sounding, `${target}.${name}`);
        const tails = taken.map((value) => tailWith({ ...start, [name]: value }));
        return [name, taken[tails.indexOf(Math.max(...tails))]!] as const;
      }),
    );
  const longest = longestFrom(set);
  return Math.max(tailWith(set), tailWith(longest), tailWith(longestFrom(longest)));
}

/** Values that a target has in the course of the session: as it is set, or at the points of a lane that is heard. */
function takenBy({ values, automation }: Sounding, target: string): ParamValue[] {
  const lane = automation.find((one) => one.target === target && one.mode !== "off");
  return lane?.points.length ? lane.points.map(({ value }) => value) : [values.get(target)!];
}
