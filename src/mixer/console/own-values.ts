import type { ParamValue } from "../../params/spec.ts";
import type { ValueDrawing, ValueStore } from "../edits/value-store.ts";

interface Listening {
  readonly target: string;
  readonly listener: () => void;
  stop: () => void;
}

/**
 * The values of one thing of the desk, as long as that thing is there: afterwards whatever is asked of them throws, also when another
 * thing has the same id. Who listens hears nothing meanwhile, and hears again when the thing comes back.
 */
export class OwnValues implements ValueStore {
  readonly #store: ValueStore;
  readonly #check: () => unknown;
  readonly #listening = new Set<Listening>();
  #rests = false;

  /** @param check throws when the thing is not there */
  constructor(store: ValueStore, check: () => unknown) {
    this.#store = store;
    this.#check = check;
  }

  get(target: string): ParamValue {
    this.#check();
    return this.#store.get(target);
  }

  heard(target: string): ParamValue {
    this.#check();
    return this.#store.heard(target);
  }

  get drawing(): ValueDrawing {
    this.#check();
    return this.#store.drawing;
  }

  set(target: string, value: ParamValue): void {
    this.#check();
    this.#store.set(target, value);
  }

  takeHold(target: string): void {
    this.#check();
    this.#store.takeHold(target);
  }

  /** What is gone has no hand on it; one that is on what has its name now stays. */
  letGo(target: string): void {
    if (!this.#rests) this.#store.letGo(target);
  }

  listen(target: string, listener: () => void): () => void {
    this.#check();
    const own: Listening = { target, listener, stop: this.#store.listen(target, listener) };
    this.#listening.add(own);
    return () => {
      own.stop();
      this.#listening.delete(own);
    };
  }

  rest(): void {
    this.#rests = true;
    for (const { stop } of this.#listening) stop();
  }

  wake(): void {
    this.rest();
    this.#rests = false;
    for (const own of this.#listening) own.stop = this.#store.listen(own.target, own.listener);
  }
}
