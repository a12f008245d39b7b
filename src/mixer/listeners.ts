/** Who wants to know about what. Listeners are called in the order they came; one may leave while being called. */
export class Listeners<Topic> {
  readonly #byTopic = new Map<Topic, Set<() => void>>();

  /** Returns a function that takes the listener away again. */
  add(topic: Topic, listener: () => void): () => void {
    const listeners = this.#byTopic.get(topic) ?? new Set();
    this.#byTopic.set(topic, listeners);
    const own = () => listener();
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.#byTopic.get(topic) === listeners) this.#byTopic.delete(topic);
    };
  }

  tell(topic: Topic): void {
    for (const listener of [...(this.#byTopic.get(topic) ?? [])]) {
      try {
        listener();
      } catch (error) {
        // The listener's own fault: it surfaces as an uncaught error, and neither the desk nor the next listener suffers.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
