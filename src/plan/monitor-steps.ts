import type { Edge, Graph } from "../graph/graph.ts";
import { MONITOR } from "../plugins/desk.ts";
import { gaugeKinds } from "../protocol/gauges.ts";
import type { StepName } from "../protocol/steps.ts";
import { delay } from "./input-steps.ts";
import { type Lateness, through } from "./lateness.ts";
import { NONE, planar, quad, tapOf, UNITY, ZEROS } from "./places.ts";
import { gaugeName, gaugeStep, type Listening, type Place, type Surroundings } from "./plan.ts";
import type { Point, Tapped } from "./routes.ts";
import type { StepList } from "./step-list.ts";

/** The mix on its way into the monitor section: closed while strips are listened to instead. */
export const MIX_EDGE = `${MONITOR}>mix`;

/** The edge of a strip that is listened to. */
export const listenEdge = (strip: string) => `${MONITOR}/${strip}`;

/** The monitor section of a plan: what has to be tapped for it, its edges, and how long each of those waits. */
export interface MonitorSection {
  readonly taps: readonly Tapped[];
  readonly edges: readonly Edge[];
  readonly waits: ReadonlyMap<string, number>;
}

const NO_SECTION: MonitorSection = { taps: [], edges: [], waits: new Map() };

/** Nothing where there is no monitor, as in a render. */
export function monitorSection(graph: Graph, late: Lateness, listening: Listening | undefined): MonitorSection {
  if (!listening) return NO_SECTION;
  const { point } = listening;
  const strips = listening.strips.filter((strip) => graph.strips.has(strip));
  const own = [MIX_EDGE, MONITOR].map((id): Edge => ({ id, kind: "monitor", from: MONITOR, to: MONITOR, tap: "post-fader" }));
  const tap = point === "pre-fader" ? "pre-fader" : "post-fader";
  const edges = strips.map((strip): Edge => ({ id: listenEdge(strip), kind: "monitor", from: strip, to: MONITOR, tap }));
  const lates = strips.map((strip) => lateAt(graph, late, strip, point));
  // As late as the mix, so that the time of what is heard does not change; later only where a strip is later than the mix.
  const latest = Math.max(late.total, ...lates);
  const compensated = graph.delayCompensation !== false;
  const waits = strips.map((strip, i) => [listenEdge(strip), compensated ? latest - lates[i]! : 0] as const);
  return {
    taps: strips.map((strip) => ({ strip, point })),
    edges: [...own, ...edges],
    waits: new Map([...own.map(({ id }) => [id, 0] as const), ...waits]),
  };
}

function lateAt(graph: Graph, late: Lateness, strip: string, point: Point): number {
  if (point === "output") return late.output.get(strip)!;
  return late.input.get(strip)! + through(graph.strips.get(strip)!.inserts, "pre-fader");
}

/** The mix or what is listened to, then what the monitor makes of it. Returns where the host's output comes from. */
export function monitorSteps(list: StepList, graph: Graph, section: MonitorSection, around: Surroundings): Place {
  const heard = planar(`${MONITOR}.heard`);
  const mix = (target: Place, source: Place, channels: number, edge: string) =>
    list.add("mix", target, source, NONE, channels, 0, UNITY, { kind: "edge", id: edge, named: `edge ${edge}` });
  mix(list.sum(heard, 2), list.sum(tapOf(graph.master, "output"), 2), 2, MIX_EDGE);
  for (const { strip, point } of section.taps) {
    const edge = listenEdge(strip);
    const channels = point === "output" ? 2 : graph.strips.get(strip)!.channels;
    const waits = section.waits.get(edge)!;
    const tap = list.sum(tapOf(strip, point), channels);
    const late = planar(`${edge}.late`);
    if (waits > 0) delay(list, list.fill(late), tap, channels, edge, waits);
    mix(heard, waits > 0 ? late : tap, channels, edge);
  }
  const out = planar(`${MONITOR}.out`);
  mix(list.sum(out, 2), heard, 2, MONITOR);
  meterSteps(list, out, around);
  return out;
}

/** Meters look at lanes; the monitor is one of four. Nothing where nobody reads it. */
function meterSteps(list: StepList, out: Place, { meters, gauges }: Surroundings): void {
  const at = { strip: MONITOR, point: "output" } as const;
  const [lanes, none, unity] = [quad(MONITOR), Array<Place>(3).fill(NONE), Array<Place>(4).fill(UNITY)];
  const read: [StepName, Place][] = meters.has(`${MONITOR}:output`) ? [["meter", { kind: "meter", ...at }]] : [];
  for (const gauge of gaugeKinds) {
    const id = gauges?.get(gaugeName(gauge, MONITOR, "output"));
    if (id !== undefined) read.push([gaugeStep(gauge), { kind: "gauge", gauge, ...at, id }]);
  }
  if (read.length > 0) list.add("gather", lanes, 2, 0, out, ZEROS, ZEROS, ZEROS, NONE, ...none, ...unity);
  for (const [name, place] of read) list.add(name, lanes, 2, 0, ...unity, place, ...none);
}
