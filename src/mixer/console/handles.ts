import type { Born } from "../../graph/graph.ts";

/** What a live object does when its thing leaves the desk, and when an undo brings it back. Doing it twice is doing it once. */
export interface Handle {
  rest(): void;
  wake(): void;
}

/**
 * The live objects of things of one kind, each thing always the same one. What makes it the same is its id and its birth: a new thing
 * under an old id has another object. While a thing is there its object is held here. Once it is gone, only whoever kept the object
 * holds it; if the thing comes back, the object is found again.
 */
export class Handles<T extends Handle> {
  readonly #make: (born: Born) => T;
  readonly #here = new Map<string, { readonly born: Born; readonly object: T }>();
  readonly #gone = new Map<string, WeakRef<T>>();

  constructor(make: (born: Born) => T) {
    this.#make = make;
  }

  /** The object of a thing that is there. */
  of(thing: Born): T {
    const known = this.#here.get(thing.id);
    if (known && birthOf(known.born) === birthOf(thing)) return known.object;
    if (known) this.#leave(known.born, known.object);
    const object = this.#back(thing) ?? this.#make(thing);
    this.#here.set(thing.id, { born: { id: thing.id, birth: thing.birth }, object });
    return object;
  }

  /** Objects of things that are there, as far as they were asked for. */
  get objects(): Iterable<T> {
    return [...this.#here.values()].map(({ object }) => object);
  }

  /** What is gone is let go, what is back is taken up again. @param thingOf the thing of an id that is there now */
  settle(things: Iterable<Born>, thingOf: (id: string) => Born | undefined): void {
    for (const [id, { born, object }] of this.#here) {
      const now = thingOf(id);
      if (!now || birthOf(now) !== birthOf(born)) this.#leave(born, object);
    }
    if (this.#gone.size === 0) return;
    for (const thing of things) if (this.#gone.has(nameOf(thing))) this.of(thing);
  }

  #leave(born: Born, object: T): void {
    this.#here.delete(born.id);
    const name = nameOf(born);
    const gone = new WeakRef(object);
    this.#gone.set(name, gone);
    collected.register(object, () => {
      if (this.#gone.get(name) === gone) this.#gone.delete(name);
    });
    object.rest();
  }

  #back(thing: Born): T | undefined {
    const name = nameOf(thing);
    const object = this.#gone.get(name)?.deref();
    this.#gone.delete(name);
    object?.wake();
    return object;
  }
}

const birthOf = ({ birth = 0 }: Born) => birth;
const nameOf = (born: Born) => `${born.id}>${birthOf(born)}`;

const collected = new FinalizationRegistry<() => void>((forget) => forget());
