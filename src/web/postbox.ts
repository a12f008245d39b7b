import { EngineError } from "../engine/engine-error.ts";
import type { FromWorklet, ToWorklet } from "../protocol/post.ts";

type Kind = FromWorklet["kind"];
type Message<K extends Kind> = Extract<FromWorklet, { kind: K }>;
type Waiting = { resolve: () => void; reject: (reason: EngineError) => void };

/** The page's end of the message port: questions that are answered, and the news that the engine is no more. */
export class Postbox {
  readonly #port: MessagePort;
  readonly #listeners = new Map<Kind, (message: never) => void>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended = new Set<(error: EngineError) => void>();
  #nextId = 1;
  #end: EngineError | null = null;

  constructor(port: MessagePort) {
    this.#port = port;
    this.on("flushed", ({ id }) => this.answer(id));
    this.on("trapped", ({ message }) =>
      this.#finish(
        new EngineError("trapped", `The engine stopped and is silent (${message}). Open the mixer again from its session.`),
      ),
    );
    port.onmessage = ({ data }: MessageEvent<FromWorklet>) => this.#listeners.get(data.kind)?.(data as never);
  }

  /** One listener for each kind of message. */
  on<K extends Kind>(kind: K, listener: (message: Message<K>) => void): void {
    this.#listeners.set(kind, listener);
  }

  post(message: ToWorklet, transfer: Transferable[] = []): void {
    if (!this.#end) this.#port.postMessage(message, transfer);
  }

  /** Resolves when the audio thread has read everything posted before. */
  flushed(): Promise<void> {
    return this.ask((id) => this.post({ kind: "flush", id }));
  }

  /** Calls back once, when the engine has trapped or was closed; at once if that has been. */
  onEnd(listener: (error: EngineError) => void): void {
    if (this.#end) listener(this.#end);
    else this.#ended.add(listener);
  }

  close(): void {
    this.post({ kind: "close" });
    this.#finish(new EngineError("closed", "This mixer was closed."));
    this.#port.close();
  }

  /** Posts a question by a number of its own. Resolves with its {@link answer}; rejects when the engine is no more. */
  ask(post: (id: number) => void): Promise<void> {
    if (this.#end) return Promise.reject(this.#end);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      post(id);
    });
  }

  answer(id: number): void {
    this.#waiting.get(id)?.resolve();
    this.#waiting.delete(id);
  }

  #finish(error: EngineError): void {
    if (this.#end) return;
    this.#end = error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    for (const listener of this.#ended) listener(error);
    this.#ended.clear();
  }
}
