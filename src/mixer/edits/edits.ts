import * as edit from "../../graph/edit.ts";
import { GraphError } from "../../graph/errors.ts";
import { defaultPlacement, type Graph, type Insert, type Key, type Send, type Strip } from "../../graph/graph.ts";
import { waysOf } from "../../graph/paths.ts";
import type { ParamValue } from "../../params/spec.ts";
import { completeValues, type PluginSpec } from "../../plugins/describe.ts";
import { insertControls, sendControls, stripControls } from "../../plugins/desk.ts";
import { pluginById } from "../../plugins/index.ts";
import { checkedSaid } from "../../session/said.ts";
import {
  checked,
  checkedExtra,
  checkedKey,
  checkedParams,
  checkedPlugin,
  checkedSide,
  freeId,
  initials,
  type Said,
} from "../calls/checked.ts";
import type { Desk } from "../desk/desk.ts";
import { withoutStrip } from "../desk/group-list.ts";
import { withoutTargets } from "../desk/lane-list.ts";
import { withoutValues } from "../desk/scene-list.ts";
import { partsOf } from "../desk/target-spec.ts";
import { insertTargets, pluginTargets, sendTargets, stripTargets } from "../desk/targets.ts";
import { withoutMember } from "../desk/vca-list.ts";
import { SEND_OPTIONS, type SendOptions, type UnkeyedInsertOptions } from "./strip-options.ts";
import type { Turn } from "./turn.ts";

/** Every change of shape. Each makes a new graph and the values that belong to it, or throws and changes nothing. */
export class Edits {
  readonly #desk: Desk;
  readonly #turn: Pick<Turn, "edit" | "shapeChanged">;
  readonly #halt: (targets: readonly string[]) => void;
  /** Things made so far; each is told from what had its id before by its number. */
  #births = 0;

  /** @param halt ends the ramps of these values where they are heard just now: the values are about to go */
  constructor(desk: Desk, turn: Pick<Turn, "edit" | "shapeChanged">, halt: (targets: readonly string[]) => void) {
    this.#halt = halt;
    this.#desk = desk;
    this.#turn = turn;
  }

  /** Values that are set as one step. @param label what that is called */
  together(change: () => void, label: string): void {
    this.#turn.edit(change, label);
  }

  /** The monitor hears other strips than before, or hears them elsewhere. */
  listened(): void {
    this.#desk.soloChanged();
    this.#turn.shapeChanged();
  }

  addStrip(strip: Omit<Strip, "birth">): void {
    if (this.#desk.vcas.some(({ id }) => id === strip.id))
      throw new GraphError("duplicate-id", [strip.id], `there is a VCA named "${strip.id}" already`);
    this.#take(edit.addStrip(this.#desk.graph, { ...strip, birth: ++this.#births }), initials(strip.id, stripControls));
  }

  changeStrip(id: string, change: Parameters<typeof edit.changeStrip>[2]): void {
    this.#take(edit.changeStrip(this.#desk.graph, id, change));
  }

  removeStrip(id: string): void {
    const { graph } = this.#desk;
    const sendsToIt = (waysOf(graph).into.get(id) ?? []).filter(({ kind }) => kind === "send");
    const own = stripTargets(edit.stripOf(graph, id));
    this.#turn.edit(() => {
      this.#take(edit.removeStrip(this.#desk.graph, id));
      this.#desk.clips.delete(id);
      this.#desk.inputs.delete(id);
      for (const target of [...this.#desk.impulses.keys()]) if (target.startsWith(`${id}/`)) this.#desk.impulses.delete(target);
      this.#desk.vcas = withoutMember(this.#desk.vcas, id);
      this.#desk.groups = withoutStrip(this.#desk.groups, id);
      this.#forget([...own, ...sendsToIt.flatMap((send) => sendTargets(send.id))]);
    });
  }

  addInsert(id: string, plugin: PluginSpec, said: Said, options: UnkeyedInsertOptions, key: Key | null): string {
    const strip = edit.stripOf(this.#desk.graph, id);
    const insertId = options.id ?? freeId(plugin.id, strip.inserts);
    const target = `${id}/${insertId}`;
    const { values, latencyFrames } = this.#setUp(plugin, target, said);
    const extraLatencyFrames = checkedExtra(target, options.extraLatencyFrames ?? 0);
    const insert: Insert = {
      id: insertId,
      birth: ++this.#births,
      plugin: plugin.id,
      placement: checkedSide(`${target}.placement`, options.placement ?? defaultPlacement(strip.role)),
      sidechain: checkedKey(plugin, id, key),
      latencyFrames: latencyFrames + extraLatencyFrames,
      extraLatencyFrames,
    };
    const wet = options.wet ?? insertControls.wet.initial;
    const own = [
      ...initials(target, insertControls),
      [`${target}.wet`, checked(insertControls.wet, `${target}.wet`, wet)] as const,
    ];
    this.#take(edit.addInsert(this.#desk.graph, id, insert, options.at), [...own, ...values]);
    return insertId;
  }

  /** Another plugin in an insert's place, under its id: its place, placement, key, bypass and wet stay, its parameters and its lateness are the new plugin's. */
  replaceInsert(id: string, insertId: string, plugin: PluginSpec, said: Said): void {
    const target = `${id}/${insertId}`;
    const { values, latencyFrames } = this.#setUp(plugin, target, said);
    const old = this.#desk.insertNamed(target);
    const change = {
      birth: ++this.#births,
      plugin: plugin.id,
      latencyFrames,
      extraLatencyFrames: 0,
      sidechain: plugin.sidechain ? old.sidechain : null,
    };
    const gone = pluginTargets(target, old);
    this.#turn.edit(() => {
      this.#desk.impulses.delete(target);
      this.#take(edit.changeInsert(this.#desk.graph, id, insertId, change), values, gone);
      // The same parameters: lanes stay, as far as none would make it later.
      if (plugin.id === old.plugin) return this.makeLate(id, insertId, latencyFrames);
      this.#desk.automation = withoutTargets(this.#desk.automation, gone);
      this.#desk.scenes = withoutValues(this.#desk.scenes, gone);
    });
  }

  /** Parameters made the plugin this late. What was drawn and would make it something else goes: no lane may. */
  makeLate(id: string, insertId: string, latencyFrames: number): void {
    this.changeInsert(id, insertId, { latencyFrames });
    const target = `${id}/${insertId}`;
    const insert = this.#desk.insertNamed(target);
    const wrong = this.#desk.automation.filter(({ target: drawn, points }) => {
      const { owner, name } = partsOf(drawn);
      return (
        owner === target && points.some(({ value }) => this.#desk.latencyOf(target, insert, { [name]: value }) !== latencyFrames)
      );
    });
    this.#desk.automation = withoutTargets(
      this.#desk.automation,
      wrong.map((lane) => lane.target),
    );
  }

  /** What listens to whom; `null` takes the key away. */
  keyInsert(id: string, insertId: string, key: Key | null): void {
    const plugin = pluginById.get(this.#desk.insertNamed(`${id}/${insertId}`).plugin)!;
    this.changeInsert(id, insertId, { sidechain: checkedKey(plugin, id, key) });
  }

  moveInsert(id: string, insertId: string, at: number): void {
    this.#take(edit.moveInsert(this.#desk.graph, id, insertId, at));
  }

  /** @param extraLatencyFrames how much later it is than its plugin says */
  delayInsert(id: string, insertId: string, extraLatencyFrames: number): void {
    const target = `${id}/${insertId}`;
    const extra = checkedExtra(target, extraLatencyFrames);
    const latencyFrames = this.#desk.latencyOf(target, { ...this.#desk.insertNamed(target), extraLatencyFrames: extra });
    this.changeInsert(id, insertId, { extraLatencyFrames: extra, latencyFrames });
  }

  /** Whether what is early waits for what is late. */
  compensate(delayCompensation: boolean): void {
    const { graph } = this.#desk;
    if ((graph.delayCompensation ?? true) !== delayCompensation) this.#take({ ...graph, delayCompensation });
  }

  changeInsert(id: string, insertId: string, change: Partial<Omit<Insert, "id">>): void {
    this.#take(edit.changeInsert(this.#desk.graph, id, insertId, change));
  }

  removeInsert(id: string, insertId: string): void {
    this.#turn.edit(() => {
      const target = `${id}/${insertId}`;
      const insert = this.#desk.insertNamed(target);
      this.#desk.impulses.delete(target);
      this.#take(edit.removeInsert(this.#desk.graph, id, insertId));
      this.#forget(insertTargets(target, insert));
    });
  }

  addSend(id: string, to: string, options: SendOptions): string {
    const { id: said, tap = "post-fader", levelDb, pan, mute } = checkedSaid(`${id}: addSend's options`, options, SEND_OPTIONS);
    const sendId = said ?? freeId(to, edit.stripOf(this.#desk.graph, id).sends);
    const target = `${id}>${sendId}`;
    const values = Object.entries({ levelDb, pan, mute }).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[`${target}.${name}`, checked(sendControls[name as "levelDb"], `${target}.${name}`, value)] as const],
    );
    const send = { id: sendId, birth: ++this.#births, to, tap: checkedSide(`${target}.tap`, tap) };
    this.#take(edit.addSend(this.#desk.graph, id, send), [...initials(target, sendControls), ...values]);
    return sendId;
  }

  changeSend(id: string, sendId: string, change: Partial<Omit<Send, "id">>): void {
    this.#take(edit.changeSend(this.#desk.graph, id, sendId, change));
  }

  removeSend(id: string, sendId: string): void {
    this.#turn.edit(() => {
      this.#take(edit.removeSend(this.#desk.graph, id, sendId));
      this.#forget(sendTargets(`${id}>${sendId}`));
    });
  }

  /** A plugin's values, and how late they make it. @throws GraphError `bad-id`, RangeError for a parameter or value it does not have */
  #setUp(plugin: PluginSpec, target: string, said: Said): { values: [string, ParamValue][]; latencyFrames: number } {
    checkedPlugin(plugin);
    const values = completeValues(plugin, checkedParams(plugin, target, said));
    return {
      values: Object.entries(values).map(([name, value]) => [`${target}.${name}`, value]),
      latencyFrames: plugin.latencyFrames?.(values, this.#desk.sampleRate) ?? 0,
    };
  }

  /** What does not fit into the engine's memory is refused by whom it is told; then it has not happened. */
  #take(graph: Graph, added: readonly (readonly [string, ParamValue])[] = [], gone: readonly string[] = []): void {
    this.#turn.edit(() => {
      this.#halt(gone);
      this.#desk.graph = graph;
      for (const target of gone) this.#desk.values.delete(target);
      for (const [target, value] of added) this.#desk.values.set(target, value);
      this.#turn.shapeChanged();
    });
  }

  /** The values of what is gone, what was drawn of them, and what scenes hold of them. */
  #forget(gone: readonly string[]): void {
    this.#halt(gone);
    for (const target of gone) this.#desk.values.delete(target);
    this.#desk.automation = withoutTargets(this.#desk.automation, gone);
    this.#desk.scenes = withoutValues(this.#desk.scenes, gone);
  }
}
