import { type Born, edgesById, type Graph, type Insert, insertsByTarget } from "../../graph/graph.ts";
import { gaugeDesigns } from "../../loudness/gauge-designs.ts";
import { cellOfValue } from "../../params/cell.ts";
import type { ParamValue } from "../../params/spec.ts";
import { type CellContents, type ClipContents, type InsertContents, type InsertRoom, insertSize } from "../../plan/contents.ts";
import { listenEdge, MIX_EDGE } from "../../plan/monitor-steps.ts";
import type { Listening, Surroundings } from "../../plan/plan.ts";
import type { PluginSpec } from "../../plugins/describe.ts";
import { DESK, MONITOR } from "../../plugins/desk.ts";
import { pluginById, plugins } from "../../plugins/index.ts";
import type { GaugeKind } from "../../protocol/gauges.ts";
import type { Automation, Group, Scene, Session, Vca } from "../../session/session.ts";
import { longestTail } from "../../session/tail.ts";
import { contentsOfClip, endFrameOf, type PlacedClip } from "../audio/placed-clip.ts";
import type { PlacedImpulse } from "../audio/placed-impulse.ts";
import { type Change, Journal } from "./journal.ts";
import type { Ledger } from "./ledger.ts";
import { type DeskState, edgeGains, engagement, soloClosed, stripGains } from "./levels.ts";
import { listeningOf, monitorGains } from "./monitor-levels.ts";
import type { OpenGauge } from "./open-gauge.ts";
import { paramView } from "./param-view.ts";

/** Of an insert of each plugin. */
const CELL_BYTES = new Map<PluginSpec, number>(plugins.map((spec) => [spec, insertSize(Object.keys(spec.params).length)]));

/** What of a desk is replaced as a whole whenever something of it changes. */
export interface DeskWholes {
  readonly graph: Graph;
  readonly vcas: readonly Vca[];
  readonly groups: readonly Group[];
  readonly automation: readonly Automation[];
  readonly scenes: readonly Scene[];
}

export type DeskChange = Change<DeskWholes>;

/** Everything the user made: the graph, every value, the clips. What it means as numbers in cells is derived here. */
export class Desk implements DeskState, CellContents {
  graph: Graph;
  /** Everything below that a user changes is written down in it. */
  readonly journal: Journal<DeskWholes> = new Journal(
    () => {
      const { graph, vcas, groups, automation, scenes } = this;
      return { graph, vcas, groups, automation, scenes };
    },
    (wholes) => this.#putWholes(wholes),
  );
  readonly values: Ledger<ParamValue>;
  readonly clips = this.journal.table<readonly PlacedClip[]>();
  readonly impulses = this.journal.table<PlacedImpulse>();
  readonly inputs = this.journal.table<number>();
  readonly meters = new Set<string>();
  readonly gauges = new Set<OpenGauge>();
  /** By how much the mix is turned down on its way into the monitor, 0 or less: of who listens, not of the mix. */
  matchTrimDb = 0;
  vcas: readonly Vca[];
  groups: readonly Group[];
  automation: readonly Automation[];
  scenes: readonly Scene[];
  /** The graph of which the two below are true. */
  #soloedIn: Graph | null = null;
  #closed: ReadonlySet<string> | null = null;
  #listened: Listening | null = null;

  constructor(
    readonly session: Session,
    readonly sampleRate: number,
    readonly stems: readonly string[] = [],
    /** Whether there is a monitor section. */
    readonly monitored = false,
  ) {
    this.graph = session.graph;
    this.values = this.journal.table(session.values);
    this.vcas = session.vcas;
    this.groups = session.groups;
    this.automation = session.automation;
    this.scenes = session.scenes;
    this.journal.begin();
  }

  get surroundings(): Surroundings {
    const there = (placed: readonly PlacedClip[]) => placed.filter(({ reel }) => !reel.isComing).map(({ id }) => id);
    const clips = new Map([...this.clips].map(([strip, placed]) => [strip, there(placed)]));
    const heard = [...this.gauges].filter((gauge) => this.isHeard(gauge));
    const gauges = new Map(heard.map(({ name, id }) => [name, id]));
    const around = { clips, inputs: new Map(this.inputs), meters: this.meters, gauges, stems: this.stems };
    return this.monitored ? { ...around, monitor: this.#listening() } : around;
  }

  strip(id: string): readonly number[] {
    return stripGains(this, this.graph.strips.get(id)!);
  }

  edge(id: string): readonly number[] {
    if (id.startsWith(MONITOR)) return monitorGains(this, id, this.#listening(), this.matchTrimDb);
    return edgeGains(this, edgesById(this.graph).get(id)!, this.closed);
  }

  /** Edges that solo closes: the same set as long as nothing of it changes. */
  get closed(): ReadonlySet<string> {
    this.#lookAgain();
    this.#closed ??= soloClosed(this);
    return this.#closed;
  }

  /** A strip's gains, were the values those of `state`. */
  stripWith(state: DeskState, id: string): readonly number[] {
    return stripGains(state, this.graph.strips.get(id)!);
  }

  /** An edge's gains, were the values those of `state`. Whom the monitor hears is as it was set: that is the plan's. */
  edgeWith(state: DeskState, id: string): readonly number[] {
    if (id.startsWith(MONITOR)) return monitorGains(state, id, this.#listening(), this.matchTrimDb);
    return edgeGains(state, edgesById(this.graph).get(id)!, soloClosed(state));
  }

  /** Those of the monitor section too. */
  get edgeIds(): Iterable<string> {
    return [...edgesById(this.graph).keys(), ...this.monitorEdgeIds];
  }

  get monitorEdgeIds(): readonly string[] {
    return this.monitored ? [MIX_EDGE, MONITOR, ...this.#listening().strips.map(listenEdge)] : [];
  }

  hasEdge(id: string): boolean {
    return edgesById(this.graph).has(id);
  }

  insertNamed(target: string): Insert {
    return insertsByTarget(this.graph).get(target)?.insert as Insert;
  }

  /** Who is soloed has changed: what that closes is found anew. */
  soloChanged(): void {
    this.#closed = null;
    this.#listened = null;
  }

  /** In another graph the same solo closes other edges. */
  #lookAgain(): void {
    if (this.#soloedIn === this.graph) return;
    this.#soloedIn = this.graph;
    this.soloChanged();
  }

  #listening(): Listening {
    this.#lookAgain();
    this.#listened ??= listeningOf(this);
    return this.#listened;
  }

  /** Quarter notes a minute. */
  get tempoBpm(): number {
    return Number(this.values.get(`${DESK}.tempoBpm`));
  }

  insertRoom(target: string): InsertRoom {
    const spec = pluginById.get(this.insertNamed(target).plugin)!;
    const lineFrames = spec.lineFrames?.(paramView(this.values, target), this.sampleRate, this.impulseFrames(target)) ?? 0;
    return { bytes: CELL_BYTES.get(spec)!, lineFrames, impulse: this.impulses.get(target)?.reel.left };
  }

  impulseFrames(target: string): number {
    return this.impulses.get(target)?.frames ?? 0;
  }

  insert(target: string): InsertContents {
    const { plugin, latencyFrames } = this.insertNamed(target);
    const spec = pluginById.get(plugin)!;
    return {
      ...this.insertRoom(target),
      engaged: engagement(this, target),
      latencyFrames,
      tempoBpm: this.tempoBpm,
      params: Object.entries(this.#paramsOf(target, spec)).map(([name, value]) => cellOfValue(spec.params[name]!, value)),
    };
  }

  #paramsOf(target: string, spec: PluginSpec): Record<string, ParamValue> {
    return Object.fromEntries(Object.keys(spec.params).map((name) => [name, this.values.get(`${target}.${name}`)!]));
  }

  clip(id: string): ClipContents {
    return contentsOfClip(this.clips.get(id.slice(0, id.lastIndexOf("#")))!.find((placed) => placed.id === id)!);
  }

  /** Whether its strip is there. */
  isHeard({ strip }: OpenGauge): boolean {
    const now = this.stripIn(strip.id);
    return now !== undefined && now.birth === strip.birth;
  }

  /** What a meter can stand on: a strip, or the monitor. */
  stripIn(id: string): Born | undefined {
    return id === MONITOR ? this.#monitor : this.graph.strips.get(id);
  }

  get #monitor(): Born | undefined {
    return this.monitored ? { id: MONITOR } : undefined;
  }

  gaugeDesign(kind: GaugeKind): Float32Array | Float64Array {
    return gaugeDesigns[kind](this.sampleRate);
  }

  pluginNumber(plugin: string): number {
    return plugins.findIndex(({ id }) => id === plugin);
  }

  /** Frames from 0 to the end of the last clip. */
  get clipFrames(): number {
    return Math.max(0, ...[...this.clips.values()].flat().map(endFrameOf));
  }

  /** Frames from 0 to where the last clip has died away in the longest tail; 0 without clips. */
  get soundingFrames(): number {
    const { clipFrames } = this;
    return clipFrames === 0 ? 0 : clipFrames + longestTail(this);
  }

  /** How late an insert is with the values it has now, or with others in place of some. */
  latencyOf(
    target: string,
    { plugin, extraLatencyFrames = 0 }: Insert,
    others: Readonly<Record<string, ParamValue>> = {},
  ): number {
    const spec = pluginById.get(plugin)!;
    return (spec.latencyFrames?.({ ...this.#paramsOf(target, spec), ...others }, this.sampleRate) ?? 0) + extraLatencyFrames;
  }

  #putWholes(wholes: DeskWholes): void {
    Object.assign(this, wholes);
    this.soloChanged();
  }

  /** Whether a step changed what the engine's plan is made of. */
  reshapes(change: DeskChange): boolean {
    return (
      change.wholes.includes("graph") || [this.clips, this.inputs, this.impulses].some((table) => change.keysOf(table).length > 0)
    );
  }

  /** Puts a step's change in place again, or what was before it. */
  put(change: DeskChange, side: "before" | "after"): void {
    for (const name of change.wholes) Object.assign(this, { [name]: change[side][name] });
    change.putTables(side);
    this.soloChanged();
  }
}
