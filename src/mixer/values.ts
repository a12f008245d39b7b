import { GraphError } from "../graph/errors.ts";
import type { ParamValue } from "../params/spec.ts";
import { DESK, insertControls } from "../plugins/desk.ts";
import type { Cells } from "./cells.ts";
import type { Desk } from "./desk.ts";
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

  get(target: string): ParamValue {
    const value = this.#desk.values.get(target);
    if (value === undefined) throw removed(target);
    return value;
  }

  set(target: string, value: ParamValue): void {
    const before = this.get(target);
    this.#desk.values.set(target, value);
    if (this.#held) {
      this.#held.add(target);
      return;
    }
    try {
      this.#toEngine(target);
    } catch (error) {
      this.#desk.values.set(target, before);
      throw error;
    }
    this.#tell(target);
  }

  /** What these targets mean has changed, though not their values: a VCA has other members. */
  touch(targets: readonly string[]): void {
    for (const target of targets)
      if (this.#held) this.#touched.add(target);
      else this.#toEngine(target);
  }

  listen(target: string, listener: () => void): () => void {
    return this.#listeners.add(target, listener);
  }

  hold(): void {
    this.#held ??= new Set();
  }

  /** @param keep whether what was held is told, or forgotten because the edit did not happen. */
  release(keep: boolean): void {
    const held = this.#held ?? [];
    const touched = keep ? [...this.#touched] : [];
    this.#held = null;
    this.#touched.clear();
    if (!keep) return;
    for (const target of touched) if (this.#desk.values.has(target)) this.#toEngine(target);
    for (const target of held) {
      if (!this.#desk.values.has(target)) continue;
      this.#toEngine(target);
      this.#tell(target);
    }
  }

  #tell(target: string): void {
    this.#listeners.tell(target, { target });
    this.#changed(target);
  }

  #toEngine(target: string): void {
    const dot = target.lastIndexOf(".");
    const [owner, name] = [target.slice(0, dot), target.slice(dot + 1)];
    if (owner === DESK) this.#soloOrAll();
    else if (owner.includes("/")) this.#insert(owner, name);
    else if (owner.includes(">")) this.#cells.edge(owner);
    else if (!this.#desk.graph.strips.has(owner)) this.#cells.strips(membershipsOf(this.#desk.vcas).below(owner));
    else {
      this.#cells.strip(owner);
      if (name === "solo" || name === "soloSafe") this.#soloOrAll();
    }
  }

  /** What concerns every strip, and perhaps who is heard beside whom. */
  #soloOrAll(): void {
    this.#desk.soloChanged();
    this.#cells.all();
  }

  #insert(owner: string, name: string): void {
    if (name in insertControls) {
      this.#cells.engage(owner);
      return;
    }
    const [strip, id] = owner.split("/") as [string, string];
    const insert = this.#desk.graph.strips.get(strip)!.inserts.find((candidate) => candidate.id === id)!;
    const latencyFrames = this.#desk.latencyOf(owner, insert.plugin);
    if (latencyFrames !== insert.latencyFrames) this.#edits.changeInsert(strip, id, { latencyFrames });
    else this.#cells.param(owner, insert.plugin, name);
  }
}

function removed(target: string): GraphError {
  return new GraphError("removed", [target], `${target}: what it belonged to is not on the desk any more`);
}
