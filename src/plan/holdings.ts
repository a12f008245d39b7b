import type { Arena } from "./arena.ts";

export interface Held {
  readonly name: string;
  readonly address: number;
  readonly bytes: number;
}

interface Holding extends Held {
  /** The plan that wanted it last, counted by {@link Holdings.begin}. */
  wantedBy: number;
  /** What the plan in use holds under the same name, of another size; kept until this is the plan in use. */
  before: Holding | undefined;
}

/**
 * What each thing of the desk (a strip's cells, a ring, a bank, a clip's audio) occupies, by name. A thing that is wanted
 * again by the next plan stays where it is, with its state; the others are freed when nobody performs the old plan any more.
 */
export class Holdings {
  readonly #arena: Arena;
  readonly #holdings = new Map<string, Holding>();
  #plan = 0;
  #fresh: Holding[] = [];

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  #begin(): void {
    this.#plan++;
    this.#fresh = [];
  }

  /** Where `name` is, now and after the swap. Its memory is new (`fresh` lists it) unless it was held already. */
  want(name: string, bytes: number): number {
    const known = this.#holdings.get(name);
    if (known?.bytes === bytes) {
      known.wantedBy = this.#plan;
      return known.address;
    }
    const holding = { name, address: this.#arena.take(bytes, name), bytes, wantedBy: this.#plan, before: known };
    this.#holdings.set(name, holding);
    this.#fresh.push(holding);
    return holding.address;
  }

  /** What is new since the last {@link commit} or {@link abandon}. */
  get fresh(): readonly Held[] {
    return this.#fresh;
  }

  /** Where the last of what is wanted ends; 0 when nothing is. */
  get end(): number {
    let end = 0;
    for (const { address, bytes, wantedBy } of this.#holdings.values())
      if (wantedBy === this.#plan) end = Math.max(end, address + bytes);
    return end;
  }

  /** What is wanted since the last {@link commit} is given back. */
  abandon(): void {
    for (const { name, address, bytes, before } of this.#fresh.reverse()) {
      this.#arena.giveBack(address, bytes);
      if (before) this.#holdings.set(name, before);
      else this.#holdings.delete(name);
    }
    this.#begin();
  }

  /** The wanted are the held. Returns what frees the memory of those that are not wanted any more. */
  commit(): () => void {
    const leaving: Held[] = this.#fresh.flatMap(({ before }) => before ?? []);
    for (const holding of this.#fresh) holding.before = undefined;
    for (const holding of this.#holdings.values())
      if (holding.wantedBy !== this.#plan) {
        leaving.push(holding);
        this.#holdings.delete(holding.name);
      }
    this.#begin();
    return () => {
      for (const { address, bytes } of leaving) this.#arena.giveBack(address, bytes);
    };
  }
}
