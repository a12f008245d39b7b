import type { Placement, Strip } from "../graph/graph.ts";
import { plugins } from "../plugins/index.ts";
import type { Bank } from "./banks.ts";
import { NONE, planar, quad, TRASH, UNITY, ZEROS } from "./places.ts";
import type { MeterPoint, Place, Step } from "./plan.ts";

/** What somebody takes of a strip, as `strip:pre-fader`, `strip:post-fader` or `strip:output`; and which meters are read. */
export interface Taken {
  readonly taps: ReadonlySet<string>;
  readonly meters: ReadonlySet<string>;
}

/** Four strips side by side, from their inputs to whatever is taken of them. */
export function bankSteps(bank: Bank, number: number, taken: Taken): Step[] {
  return new BankSteps(bank, number, taken).all();
}

class BankSteps {
  readonly #steps: Step[] = [];
  /** Where the sound is, and where the next step that cannot work in place puts it. */
  #here: Place;
  #there: Place;

  constructor(
    readonly bank: Bank,
    readonly number: number,
    readonly taken: Taken,
  ) {
    this.#here = quad(`bank ${number} a`);
    this.#there = quad(`bank ${number} b`);
  }

  all(): Step[] {
    const { channels } = this.bank[0];
    this.#step("gather", this.#here, channels, ...this.#lanes(({ id }) => planar(`${id}.in`), ZEROS));
    this.#meter("input", channels);
    this.#gain("trim");
    this.#inserts("pre-fader");
    this.#meter("pre-fader", channels);
    this.#scatter("pre-fader", "pre", channels);
    this.#gain("fader");
    this.#gain("mute");
    this.#inserts("post-fader");
    this.#meter("post-fader", channels);
    this.#scatter("post-fader", "post", channels);
    if (this.#isTaken(this.taken.taps, "output") || this.#isTaken(this.taken.meters, "output")) this.#output();
    return this.#steps;
  }

  #output(): void {
    const matrices = this.#lanes(({ id }) => ({ kind: "strip", strip: id, cell: "ll" }), UNITY);
    this.#step("pan", this.#here, this.#there, this.bank[0].channels, ...matrices);
    this.#cross();
    this.#meter("output", 2);
    this.#scatter("output", "out", 2);
  }

  #gain(cell: "trim" | "fader" | "mute"): void {
    const ramps = this.#lanes(({ id }) => ({ kind: "strip", strip: id, cell }), UNITY);
    this.#step("gain", this.#here, this.bank[0].channels, ...ramps);
  }

  #inserts(placement: Placement): void {
    const chains = this.bank.map((strip) => (strip?.inserts ?? []).filter((insert) => insert.placement === placement));
    for (const i of chains[0]!.keys()) {
      const targets = this.bank.map((strip, lane) => strip && `${strip.id}/${chains[lane]![i]!.id}`);
      this.#insert(chains[0]![i]!.plugin, targets, chains[0]![i]!.sidechain !== null);
    }
  }

  /** One plugin of four strips. `targets` are the inserts' names, lane by lane. */
  #insert(plugin: string, targets: readonly (string | null)[], keyed: boolean): void {
    const { channels } = this.bank[0];
    const key = keyed ? quad(`bank ${this.number} key`) : this.#here;
    if (keyed) this.#step("gather", key, channels, ...targets.map((target) => (target ? planar(`${target}.key`) : ZEROS)));
    const state: Place = { kind: "bank", plugin, lanes: targets };
    const inserts = targets.map((target): Place => (target ? { kind: "insert", insert: target } : NONE));
    this.#step(
      "plugin",
      plugins.findIndex(({ id }) => id === plugin),
      channels,
      this.#here,
      this.#there,
      key,
      state,
      ...inserts,
    );
    this.#cross();
  }

  #meter(point: MeterPoint, channels: number): void {
    if (!this.#isTaken(this.taken.meters, point)) return;
    const slots = this.#lanes(
      ({ id }) => (this.taken.meters.has(`${id}:${point}`) ? { kind: "meter", strip: id, point } : NONE),
      NONE,
    );
    this.#step("meter", this.#here, channels, ...slots);
  }

  #scatter(tap: string, suffix: string, channels: number): void {
    if (!this.#isTaken(this.taken.taps, tap)) return;
    const targets = this.#lanes(({ id }) => (this.taken.taps.has(`${id}:${tap}`) ? planar(`${id}.${suffix}`) : TRASH), TRASH);
    this.#step("scatter", this.#here, channels, ...targets);
  }

  #isTaken(names: ReadonlySet<string>, what: string): boolean {
    return this.bank.some((strip) => strip !== null && names.has(`${strip.id}:${what}`));
  }

  #lanes(place: (strip: Strip) => Place, idle: Place): Place[] {
    return this.bank.map((strip) => (strip ? place(strip) : idle));
  }

  #step(name: Step["name"], ...args: Step["args"]): void {
    this.#steps.push({ name, args });
  }

  #cross(): void {
    [this.#here, this.#there] = [this.#there, this.#here];
  }
}
