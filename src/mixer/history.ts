import type { Change } from "./journal.ts";
import type { Ledger } from "./ledger.ts";

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
  #gestures = new Set<object>();
  #gathered: Change<Wholes> | null = null;
  #said: string | undefined;

  /** @param labelOf what a change is called; `null` when it is nothing that can be taken back */
  constructor(labelOf: (change: Change<Wholes>) => string | null) {
    this.#labelOf = labelOf;
  }

  /** What {@link add} must add to: a gesture's change, while one lasts. */
  get gathered(): Change<Wholes> | undefined {
    return this.#gathered ?? undefined;
  }

  /** Something was changed. Returns whether what can be taken back is now another step. @param said what it is called, if that was said */
  add(change: Change<Wholes>, said?: string): boolean {
    if (this.#gestures.size > 0) {
      this.#gathered = change;
      this.#said ??= said;
      return false;
    }
    const label = this.#labelOf(change);
    if (label === null) return false;
    this.#done.push({ change, label: said ?? label });
    if (this.#done.length > HISTORY_STEPS) this.#done.shift();
    this.#undone = [];
    return true;
  }

  /** An entry has come to where the newest step that knows of it sent it, or to where that was stopped. */
  amend<V>(table: Ledger<V>, key: string, after: V): void {
    if (!this.#gathered?.amend(table, key, after)) this.#done.findLast(({ change }) => change.amend(table, key, after));
  }

  /** A gesture begins; several may, one within the other or side by side, and are one step. Returns what ends it. */
  begin(said?: string): () => boolean {
    const gesture = {};
    this.#gestures.add(gesture);
    this.#said ??= said;
    return () => this.#gestures.delete(gesture) && this.#gestures.size === 0 && this.#close();
  }

  /** What the gesture gathered is a step. */
  #close(): boolean {
    const [change, said] = [this.#gathered, this.#said];
    this.#gathered = null;
    this.#said = undefined;
    return change !== null && this.add(change, said);
  }

  /** Gestures that still last end here. */
  endGestures(): void {
    this.#gestures.clear();
    this.#close();
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

  get last(): Step<Change<Wholes>> | null {
    return this.#done.at(-1) ?? null;
  }

  /** The step that was taken back last. */
  get next(): Step<Change<Wholes>> | null {
    return this.#undone.at(-1) ?? null;
  }

  /** The last step has been taken back. */
  wasUndone(): void {
    this.#undone.push(this.#done.pop()!);
  }

  wasRedone(): void {
    this.#done.push(this.#undone.pop()!);
  }

  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.#gestures.clear();
    this.#gathered = null;
  }
}
