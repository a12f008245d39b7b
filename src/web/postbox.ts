import { EngineError } from "../engine/engine-error.ts";
import type { EngineLayout } from "../protocol/engine-layout.ts";
import { type FromWorklet, PIECE_BYTES, type ToWorklet } from "../protocol/post.ts";

type Kind = FromWorklet["kind"];
type Message<K extends Kind> = Extract<FromWorklet, { kind: K }>;
type Waiting = { resolve: () => void; reject: (reason: EngineError) => void };

/** The page's end of the message port: questions that are answered, clip audio in pieces, and the news that the engine is no more. */
export class Postbox {
  readonly #port: MessagePort;
  readonly #listeners = new Map<Kind, (message: never) => void>();
  readonly #waiting = new Map<number, Waiting>();
  readonly #ended = new Set<(error: EngineError) => void>();
  #nextId = 1;
  #end: EngineError | null = null;
  #loading: Promise<void> = Promise.resolve();

  constructor(port: MessagePort) {
    this.#port = port;
    this.on("flushed", ({ id }) => this.#answer(id));
    this.on("piece-there", ({ id }) => this.#answer(id));
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

  post(message: ToWorklet, transfer: ArrayBuffer[] = []): void {
    if (!this.#end) this.#port.postMessage(message, transfer);
  }

  /** Resolves when the audio thread has read everything posted before. */
  flushed(): Promise<void> {
    return this.#ask((id) => this.post({ kind: "flush", id }));
  }

  /** Piece by piece, one load after the other and one piece at a time, so that no quantum has to swallow much. */
  load(layout: EngineLayout, address: number, data: Float32Array): Promise<void> {
    const end = address + data.length * 4;
    if (address % 4 !== 0 || address < layout.heap || end > layout.memoryBytes)
      return Promise.reject(
        new RangeError(
          `bytes ${address} to ${end} are not in the page's part of engine memory, ${layout.heap} to ${layout.memoryBytes}`,
        ),
      );
    const loaded = this.#loading.then(() => this.#sendPieces(address, data));
    this.#loading = loaded.catch(() => {});
    return loaded;
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

  async #sendPieces(address: number, data: Float32Array): Promise<void> {
    const samples = PIECE_BYTES / 4;
    for (let at = 0; at < data.length; at += samples) {
      const piece = new Float32Array(data.subarray(at, at + samples));
      await this.#ask((id) => this.post({ kind: "piece", id, address: address + at * 4, data: piece }, [piece.buffer]));
    }
  }

  #ask(post: (id: number) => void): Promise<void> {
    if (this.#end) return Promise.reject(this.#end);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      post(id);
    });
  }

  #answer(id: number): void {
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
