import { cellOfValue } from "../params/cell.ts";
import { insertControls } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import { INSERT_HEAD_BYTES, RAMP_BYTES } from "../protocol/layout.ts";
import type { Desk } from "./desk.ts";
import type { Outbox } from "./outbox.ts";
import type { Stage } from "./stage.ts";

/** Keeps the engine's cells at what the desk's values mean. It remembers what each ramp was last told. */
export class Cells {
  readonly #desk: Desk;
  readonly #stage: Stage;
  readonly #outbox: Outbox;
  /** By name, and where its ramps were then: elsewhere they are new ones, which hold their values already. */
  readonly #told = new Map<string, { readonly address: number; readonly values: readonly number[] }>();

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

  edge(id: string): void {
    this.#ramps(`edge ${id}`, this.#desk.edge(id), true);
  }

  /** A plan was sent. What it does not have is forgotten: its memory will be somebody else's, and its name may come back elsewhere. */
  planSent(): void {
    for (const [name, { address }] of this.#told) if (this.#stage.addressOf(name) !== address) this.#told.delete(name);
    this.all();
  }

  /** What of these strips differs from what was told: after a VCA of theirs moved. */
  strips(ids: readonly string[]): void {
    for (const id of ids) {
      this.#ramps(`strip ${id}`, this.#desk.strip(id), false);
      for (const send of this.#desk.graph.strips.get(id)!.sends)
        this.#ramps(`edge ${id}>${send.id}`, this.#desk.edge(`${id}>${send.id}`), false);
    }
  }

  /** Everything that differs from what was told: after a solo. */
  all(): void {
    const { graph } = this.#desk;
    for (const id of graph.strips.keys()) this.#ramps(`strip ${id}`, this.#desk.strip(id), false);
    for (const id of this.#desk.edgeIds) this.#ramps(`edge ${id}`, this.#desk.edge(id), false);
  }

  /** An insert that no plan has yet gets its values with the plan. */
  engage(target: string): void {
    const address = this.#stage.addressOf(`insert ${target}`);
    if (address === undefined || this.#leaves(`insert ${target}`)) return;
    this.#outbox.glide(address, this.#desk.insert(target).engaged, this.#stage.rampFrames);
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

  /** What something else moved until now is as the desk's values say again. */
  settle(name: string): void {
    const [kind, id] = [name.slice(0, name.indexOf(" ")), name.slice(name.indexOf(" ") + 1)];
    if (kind === "strip" && this.#desk.graph.strips.has(id)) this.#ramps(name, this.#desk.strip(id), true);
    else if (kind === "edge" && this.#desk.hasEdge(id)) this.#ramps(name, this.#desk.edge(id), true);
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

  /** New cells hold their values already; the others glide. */
  #ramps(name: string, values: readonly number[], always: boolean): void {
    const address = this.#stage.addressOf(name);
    if (address === undefined || this.#leaves(name)) return;
    const last = this.#told.get(name);
    const told = last?.address === address ? last.values : undefined;
    this.#told.set(name, { address, values });
    if (!told && !always) return;
    for (const [i, value] of values.entries())
      if (always || value !== told![i]) this.#outbox.glide(address + i * RAMP_BYTES, value, this.#stage.rampFrames);
  }
}
