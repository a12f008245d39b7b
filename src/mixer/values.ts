import { GraphError } from "../graph/errors.ts";
import type { ParamValue } from "../params/spec.ts";
import { DESK, insertControls } from "../plugins/desk.ts";
import type { Cells } from "./cells.ts";
import type { Desk } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Edits } from "./edits.ts";
import { Listeners } from "./listeners.ts";
import { membershipsOf } from "./memberships.ts";
import type { ValueStore } from "./param.ts";

/** Every value of the desk by its target, and what has to be told to the engine when one changes. */
export class Values implements ValueStore {
  readonly #desk: Desk;
  readonly #cells: Cells;
  readonly #edits: Edits;
  readonly #listeners = new Listeners<Record<string, { readonly target: string }>>();
  readonly #changed: (target: string) => void;
  /** Targets set while an edit is open; told to the engine when it ends well. */
  #held: Set<string> | null = null;
  /** The same for {@link touch}. */
  readonly #touched = new Set<string>();

  constructor(desk: Desk, cells: Cells, edits: Edits, changed: (target: string) => void) {
    this.#desk = desk;
    this.#cells = cells;
    this.#edits = edits;
    this.#changed = changed;
  }

  /** What moves values in time; it hears of every value that is set. */
  drawing!: Drawing;

  /** The value that sounds. */
  heard(target: string): ParamValue {
    this.get(target);
    return this.drawing.heard(target);
  }

  get(target: string): ParamValue {
    const value = this.#desk.values.get(target);
    if (value === undefined) throw removed(target);
    return value;
  }

  set(target: string, value: ParamValue): void {
    this.setAll(new Map([[target, value]]));
  }

  /** Several values as one change: all of them are set before the first is told. */
  setAll(values: ReadonlyMap<string, ParamValue>): void {
    const before = [...values.keys()].map((target) => [target, this.get(target)] as const);
    for (const [target, value] of values) this.#desk.values.set(target, value);
    for (const [target, value] of values) this.drawing.set(target, value);
    if (this.#held) {
      for (const target of values.keys()) this.#held.add(target);
      return;
    }
    try {
      this.#toEngine(values.keys());
    } catch (error) {
      for (const [target, value] of before) this.#desk.values.set(target, value);
      this.#desk.soloChanged();
      throw error;
    }
    for (const target of values.keys()) this.#tell(target);
  }

  /** What these targets mean has changed, though not their values: a VCA has other members. */
  touch(targets: readonly string[]): void {
    if (this.#held) for (const target of targets) this.#touched.add(target);
    else this.#toEngine(targets);
  }

  /** What sounds already is the desk's value from now on. */
  put(target: string, value: ParamValue): void {
    this.#desk.values.set(target, value);
    this.#tell(target);
  }

  /** The value of `target` is heard as another than before, though nobody set it. */
  moved(target: string): void {
    this.#tell(target);
  }

  isWatched(target: string): boolean {
    return this.#listeners.has(target);
  }

  listen(target: string, listener: () => void): () => void {
    return this.#listeners.add(target, listener);
  }

  hold(): void {
    this.#held ??= new Set();
  }

  /** @param keep whether what was held is told, or forgotten because the edit did not happen. */
  release(keep: boolean): void {
    const stays = (target: string) => keep && this.#desk.values.has(target);
    const held = [...(this.#held ?? [])].filter(stays);
    const touched = [...this.#touched].filter(stays);
    this.#held = null;
    this.#touched.clear();
    this.#toEngine(new Set([...touched, ...held]));
    for (const target of held) this.#tell(target);
  }

  #tell(target: string): void {
    this.#listeners.tell(target, { target });
    this.#changed(target);
  }

  /** Who is soloed, and what concerns every strip, is looked at once for all of them. */
  #toEngine(targets: Iterable<string>): void {
    let everywhere = false;
    let heard = false;
    for (const target of targets) {
      if (this.drawing.moves(target)) continue;
      const dot = target.lastIndexOf(".");
      const [owner, name] = [target.slice(0, dot), target.slice(dot + 1)];
      if (target === `${DESK}.delayCompensation`) this.#edits.compensate(this.get(target) === true);
      else if (owner === DESK || name === "solo" || name === "soloSafe") everywhere = true;
      if (this.#desk.monitored && (name === "soloMode" || (name === "solo" && this.#listens))) heard = true;
      if (owner !== DESK) this.#ownerToEngine(owner, name);
    }
    if (!everywhere) return;
    this.#desk.soloChanged();
    if (heard) this.#edits.listened();
    this.#cells.all();
  }

  /** Whether a solo is heard on the monitor and mutes nobody. */
  get #listens(): boolean {
    return this.#desk.values.get(`${DESK}.soloMode`) !== "in-place";
  }

  #ownerToEngine(owner: string, name: string): void {
    if (owner.includes("/")) this.#insert(owner, name);
    else if (owner.includes(">")) this.#cells.edge(owner);
    else if (this.#desk.graph.strips.has(owner)) this.#cells.strip(owner);
    else this.#cells.strips(membershipsOf(this.#desk.vcas).below(owner));
  }

  #insert(owner: string, name: string): void {
    if (name in insertControls) {
      this.#cells.engage(owner);
      return;
    }
    const [strip, id] = owner.split("/") as [string, string];
    const insert = this.#desk.graph.strips.get(strip)!.inserts.find((candidate) => candidate.id === id)!;
    const latencyFrames = this.#desk.latencyOf(owner, insert);
    if (latencyFrames !== insert.latencyFrames) this.#edits.makeLate(strip, id, name, latencyFrames);
    else this.#cells.param(owner, insert.plugin, name);
  }
}

function removed(target: string): GraphError {
  return new GraphError("removed", [target], `${target}: what it belonged to is not on the desk any more`);
}
