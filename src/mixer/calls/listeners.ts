/** Who wants to know about what. Listeners are called in the order they came; one may leave while being called. */
export class Listeners<Topics extends object> {
  readonly #byTopic = new Map<keyof Topics, Set<(said: never) => void>>();

  /** Returns a function that takes the listener away again. */
  add<T extends keyof Topics>(topic: T, listener: (said: Topics[T]) => void): () => void {
    const listeners = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, listeners);
    const own = (said: Topics[T]) => listener(said);
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#byTopic.get(topic) === listeners) this.#byTopic.delete(topic);
    };
  }

  clear(): void {
    this.#byTopic.clear();
  }

  /** Whether anybody would hear of it: what costs something to find out need not be found out for nobody. */
  has(topic: keyof Topics): boolean {
    return this.#byTopic.has(topic);
  }

  tell<T extends keyof Topics>(topic: T, said: Topics[T]): void {
    for (const listener of [...(this.#byTopic.get(topic) ?? [])] as ((said: Topics[T]) => void)[]) {
      try {
        listener(said);
      } catch (error) {
        // The listener's own fault: it surfaces as an uncaught error, and neither the desk nor the next listener suffers.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
