import type { Arena } from "./arena.ts";

export interface Held {
  readonly address: number;
  readonly bytes: number;
}

/**
 * What each thing of the desk (a strip's cells, a ring, a bank, a clip's audio) occupies, by name. A thing that is wanted
 * again by the next plan stays where it is, with its state; the others are freed when nobody performs the old plan any more.
 */
export class Holdings {
  readonly #arena: Arena;
  #held = new Map<string, Held>();
  #wanted = new Map<string, Held>();
  /** Names first wanted since {@link begin}. */
  #fresh: string[] = [];

  constructor(arena: Arena) {
    this.#arena = arena;
  }

  begin(): void {
    this.#wanted = new Map();
    this.#fresh = [];
  }

  /** Where `name` is, now and after the swap. Its memory is new (`fresh` lists it) unless it was held already. */
  want(name: string, bytes: number): number {
    const known = this.#wanted.get(name) ?? this.#held.get(name);
    if (known && known.bytes === bytes) {
      this.#wanted.set(name, known);
      return known.address;
    }
    const held = { address: this.#arena.take(bytes, name), bytes };
    this.#wanted.set(name, held);
    this.#fresh.push(name);
    return held.address;
  }

  /** New names since {@link begin}, with where they are. */
  get fresh(): readonly (Held & { readonly name: string })[] {
    return this.#fresh.map((name) => ({ name, ...this.#wanted.get(name)! }));
  }

  /** Where the last of what is wanted ends; 0 when nothing is. */
  get end(): number {
    let end = 0;
    for (const { address, bytes } of this.#wanted.values()) end = Math.max(end, address + bytes);
    return end;
  }

  /** What is wanted since the last {@link commit} is given back. */
  abandon(): void {
    for (const { address, bytes } of this.fresh) this.#arena.giveBack(address, bytes);
    this.begin();
  }

  /** The wanted are the held. Returns what frees the memory of those that are not wanted any more. */
  commit(): () => void {
    const staying = new Set(this.#wanted.values());
    const leaving = [...this.#held.values()].filter((held) => !staying.has(held));
    this.#held = this.#wanted;
    this.begin();
    return () => {
      for (const { address, bytes } of leaving) this.#arena.giveBack(address, bytes);
    };
  }
}
