import { edgesOf, type Graph, type Strip } from "../../graph/graph.ts";
import { waysOf } from "../../graph/paths.ts";
import { cellOfValue } from "../../params/cell.ts";
import { insertControls } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import { INSERT_HEAD_BYTES, INSERT_TEMPO_AT, RAMP_BYTES } from "../../protocol/layout.ts";
import type { Desk } from "../desk/desk.ts";
import type { Outbox } from "./outbox.ts";
import type { Stage } from "./stage.ts";

/** Keeps the engine's cells at what the desk's values mean. It remembers what each ramp was last told. */
export class Cells {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #outbox: Outbox;
  /** By the names of all ramps of the plan. */
  readonly #told = new Map<string, readonly number[]>();
  /** The graph of the newest plan, and what solo closed in it. */
  #graph: Graph | null = null;
  #closed: ReadonlySet<string> = new Set();
  /** Ramps that were told as they are in a graph that may never become a plan: undo and redo within one turn lead there and back. */
  readonly #strayed = new Set<string>();

  /** Whether something else moves the ramps of this name (`strip kick`); it is told when they are to be others, by {@link onMoved}. */
  isMoved: (name: string) => boolean = () => false;
  onMoved: () => void = () => {};

  constructor(desk: Desk, stage: Stage, outbox: Outbox) {
    this.#desk = desk;
    this.#stage = stage;
    this.#outbox = outbox;
  }

  /** One strip's ramps and those of its sends: told anew, whatever they were told before. */
  strip(id: string): void {
    this.#ramps(`strip ${id}`, this.#desk.strip(id), true);
    for (const send of this.#desk.graph.strips.get(id)!.sends) this.edge(`${id}>${send.id}`);
  }

  /** @param frames how long it takes; as any value unless said */
  edge(id: string, frames?: number): void {
    this.#ramps(`edge ${id}`, this.#desk.edge(id), true, frames);
  }

  /**
   * A plan was sent. What changed with the graph glides: gains of strips that have changed, and what solo closes now.
   * @param cells what is in ramps that are new
   */
  planSent(cells: ReadonlyMap<string, readonly number[]>): void {
    const { graph } = this.#desk;
    for (const [name, values] of cells) this.#told.set(name, values);
    const planned = this.#graph;
    this.#graph = graph;
    for (const [id, strip] of graph.strips) {
      const before = planned?.strips.get(id);
      if (before !== strip) this.#changed(strip, before);
    }
    for (const [id, strip] of planned?.strips ?? []) if (!graph.strips.has(id)) this.#forget(strip);
    for (const name of this.#strayed) this.settle(name, false);
    this.#strayed.clear();
    this.soloed();
  }

  /** Somebody's solo opens and closes ways of others, and what the monitor hears. */
  soloed(): void {
    const { closed } = this.#desk;
    for (const id of closed) if (!this.#closed.has(id)) this.#edge(id);
    for (const id of this.#closed) if (!closed.has(id)) this.#edge(id);
    this.#closed = closed;
    for (const id of this.#desk.monitorEdgeIds) this.#ramps(`edge ${id}`, this.#desk.edge(id), false);
  }

  /** How a mono signal meets a stereo strip, and the other way round, stands in the edges at both of its ends. */
  #changed(strip: Strip, before: Strip | undefined): void {
    this.#ramps(`strip ${strip.id}`, this.#desk.strip(strip.id), false);
    if (before) this.#forget(before, new Set(edgesOf(strip).map(({ id }) => id)));
    for (const { id } of edgesOf(strip)) this.#edge(id);
    if (before?.channels === strip.channels) return;
    const { outOf, into } = waysOf(this.#desk.graph);
    for (const { id } of [...(outOf.get(strip.id) ?? []), ...(into.get(strip.id) ?? [])]) this.#edge(id);
  }

  /** @param but edges that are still there; without it, the strip is gone too */
  #forget(strip: Strip, but?: ReadonlySet<string>): void {
    if (!but) this.#told.delete(`strip ${strip.id}`);
    for (const { id } of edgesOf(strip)) if (!but?.has(id)) this.#told.delete(`edge ${id}`);
  }

  #edge(id: string): void {
    if (this.#desk.hasEdge(id)) this.#ramps(`edge ${id}`, this.#desk.edge(id), false);
  }

  /** What of these strips differs from what was told: after a VCA of theirs moved. */
  strips(ids: readonly string[]): void {
    for (const id of ids) {
      this.#ramps(`strip ${id}`, this.#desk.strip(id), false);
      for (const send of this.#desk.graph.strips.get(id)!.sends)
        this.#ramps(`edge ${id}>${send.id}`, this.#desk.edge(`${id}>${send.id}`), false);
    }
  }

  /** Everything that differs from what was told: after a setting of the whole desk. */
  all(): void {
    const { graph } = this.#desk;
    for (const id of graph.strips.keys()) this.#ramps(`strip ${id}`, this.#desk.strip(id), false);
    for (const id of this.#desk.edgeIds) this.#ramps(`edge ${id}`, this.#desk.edge(id), false);
  }

  /** An insert that no plan has yet gets its values with the plan. */
  engage(target: string): void {
    const address = this.#stage.addressOf(`insert ${target}`);
    if (address === undefined || this.#leaves(`insert ${target}`)) return;
    this.#outbox.glide(address, this.#desk.insert(target).engaged, this.#stage.glideFrames);
  }

  /** An insert that took itself out of the signal comes back as its values say. */
  revive(target: string): void {
    const slot = this.#stage.addressOf(`readout ${target}`);
    if (slot !== undefined) this.#outbox.set(slot, 0, 0);
    this.engage(target);
  }

  /** One parameter of a plugin. */
  param(target: string, plugin: string, name: string): void {
    const params = pluginById.get(plugin)!.params;
    const address = this.#stage.addressOf(`insert ${target}`);
    if (address === undefined) return;
    const value = cellOfValue(params[name]!, this.#desk.values.get(`${target}.${name}`)!);
    this.#outbox.set(address + INSERT_HEAD_BYTES + Object.keys(params).indexOf(name) * 4, value, address + RAMP_BYTES);
  }

  /** The desk's tempo, to every insert that keeps time. */
  tempo(): void {
    for (const [strip, { inserts }] of this.#desk.graph.strips)
      for (const { id, plugin } of inserts) {
        const address = this.#stage.addressOf(`insert ${strip}/${id}`);
        if (address === undefined || !pluginById.get(plugin)!.keepsTime) continue;
        this.#outbox.set(address + INSERT_TEMPO_AT, this.#desk.tempoBpm, address + RAMP_BYTES);
      }
  }

  /** What something else moved until now is as the desk's values say again. @param always whatever it was told before */
  settle(name: string, always = true): void {
    const [kind, id] = [name.slice(0, name.indexOf(" ")), name.slice(name.indexOf(" ") + 1)];
    if (kind === "strip" && this.#desk.graph.strips.has(id)) this.#ramps(name, this.#desk.strip(id), always);
    else if (kind === "edge" && this.#desk.hasEdge(id)) this.#ramps(name, this.#desk.edge(id), always);
    else if (kind === "insert" && this.#desk.insertNamed(id)) this.engage(id);
  }

  #leaves(name: string): boolean {
    if (!this.isMoved(name)) return false;
    this.#told.delete(name);
    this.onMoved();
    return true;
  }

  /** The parameter of a plugin that a target names; other targets are ramps. */
  knob(target: string): void {
    const dot = target.lastIndexOf(".");
    const [insert, name] = [target.slice(0, dot), target.slice(dot + 1)];
    if (!insert.includes("/") || Object.hasOwn(insertControls, name)) return;
    this.param(insert, this.#desk.insertNamed(insert).plugin, name);
  }

  /** Those that are to be others than they were told glide. */
  #ramps(name: string, values: readonly number[], always: boolean, frames = this.#stage.glideFrames): void {
    const address = this.#stage.addressOf(name);
    if (address === undefined || this.#leaves(name)) return;
    if (this.#desk.graph !== this.#graph) this.#strayed.add(name);
    const told = always ? undefined : this.#told.get(name);
    this.#told.set(name, values);
    for (const [i, value] of values.entries())
      if (value !== told?.[i]) this.#outbox.glide(address + i * RAMP_BYTES, value, frames);
  }
}
