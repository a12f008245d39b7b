/** Who reads what: a meter is in the plan from its first reader on, until the last lets go. */
export class Readers<Read> {
  readonly #shown: Set<Read>;
  readonly #changed: () => void;
  readonly #counts = new Map<Read, number>();
  /** Of readers that came since the last {@link settle}: an edit that fails takes them along. */
  #news: (() => void)[] = [];

  /** @param shown what is to be in the plan @param changed brings that to the engine, or throws because it does not fit */
  constructor(shown: Set<Read>, changed: () => void) {
    this.#shown = shown;
    this.#changed = changed;
  }

  get all(): Iterable<Read> {
    return this.#counts.keys();
  }

  /** One reader more. Returns what lets go; once is enough. @param isThere whether there is anything in the plan to take out @throws MemoryFullError, and nothing is read */
  add(read: Read, isThere: () => boolean): () => void {
    const count = this.#counts.get(read) ?? 0;
    let isReading = true;
    const letGo = () => {
      const wasLast = isReading && this.#drop(read);
      isReading = false;
      return wasLast;
    };
    this.#counts.set(read, count + 1);
    this.#news.push(letGo);
    if (count === 0) {
      this.#shown.add(read);
      try {
        this.#changed();
      } catch (error) {
        letGo();
        throw error;
      }
    }
    return () => {
      if (letGo() && isThere()) this.#changed();
    };
  }

  #drop(read: Read): boolean {
    const count = this.#counts.get(read)! - 1;
    this.#counts.set(read, count);
    if (count > 0) return false;
    this.#counts.delete(read);
    this.#shown.delete(read);
    return true;
  }

  /** Whoever reads by now goes on reading. */
  settle(): void {
    this.#news = [];
  }

  /** An edit did not happen: whoever came with it reads nothing. */
  refuse(): void {
    for (const letGo of this.#news) letGo();
    this.#news = [];
  }
}
