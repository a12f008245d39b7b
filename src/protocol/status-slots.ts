const FRESH = 4;
const SLOT = 3;
const HEAD_BYTES = 64;

/**
 * The newest status, from the audio thread to the page: three slots, of which each side owns one and the third lies between them.
 * Giving and taking are one exchange each, so nobody waits, nothing is torn, and the writer knows whether its last was taken.
 */
export class StatusSlots {
  readonly #between: Int32Array;
  readonly #slots: readonly Int32Array[];
  readonly #views: readonly DataView[];
  #mine: number;
  #taken = false;

  /** @param buffer from {@link StatusSlots.allocate}, or the same one received from the other side */
  constructor(buffer: ArrayBufferLike, side: "writer" | "reader") {
    const bytes = (buffer.byteLength - HEAD_BYTES) / 3;
    const places = [0, 1, 2].map((i) => HEAD_BYTES + i * bytes);
    this.#between = new Int32Array(buffer, 0, 1);
    this.#slots = places.map((at) => new Int32Array(buffer, at, bytes / 4));
    this.#views = places.map((at) => new DataView(buffer, at, bytes));
    this.#mine = side === "writer" ? 1 : 2;
  }

  /** @param statusBytes a multiple of 8 */
  static allocate(statusBytes: number): SharedArrayBuffer {
    return new SharedArrayBuffer(HEAD_BYTES + 3 * statusBytes);
  }

  /** [audio] Whether the page has the last one published (or nothing was published yet). */
  get wasTaken(): boolean {
    return (Atomics.load(this.#between, 0) & FRESH) === 0;
  }

  /** [audio] The page's next {@link take} sees a copy of `words`. */
  publish(words: Int32Array): void {
    this.#slots[this.#mine]!.set(words);
    this.#mine = Atomics.exchange(this.#between, 0, this.#mine | FRESH) & SLOT;
  }

  /** [page] The newest one published, or null before the first. Stays as it is until the next call. */
  take(): DataView | null {
    if (Atomics.load(this.#between, 0) & FRESH) {
      this.#mine = Atomics.exchange(this.#between, 0, this.#mine) & SLOT;
      this.#taken = true;
    }
    return this.#taken ? this.#views[this.#mine]! : null;
  }
}
