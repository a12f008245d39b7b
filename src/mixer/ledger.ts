/** What stood at a key of a table before it was changed; `undefined` for nothing. */
export interface Note {
  readonly table: Ledger<unknown>;
  readonly key: string;
  readonly before: unknown;
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
