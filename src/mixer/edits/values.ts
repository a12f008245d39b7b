import type { ParamValue } from "../../params/spec.ts";
import { DESK } from "../../plugins/desk.ts";
import { removed } from "../calls/gone.ts";
import { Listeners } from "../calls/listeners.ts";
import type { Desk } from "../desk/desk.ts";
import { partsOf, specOf } from "../desk/target-spec.ts";
import type { Cells } from "../stage/cells.ts";
import type { Edits } from "./edits.ts";
import type { ValueEnds } from "./value-ends.ts";
import type { ValueMover, Way } from "./value-mover.ts";
import type { ValueStore } from "./value-store.ts";
import { insertAt, ValueWire } from "./value-wire.ts";

/** Every value of the desk by its target, and what has to be told to the engine when one changes. */
export class Values implements ValueStore {
  readonly #desk: Desk;
  readonly #wire: ValueWire;
  readonly #edits: Edits;
  readonly #listeners = new Listeners<Record<string, { readonly target: string }>>();
  readonly #ends: ValueEnds;
  /** Targets set while an edit is open; told to the engine when it ends well. */
  #held: Set<string> | null = null;
  /** Inserts of which the open edit makes new ones. */
  readonly #remade = new Set<string>();
  /** How what was held gets to its place, where it does not go at once. */
  readonly #ways = new Map<string, Way>();
  /** As held, by {@link touch}. */
  readonly #touched = new Set<string>();

  constructor(desk: Desk, cells: Cells, edits: Edits, ends: ValueEnds) {
    this.#desk = desk;
    this.#wire = new ValueWire(desk, cells, (target) => this.drawing.moves(target));
    this.#edits = edits;
    this.#ends = ends;
  }

  /** What moves values in time; it hears of every value that is set. */
  drawing!: ValueMover;

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

  /** The value as it is set, of what is about to be changed. @throws GraphError `removed` or `closed` */
  changing(target: string): ParamValue {
    const value = this.get(target);
    this.#desk.journal.checkOpen(target);
    return value;
  }

  set(target: string, value: ParamValue): void {
    this.setAll(new Map([[target, value]]));
  }

  /** Several values as one change: all of them are set before the first is told. @param isByHand which of them a hand is there with at once */
  setAll(values: ReadonlyMap<string, ParamValue>, isByHand = (_target: string) => true): void {
    for (const target of values.keys()) this.changing(target);
    if (!this.#held) {
      this.#ends.edit(() => this.setAll(values, isByHand));
      return;
    }
    this.drawing.ramping.halt(values.keys());
    for (const [target, value] of values) {
      this.#desk.values.set(target, value);
      this.#held.add(target);
      this.#ways.delete(target);
    }
    this.drawing.moved(values, isByHand);
  }

  /**
   * As {@link setAll}, but numbers take so long to get there: they are set at once, and heard on their way. Not those that a lane moves, nor
   * those that make a plugin later.
   */
  setOver(values: ReadonlyMap<string, ParamValue>, overMs: number): void {
    const ways = this.drawing.ramping.waysTo(values, overMs);
    const late = new Set(ways.map(({ target }) => target));
    this.#ends.edit(() => {
      this.setAll(values, (target) => !late.has(target));
      for (const way of ways) this.#ways.set(way.target, way);
    });
  }

  /** What these targets mean has changed, though not their values: a VCA has other members. */
  touch(targets: readonly string[]): void {
    if (this.#held) for (const target of targets) this.#touched.add(target);
    else this.#wire.send(targets, this.#remade);
  }

  /** What sounds already is the desk's value from now on. */
  put(target: string, value: ParamValue): void {
    this.#ends.edit(() => {
      this.drawing.ramping.halt([target]);
      this.#desk.values.set(target, value);
      this.#held?.add(target);
    });
  }

  /** Whatever a step sent on its way stays where it is heard: no step of its own. */
  halt(): void {
    this.#ends.edit(() => {
      const { ramping } = this.drawing;
      const targets = ramping.underway;
      ramping.halt(targets);
      for (const target of targets) this.#held?.add(target);
    });
  }

  /** Something that no table holds is about to change. @param takeBack puts it back, where that was in an edit that fails */
  undoable(target: string, takeBack: () => void): void {
    const value = this.get(target);
    if (this.#held) this.#desk.values.promise(target, value, value, takeBack);
  }

  /** What a step sent on its way has come no further than this, unless the open edit fails. What that has set itself is no older step's. */
  stopAt(target: string, value: ParamValue): void {
    const { values, journal } = this.#desk;
    const before = this.get(target);
    const unsay = journal.hasChanged(values, target) ? () => {} : this.#ends.arrived(target, value);
    values.promise(target, value, value, () => {
      values.arrive(target, before);
      unsay();
    });
    values.arrive(target, value);
  }

  /** A value sets out for another: a step when it sets out, and none when it is there. @param takeBack called where that was in an edit that fails */
  setOut(target: string, before: ParamValue, after: ParamValue, takeBack: () => void): void {
    this.#ends.edit(() => this.#desk.values.promise(target, before, after, takeBack));
  }

  /** It is there, or wherever it was left, or a hand took it over: no step. */
  arrive(target: string, value: ParamValue): void {
    this.#desk.values.arrive(target, value);
    this.#ends.arrived(target, value);
    this.#wire.send([target], this.#remade);
    this.#tell(target);
  }

  takeHold(target: string, leader?: string): void {
    this.drawing.touch(target, leader);
  }

  /** The hand is off a control. */
  letGo(target: string): void {
    this.drawing.release(target);
  }

  gesture(): () => void {
    return this.#ends.gesture();
  }

  /** A lane has changed: a step of its own, outside of any edit. */
  laneChanged(): void {
    this.#ends.settled();
  }

  /** Values came back by an undo: nothing moves them on from there. */
  cameBack(): void {
    const back = [...(this.#held ?? [])].flatMap((target) => {
      const value = this.#desk.values.get(target);
      return value === undefined ? [] : [[target, value] as const];
    });
    this.drawing.ramping.drop(back.map(([target]) => target));
    this.drawing.moved(new Map(back), () => true);
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

  /** Nobody is told any more. */
  close(): void {
    this.#listeners.clear();
  }

  /** From here on values are kept from the engine and from listeners. @param targets set before, and held like those set from now on */
  hold(targets: Iterable<string> = []): void {
    this.#held ??= new Set(targets);
  }

  /** What was held and means another shape of the desk, in the engine at least, is part of the edit, and refused with it. */
  reshape(): void {
    const desk = this.#desk.values;
    for (const target of this.#held ?? []) {
      const { owner, name } = partsOf(target);
      if (target === COMPENSATION) this.#edits.compensate(desk.get(target) === true);
      else if (name === "soloMode" || (name === "solo" && this.#listens)) this.#edits.listened();
      else if (owner.includes("/")) this.#fitLatency(owner);
    }
  }

  /** Whether a solo is heard on the monitor and mutes nobody. */
  get #listens(): boolean {
    return this.#desk.monitored && this.#desk.values.get(`${DESK}.soloMode`) !== "in-place";
  }

  #fitLatency(owner: string): void {
    const insert = insertAt(this.#desk, owner);
    if (!insert) return;
    const latencyFrames = this.#desk.latencyOf(owner, insert);
    if (latencyFrames === insert.latencyFrames) return;
    this.#edits.makeLate(owner.slice(0, owner.indexOf("/")), insert.id, latencyFrames);
    this.#remade.add(owner);
  }

  /** @param keep whether what was held is told, or forgotten because the edit did not happen. */
  release(keep: boolean): void {
    const stays = (target: string) => keep && this.#desk.values.has(target) && specOf(this.#desk, target) !== undefined;
    const held = [...(this.#held ?? [])].filter(stays);
    const touched = [...this.#touched].filter(stays);
    this.#held = null;
    this.#touched.clear();
    this.drawing.leaveGone();
    if (keep)
      this.drawing.ramping.go(
        [...this.#ways.values()].filter(({ target, to }) => stays(target) && this.#desk.values.get(target) === to),
      );
    this.#ways.clear();
    this.#wire.send(new Set([...touched, ...held]), this.#remade);
    this.#remade.clear();
    for (const target of held) this.#tell(target);
  }

  #tell(target: string): void {
    this.#listeners.tell(target, { target });
    this.#ends.told(target);
  }
}

const COMPENSATION = `${DESK}.delayCompensation`;
