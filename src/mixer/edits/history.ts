import type { Change } from "../desk/journal.ts";
import type { Ledger } from "../desk/ledger.ts";

/** How many steps can be taken back; older ones are forgotten. */
export const HISTORY_STEPS = 200;

/** One step of the user's: what it changed, and what it is called. */
export interface Step<C> {
  readonly change: C;
  readonly label: string;
}

/** What was done and what was taken back, in order. A gesture is one step, however much is changed while it lasts. */
export class History<Wholes extends object> {
  readonly #labelOf: (change: Change<Wholes>) => string | null;
  #done: Step<Change<Wholes>>[] = [];
  #undone: Step<Change<Wholes>>[] = [];
  /** Those that last, and what each would have its step called. */
  readonly #gestures = new Map<object, string | undefined>();
  #suspended = 0;
  #gathered: Change<Wholes> | null = null;
  #said: string | undefined;

  /** @param labelOf what a change is called; `null` when it is nothing that can be taken back */
  constructor(labelOf: (change: Change<Wholes>) => string | null) {
    this.#labelOf = labelOf;
  }

  /** What {@link add} must add to: a gesture's change, while one lasts. */
  get gathered(): Change<Wholes> | undefined {
    return (this.#gathers && this.#gathered) || undefined;
  }

  get #gathers(): boolean {
    return this.#gestures.size > 0 && this.#suspended === 0;
  }

  /** Something was changed. Returns the step that it is, if it is one by itself. @param said what it is called, if that was said */
  add(change: Change<Wholes>, said?: string): Step<Change<Wholes>> | null {
    if (!this.#gathers) return this.#push(change, said);
    this.#gathered = change;
    this.#said ??= said;
    return null;
  }

  #push(change: Change<Wholes>, said: string | undefined): Step<Change<Wholes>> | null {
    const label = this.#labelOf(change);
    if (label === null) return null;
    const step = { change, label: said ?? label };
    this.#done.push(step);
    if (this.#done.length > HISTORY_STEPS) this.#done.shift();
    this.#undone = [];
    return step;
  }

  /** An entry has come to where the newest step that knows of it sent it, or to where that was stopped. Returns what makes that unsaid. */
  amend<V>(table: Ledger<V>, key: string, after: V): () => void {
    const newestFirst = [...this.#done.map(({ change }) => change), this.#gathered].reverse();
    for (const change of newestFirst) {
      const unsay = change?.amend(table, key, after);
      if (unsay) return unsay;
    }
    return () => {};
  }

  /** A gesture begins; several may, one within the other or side by side, and are one step. Returns what ends it, which returns that step. */
  begin(said?: string): () => Step<Change<Wholes>> | null {
    const gesture = {};
    this.#gestures.set(gesture, said);
    this.#said ??= said;
    return () => (this.#gestures.delete(gesture) && this.#gestures.size === 0 ? this.#close() : null);
  }

  /** What gestures have gathered is a step. */
  #close(): Step<Change<Wholes>> | null {
    const [change, said] = [this.#gathered, this.#said];
    this.#gathered = null;
    this.#said = [...this.#gestures.values()].find((label) => label !== undefined);
    return change && this.#push(change, said);
  }

  /** What gestures have gathered so far is a step; what is added until `resume` is called is none of theirs. They last on. */
  suspend(): { readonly step: Step<Change<Wholes>> | null; readonly resume: () => void } {
    const step = this.#close();
    this.#suspended++;
    return { step, resume: () => void this.#suspended-- };
  }

  /** The step that is furthest away can be taken back, or done again, no more. Says whether there was one. */
  forgetOldest(): boolean {
    return (this.#done.shift() ?? this.#undone.shift()) !== undefined;
  }

  /** Whatever of a table any step would put in place. */
  entriesOf<V>(table: Ledger<V>): V[] {
    const changes = [...this.#done, ...this.#undone].map(({ change }) => change);
    return [...changes, ...(this.#gathered ? [this.#gathered] : [])].flatMap((change) => change.entriesOf(table));
  }

  /** The newest step that can be taken back. One of which nothing came, since its way was stopped before it began, is none. */
  get last(): Step<Change<Wholes>> | null {
    return this.#done.findLast(isSomething) ?? null;
  }

  /** The step that was taken back last. */
  get next(): Step<Change<Wholes>> | null {
    return this.#undone.at(-1) ?? null;
  }

  /** The last step has been taken back. */
  wasUndone(): void {
    const place = this.#done.findLastIndex(isSomething);
    this.#undone.push(this.#done[place]!);
    this.#done.length = place;
  }

  wasRedone(): void {
    this.#done.push(this.#undone.pop()!);
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.#gestures.clear();
    this.#gathered = null;
    this.#said = undefined;
  }
}

function isSomething({ change }: { readonly change: { readonly isNothing: boolean } }): boolean {
  return !change.isNothing;
}
