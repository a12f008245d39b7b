import { closed } from "../calls/gone.ts";
import { Ledger, type Note } from "./ledger.ts";

interface Delta {
  readonly before: unknown;
  after: unknown;
}

/** What one step of the user's changed: whole things as they were and are, and of tables the entries that differ. */
export class Change<Wholes extends object> {
  readonly before: Wholes;
  after: Wholes;
  readonly #deltas = new Map<Ledger<unknown>, Map<string, Delta>>();

  constructor(before: Wholes) {
    this.before = before;
    this.after = before;
  }

  /** What was noted since, in its order, and how things are now. */
  fold(notes: readonly Note[], after: Wholes): void {
    this.after = after;
    for (const { table, key, before, promise } of notes) {
      const deltas = this.#deltas.get(table) ?? new Map<string, Delta>();
      this.#deltas.set(table, deltas);
      const delta = deltas.get(key);
      const left = promise ? promise.after : table.get(key);
      if (delta) delta.after = left;
      else deltas.set(key, { before, after: left });
    }
  }

  /** What an entry was on its way to came out as this. Returns what makes that unsaid; `null` where it was not of this change's making. */
  amend<V>(table: Ledger<V>, key: string, after: V): (() => void) | null {
    const delta = this.#deltas.get(table as Ledger<unknown>)?.get(key);
    if (!delta) return null;
    const said = delta.after;
    delta.after = after;
    return () => {
      delta.after = said;
    };
  }

  /** Keys of a table whose entry has changed. */
  keysOf(table: Ledger<unknown>): string[] {
    return [...(this.#deltas.get(table) ?? [])].filter(([, { before, after }]) => before !== after).map(([key]) => key);
  }

  /** Whatever stood in a table before or after. */
  entriesOf<V>(table: Ledger<V>): V[] {
    const deltas = this.#deltas.get(table as Ledger<unknown>);
    return [...(deltas?.values() ?? [])]
      .flatMap(({ before, after }) => [before, after])
      .filter((entry) => entry !== undefined) as V[];
  }

  /** Names of the whole things that have changed. */
  get wholes(): (keyof Wholes)[] {
    return (Object.keys(this.before) as (keyof Wholes)[]).filter((name) => this.before[name] !== this.after[name]);
  }

  /** Whether everything was left as it had been: what was sent on its way was stopped before it began. */
  get isNothing(): boolean {
    const isSame = ({ before, after }: Delta) => before === after;
    return this.wholes.length === 0 && [...this.#deltas.values()].every((deltas) => [...deltas.values()].every(isSame));
  }

  /** Puts the tables as they were, or as they were left. */
  putTables(side: "before" | "after"): void {
    for (const [table, deltas] of this.#deltas) for (const [key, delta] of deltas) table.put(key, delta[side]);
  }

  /** Forgets an entry: it is as it is, whatever is taken back. */
  drop(table: Ledger<unknown>, key: string): void {
    this.#deltas.get(table)?.delete(key);
  }
}

/**
 * Writes down what changes on a desk: tables note their own entries, things that are replaced as a whole are compared. Looking back costs
 * what was changed, not what there is.
 */
export class Journal<Wholes extends object> {
  readonly #notes: Note[] = [];
  readonly #read: () => Wholes;
  readonly #write: (wholes: Wholes) => void;
  /** As they were when the notes begin. */
  #wholes: Wholes | null = null;
  #closed = false;

  /** @param read the whole things as they are @param write puts them in place */
  constructor(read: () => Wholes, write: (wholes: Wholes) => void) {
    this.#read = read;
    this.#write = write;
  }

  /** Nothing may be changed any more. */
  close(): void {
    this.#closed = true;
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Before anything is changed. @param what as errors name it @throws GraphError `closed` */
  checkOpen(what: string): void {
    if (this.#closed) throw closed(what);
  }

  table<V>(entries: Iterable<readonly [string, V]> = []): Ledger<V> {
    return new Ledger<V>(this.#notes, entries);
  }

  /** From here on things are written down; what was before is as if it had always been so. */
  begin(): void {
    this.#notes.length = 0;
    this.#wholes = this.#read();
  }

  /** Returns what puts everything back as it is now. */
  mark(): () => void {
    const [wholes, place] = [this.#read(), this.#notes.length];
    return () => {
      this.#write(wholes);
      for (const { table, key, before, promise } of this.#notes.slice(place).reverse())
        if (promise) promise.takeBack();
        else table.put(key, before);
      this.#notes.length = place;
    };
  }

  /** What stood in a table before it was changed since the last call of {@link take}. */
  entriesOf<V>(table: Ledger<V>): V[] {
    const notes = this.#notes.filter((note) => note.table === (table as Ledger<unknown>) && note.before !== undefined);
    return notes.map(({ before }) => before as V);
  }

  /** Whether an entry was changed, or sent on its way, since the last call of {@link take}. */
  hasChanged(table: Ledger<unknown>, key: string): boolean {
    return this.#notes.some((note) => note.table === table && note.key === key && note.promise?.after !== note.before);
  }

  /** What was changed since the last call, added to `change`; the notes begin anew. */
  take(change = new Change<Wholes>(this.#wholes ?? this.#read())): Change<Wholes> {
    change.fold(this.#notes, this.#read());
    this.begin();
    return change;
  }
}
