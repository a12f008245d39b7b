import type { ParamValue } from "../../params/spec.ts";
import type { Automation } from "../../session/session.ts";
import { pointBefore } from "../curves/automation-curve.ts";
import { type DeskState, soloClosed } from "../desk/levels.ts";

/** How much of the time something is so, while lanes move solos. What never is, is not told. */
export type Times = "always" | "at times";

/** Who is soloed and which ways that closes, as automation has it. */
export interface Soloing {
  readonly soloed: ReadonlyMap<string, Times>;
  readonly safe: ReadonlyMap<string, Times>;
  /** Edges by id. */
  readonly closed: ReadonlyMap<string, Times>;
}

export function soloingOf(desk: DeskState & { readonly automation: readonly Automation[] }): Soloing {
  const strips = [...desk.graph.strips.keys()];
  const states = statesOf(desk.automation.filter((lane) => movesSolo(desk, lane)));
  const seen = states.map((moved) => {
    const values = { get: (target: string) => moved.get(target) ?? desk.values.get(target) };
    const on = (name: string) => strips.filter((id) => values.get(`${id}.${name}`) === true);
    return { soloed: on("solo"), safe: on("soloSafe"), closed: soloClosed({ ...desk, values }) };
  });
  const timesOf = (kind: keyof Soloing) => {
    const counts = new Map<string, number>();
    for (const state of seen) for (const id of state[kind]) counts.set(id, (counts.get(id) ?? 0) + 1);
    return new Map([...counts].map(([id, count]) => [id, count === states.length ? "always" : "at times"] as const));
  };
  return { soloed: timesOf("soloed"), safe: timesOf("safe"), closed: timesOf("closed") };
}

function movesSolo({ graph }: DeskState, { target, mode, points }: Automation): boolean {
  const [strip, name] = [target.slice(0, target.lastIndexOf(".")), target.slice(target.lastIndexOf(".") + 1)];
  return (name === "solo" || name === "soloSafe") && graph.strips.has(strip) && mode !== "off" && points.length > 0;
}

/** Every state that the lanes come to, once: they move where there are points, and hold between them. */
function statesOf(lanes: readonly Automation[]): ReadonlyMap<string, ParamValue>[] {
  const frames = new Set([0, ...lanes.flatMap(({ points }) => points.map(({ frame }) => frame))]);
  const states = [...frames].map((frame) => new Map(lanes.map((lane) => [lane.target, valueAt(lane, frame)] as const)));
  return [...new Map(states.map((state) => [[...state.values()].join(), state])).values()];
}

/** Where a lane is being written, the hand takes hold where playing begins. */
function valueAt({ mode, points }: Automation, frame: number): ParamValue {
  return points[Math.max(0, pointBefore(points, mode === "write" ? 0 : frame))]!.value;
}
