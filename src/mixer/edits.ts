import * as edit from "../graph/edit.ts";
import { GraphError } from "../graph/errors.ts";
import { defaultPlacement, type Graph, type Insert, type Strip } from "../graph/graph.ts";
import { checkedValue, ParamError } from "../params/cell.ts";
import type { ParamSpec, ParamValue } from "../params/spec.ts";
import { completeValues, type PluginSpec } from "../plugins/describe.ts";
import { insertControls, sendControls, stripControls } from "../plugins/desk.ts";
import { pluginById } from "../plugins/index.ts";
import type { Desk } from "./desk.ts";
import type { InsertOptions, SendOptions } from "./strip.ts";

/** Every change of shape. Each makes a new graph and the values that belong to it, or throws and changes nothing. */
export class Edits {
  readonly #desk: Desk;
  readonly #changed: () => void;

  constructor(desk: Desk, changed: () => void) {
    this.#desk = desk;
    this.#changed = changed;
  }

  addStrip(strip: Strip): void {
    this.#take(edit.addStrip(this.#desk.graph, strip), initials(strip.id, stripControls));
  }

  changeStrip(id: string, change: Parameters<typeof edit.changeStrip>[2]): void {
    this.#take(edit.changeStrip(this.#desk.graph, id, change));
  }

  removeStrip(id: string): void {
    this.#take(edit.removeStrip(this.#desk.graph, id));
    this.#desk.clips.delete(id);
    this.#desk.inputs.delete(id);
    this.#forget(id);
  }

  addInsert(id: string, plugin: PluginSpec, said: Readonly<Record<string, unknown>>, options: InsertOptions): string {
    if (pluginById.get(plugin.id) !== plugin)
      throw new GraphError("bad-id", [plugin.id], `"${plugin.id}" is not a plugin of this engine`);
    if (options.sidechain && !plugin.sidechain)
      throw new GraphError("bad-sidechain", [id, plugin.id], `${plugin.label} listens to no key; leave sidechain out`);
    const strip = edit.stripOf(this.#desk.graph, id);
    const insertId = options.id ?? freeId(plugin.id, strip.inserts);
    const target = `${id}/${insertId}`;
    const values = completeValues(plugin, checkedParams(plugin, target, said));
    const added = Object.entries(values).map(([name, value]) => [`${target}.${name}`, value] as const);
    const insert: Insert = {
      id: insertId,
      plugin: plugin.id,
      placement: options.placement ?? defaultPlacement(strip.role),
      sidechain: options.sidechain ? { from: options.sidechain.from.id, tap: options.sidechain.tap ?? "post-fader" } : null,
      latencyFrames: plugin.latencyFrames?.(values, this.#desk.sampleRate) ?? 0,
    };
    this.#take(edit.addInsert(this.#desk.graph, id, insert, options.at), [...initials(target, insertControls), ...added]);
    return insertId;
  }

  changeInsert(id: string, insertId: string, change: Partial<Omit<Insert, "id">>): void {
    this.#take(edit.changeInsert(this.#desk.graph, id, insertId, change));
  }

  removeInsert(id: string, insertId: string): void {
    this.#take(edit.removeInsert(this.#desk.graph, id, insertId));
    this.#forget(`${id}/${insertId}`);
  }

  addSend(id: string, to: string, { id: said, levelDb = 0, tap = "post-fader" }: SendOptions): string {
    const sendId = said ?? freeId(to, edit.stripOf(this.#desk.graph, id).sends);
    const target = `${id}>${sendId}`;
    const level = checked(sendControls.levelDb, `${target}.levelDb`, levelDb);
    const added = [...initials(target, sendControls), [`${target}.levelDb`, level] as const];
    this.#take(edit.addSend(this.#desk.graph, id, { id: sendId, to, tap }), added);
    return sendId;
  }

  removeSend(id: string, sendId: string): void {
    this.#take(edit.removeSend(this.#desk.graph, id, sendId));
    this.#forget(`${id}>${sendId}`);
  }

  /** What does not fit into the engine's memory is refused by whom it is told; then it has not happened. */
  #take(graph: Graph, added: readonly (readonly [string, ParamValue])[] = []): void {
    const { graph: before } = this.#desk;
    this.#desk.graph = graph;
    for (const [target, value] of added) this.#desk.values.set(target, value);
    try {
      this.#changed();
    } catch (error) {
      this.#desk.graph = before;
      for (const [target] of added) this.#desk.values.delete(target);
      throw error;
    }
  }

  /** The values of what is gone: `id.`, `id/` and `id>`. */
  #forget(id: string): void {
    for (const target of this.#desk.values.keys())
      if (target.startsWith(id) && /^[./>]/.test(target.slice(id.length))) this.#desk.values.delete(target);
  }
}

function initials(prefix: string, specs: Readonly<Record<string, ParamSpec>>): (readonly [string, ParamValue])[] {
  return Object.entries(specs).map(([name, spec]) => [`${prefix}.${name}`, spec.initial] as const);
}

/** `room`, or `room-2` when there is one. */
function freeId(wish: string, taken: readonly { readonly id: string }[]): string {
  const ids = new Set(taken.map(({ id }) => id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wish : `${wish}-${n}`;
    if (!ids.has(id)) return id;
  }
}

/** The value itself. @throws RangeError that names the target, what it was given and what it takes. */
export function checked(spec: ParamSpec, target: string, value: unknown): ParamValue {
  try {
    return checkedValue(spec, value);
  } catch (error) {
    if (error instanceof ParamError) throw new RangeError(`${error.code}: ${target}: ${error.message}`, { cause: error });
    throw error;
  }
}

function checkedParams(plugin: PluginSpec, target: string, said: Readonly<Record<string, unknown>>): Record<string, ParamValue> {
  const entries = Object.entries(said).map(([name, value]) => {
    const spec = plugin.params[name];
    if (!spec)
      throw new RangeError(
        `unknown-param: ${target}: ${plugin.label} has no parameter "${name}"; it has ${Object.keys(plugin.params).join(", ")}`,
      );
    return [name, checked(spec, `${target}.${name}`, value)] as const;
  });
  return Object.fromEntries(entries);
}
