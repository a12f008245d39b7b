/** What stood at a key of a table before it was changed; `undefined` for nothing. */
export interface Note {
  readonly table: Ledger<unknown>;
  readonly key: string;
  readonly before: unknown;
  /** What will stand there, where it is on its way and the table does not know of it yet. */
  readonly promise?: Promised;
}

/** What a change will come to, and what takes it back before it has. */
export interface Promised {
  readonly after: unknown;
  readonly takeBack: () => void;
}

/** A table that says what it held whenever that changes, so that going back costs what was changed and no more. */
export class Ledger<V> extends Map<string, V> {
  readonly #notes: Note[];

  /** @param notes where the changes of several tables are written down, in their order */
  constructor(notes: Note[], entries: Iterable<readonly [string, V]> = []) {
    super();
    this.#notes = notes;
    for (const [key, value] of entries) super.set(key, value);
  }

  /** `key` sets out for `after` from what it would have been without. */
  promise(key: string, before: V, after: V, takeBack: () => void): void {
    this.#notes.push({ table: this, key, before, promise: { after, takeBack } });
  }

  /** What was on its way has come: no change of its own. */
  arrive(key: string, value: V): void {
    super.set(key, value);
  }

  override set(key: string, value: V): this {
    this.#notes.push({ table: this, key, before: this.get(key) });
    return super.set(key, value);
  }

  override delete(key: string): boolean {
    if (!this.has(key)) return false;
    this.#notes.push({ table: this, key, before: this.get(key) });
    return super.delete(key);
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key);
  }

  /** @param value `undefined`: nothing stands there */
  put(key: string, value: V | undefined): void {
    if (value === undefined) this.delete(key);
    else this.set(key, value);
  }
}
