import type { ParamSpec, ParamValue } from "../../params/spec.ts";
import { DESK, groupControls, stripControls } from "../../plugins/desk.ts";
import type { Group } from "../../session/session.ts";
import type { Desk } from "../desk/desk.ts";
import { partsOf } from "../desk/target-spec.ts";
import type { ValueDrawing, ValueStore } from "./value-store.ts";

/** A store that can change several values as one change. */
export interface LinkedStore extends ValueStore {
  setAll(values: ReadonlyMap<string, ParamValue>): void;
}

/** Where a control that an end of its range stops would stand, as of a leader's value: true only while that is what it was. */
interface Beyond {
  readonly place: number;
  readonly leader: string;
  readonly leaderValue: ParamValue;
}

/**
 * What a hand does to a strip: the strips it is grouped with follow, and an exclusive solo ends the others. Whatever else sets values
 * (automation, a scene, undo) goes past this.
 */
export class Links implements ValueStore {
  readonly #desk: Desk;
  readonly #store: LinkedStore;
  readonly #beyond = new Map<string, Beyond>();

  constructor(desk: Desk, store: LinkedStore) {
    this.#desk = desk;
    this.#store = store;
  }

  get drawing(): ValueDrawing {
    return this.#store.drawing;
  }

  heard(target: string): ParamValue {
    return this.#store.heard(target);
  }

  get(target: string): ParamValue {
    return this.#store.get(target);
  }

  /** Of a strip that is grouped, a hand is on the others' controls too. */
  takeHold(target: string): void {
    const { owner, name } = partsOf(target);
    const linking = this.#linkingOf(owner, name);
    this.#store.takeHold(target);
    if (linking.length === 0) return;
    for (const id of this.#follow(linking, owner, name, this.get(target)).keys()) this.#store.takeHold(`${id}.${name}`, target);
  }

  letGo(target: string): void {
    this.#store.letGo(target);
  }

  /** Groups that link this control, of whichever strips: they hang together by strips that are in several. */
  #linkingOf(strip: string, name: string): Group[] {
    if (!this.#desk.graph.strips.has(strip)) return [];
    return this.#desk.groups.filter(
      ({ active, controls }) => active && controls.some((control) => groupControls[control] === name),
    );
  }

  listen(target: string, listener: () => void): () => void {
    return this.#store.listen(target, listener);
  }

  set(target: string, value: ParamValue): void {
    const dot = target.lastIndexOf(".");
    const [strip, name] = [target.slice(0, dot), target.slice(dot + 1)];
    if (this.#desk.graph.strips.has(strip)) this.#setLinked(target, strip, name, value);
    else this.#store.set(target, value);
  }

  #setLinked(target: string, strip: string, name: string, value: ParamValue): void {
    const linking = this.#linkingOf(strip, name);
    const places = linking.length > 0 ? this.#follow(linking, strip, name, value) : new Map([[strip, value]]);
    const values = new Map([...places].map(([id, place]) => [`${id}.${name}`, within(specOf(name), place)] as const));
    if (name === "solo" && value === true && this.#desk.values.get(`${DESK}.exclusiveSolo`) === true) this.#endOtherSolos(values);
    this.#store.setAll(values);
    for (const [id, place] of places) this.#remember(`${id}.${name}`, place, target, value);
  }

  /**
   * Where every linked strip's control goes, were its range without ends. Groups that share a strip move as one; the fewest
   * steps from the hand count, and of as many the group that stands first.
   */
  #follow(groups: readonly Group[], leader: string, name: string, value: ParamValue): Map<string, ParamValue> {
    this.#store.get(`${leader}.${name}`);
    const places = new Map([[leader, value]]);
    for (const [strip, place] of places) {
      const from = this.#standing(`${strip}.${name}`);
      for (const { members, mode } of groups) {
        if (!members.includes(strip)) continue;
        for (const member of members) {
          if (places.has(member)) continue;
          const own = this.#standing(`${member}.${name}`);
          const moves = mode === "relative" && typeof own === "number" && typeof place === "number" && typeof from === "number";
          places.set(member, moves ? rounded(own + place - from) : place);
        }
      }
    }
    return places;
  }

  /** Where a control stands, or would stand if no end of its range had stopped it. */
  #standing(target: string): ParamValue {
    const value = this.#desk.values.get(target)!;
    const beyond = this.#beyond.get(target);
    if (!beyond) return value;
    const holds = within(specOf(target.slice(target.lastIndexOf(".") + 1)), beyond.place) === value;
    if (holds && this.#desk.values.get(beyond.leader) === beyond.leaderValue) return beyond.place;
    this.#beyond.delete(target);
    return value;
  }

  #remember(target: string, place: ParamValue, leader: string, leaderValue: ParamValue): void {
    if (typeof place === "number" && place !== this.#desk.values.get(target))
      this.#beyond.set(target, { place, leader, leaderValue });
    else this.#beyond.delete(target);
  }

  #endOtherSolos(values: Map<string, ParamValue>): void {
    for (const id of this.#desk.graph.strips.keys()) {
      const target = `${id}.solo`;
      if (!values.has(target) && this.#desk.values.get(target) === true) values.set(target, false);
    }
  }
}

const specOf = (name: string): ParamSpec | undefined => (stripControls as Readonly<Record<string, ParamSpec>>)[name];

function within(spec: ParamSpec | undefined, value: ParamValue): ParamValue {
  if (spec?.kind !== "number" || typeof value !== "number") return value;
  return Math.min(spec.max, Math.max(spec.min, value));
}

/** To a billionth: a fader that went up and came back stands where it stood, whatever sums do to the last digits. 0 is 0, never -0. */
const rounded = (value: number) => Math.round(value * 1e9) / 1e9 + 0;
