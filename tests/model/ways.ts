import type { ParamValue } from "../../src/params/spec.ts";
import type { InsertDocument, SessionDocument, StripDocument } from "../../src/session/document.ts";
import { insertId, sendId } from "./said.ts";

/** A way the signal goes from one strip to another: an output, a send, or the key that an insert listens to. */
export interface Way {
  readonly kind: "output" | "send" | "key";
  readonly from: string;
  readonly to: string;
  readonly tap: "pre-fader" | "post-fader";
  /** `a` for the output of a, `a>s` for a send, `a/i` for the key of an insert: no two are alike. */
  readonly name: string;
  /** Place of the keyed insert among its strip's. */
  readonly insert?: number;
}

export function waysOf({ strips }: SessionDocument): Way[] {
  const master = strips.find(({ role }) => role === "master")!.id;
  return strips.flatMap((strip): Way[] => {
    const to = strip.role === "master" ? null : strip.output === undefined ? master : strip.output;
    const output: Way[] = to === null ? [] : [{ kind: "output", from: strip.id, to, tap: "post-fader", name: strip.id }];
    const sends = (strip.sends ?? []).map((send, i): Way => {
      const name = `${strip.id}>${sendId(send, i)}`;
      return { kind: "send", from: strip.id, to: send.to, tap: send.tap ?? "post-fader", name };
    });
    const keys = (strip.inserts ?? []).flatMap((insert, i): Way[] => {
      const key = insert.sidechain;
      const name = `${strip.id}/${insertId(insert, i)}`;
      return key ? [{ kind: "key", from: key.from, to: strip.id, tap: key.tap ?? "post-fader", name, insert: i }] : [];
    });
    return [...output, ...sends, ...keys];
  });
}

/** Strips so that each comes after all that lead to it. */
export function inOrder({ strips }: SessionDocument, ways: readonly Way[]): StripDocument[] {
  const done = new Set<string>();
  const order: StripDocument[] = [];
  while (order.length < strips.length) {
    const next = strips.find(({ id }) => !done.has(id) && ways.every((way) => way.to !== id || done.has(way.from)));
    if (!next) throw new Error("the model met a circle");
    done.add(next.id);
    order.push(next);
  }
  return order;
}

export function placementOf({ role }: StripDocument, insert: InsertDocument): "pre-fader" | "post-fader" {
  return insert.placement ?? (role === "master" ? "post-fader" : "pre-fader");
}

/** What an insert is late by its plugin's word, and what the user says on top. */
/** Milliseconds are kept in single precision. */
export const lookaheadFrames = (ms: ParamValue = 0) => Math.round(Math.fround(Number(ms)) * 48);

export function latencyOf({ plugin, params, extraLatencyFrames = 0 }: InsertDocument): number {
  const own = Number((plugin === "latency" ? params?.frames : undefined) ?? 0);
  return own + lookaheadFrames(params?.lookaheadMs) + extraLatencyFrames;
}

/**
 * Delay compensation: how late each strip's input is, each of its taps, and what each way waits. Where it is switched off nothing waits, and
 * whatever is there is as late as the latest of what comes.
 */
export class Lateness {
  readonly #isOn: boolean;
  readonly #ways: readonly Way[];
  readonly #strips: ReadonlyMap<string, StripDocument>;
  readonly #inputs = new Map<string, number>();

  constructor({ strips, delayCompensation = true }: SessionDocument, ways: readonly Way[]) {
    this.#isOn = delayCompensation;
    this.#ways = ways;
    this.#strips = new Map(strips.map((strip) => [strip.id, strip]));
  }

  /** Everything that meets at a strip meets when the last of it is there; what a key's insert is late by itself, its key need not wait. */
  input(id: string): number {
    const known = this.#inputs.get(id);
    if (known !== undefined) return known;
    const into = this.#ways.filter(({ to, kind }) => to === id && (this.#isOn || kind !== "key"));
    const latest = Math.max(0, ...into.map((way) => this.tap(way.from, way.tap) - this.#meets(way)));
    this.#inputs.set(id, latest);
    return latest;
  }

  tap(id: string, tap: "pre-fader" | "post-fader"): number {
    const { inserts = [] } = this.#strip(id);
    return this.input(id) + this.#through(id, inserts.length, tap === "pre-fader" ? ["pre-fader"] : ["pre-fader", "post-fader"]);
  }

  /** What a render takes off a strip's output: nothing, where nothing is in step. */
  trimmed(id: string): number {
    return this.#isOn ? this.tap(id, "post-fader") : 0;
  }

  /** What a strip's clips wait. */
  source(id: string): number {
    return this.#isOn ? this.input(id) : 0;
  }

  wait(way: Way): number {
    if (!this.#isOn) return 0;
    return this.input(way.to) + this.#meets(way) - this.tap(way.from, way.tap);
  }

  /** Frames from a strip's input to where a way joins it. */
  #meets({ to, insert }: Way): number {
    if (insert === undefined) return 0;
    const strip = this.#strip(to);
    const placement = placementOf(strip, strip.inserts![insert]!);
    const before = this.#through(to, insert, [placement]);
    return placement === "pre-fader" ? before : before + this.#through(to, strip.inserts!.length, ["pre-fader"]);
  }

  /** What the first `count` inserts are late, of those that stand at `placements`. */
  #through(id: string, count: number, placements: readonly string[]): number {
    const strip = this.#strip(id);
    const passed = (strip.inserts ?? []).slice(0, count).filter((insert) => placements.includes(placementOf(strip, insert)));
    return passed.reduce((sum, insert) => sum + latencyOf(insert), 0);
  }

  #strip(id: string): StripDocument {
    return this.#strips.get(id)!;
  }
}

/** Ways that stay open with these strips soloed and those solo-safe: solo in place, as MIXING.md says it. */
export function openWithSolo(ways: readonly Way[], soloed: readonly string[], safe: readonly string[]): Set<string> {
  const heard = ways.filter(({ kind }) => kind !== "key");
  const downstream = new Set([...soloed, ...safe]);
  const leadingToSoloed = new Set(soloed);
  for (let grown = true; grown; ) {
    const before = downstream.size + leadingToSoloed.size;
    for (const { from, to } of heard) {
      if (downstream.has(from)) downstream.add(to);
      if (leadingToSoloed.has(to)) leadingToSoloed.add(from);
    }
    grown = downstream.size + leadingToSoloed.size > before;
  }
  const isOpen = ({ kind, from, to }: Way) => kind === "key" || downstream.has(from) || leadingToSoloed.has(to);
  return new Set(ways.filter((way) => soloed.length === 0 || isOpen(way)).map(({ name }) => name));
}
