/** The way to an engine, wherever it runs. The mixer knows this much and no more. Every member belongs to the page. */
export interface Transport {
  /**
   * All of `record` or none of it; false means: keep it, try again. Records arrive in the order they were sent.
   * @throws {RangeError} for a record that can never be sent
   */
  send(record: Uint8Array): boolean;
  /** Resolves when everything sent so far is in the engine, or in a queue that is emptied before the next block; room may be free again. */
  flushed(): Promise<void>;
  /**
   * The newest status bytes, or null before the first. A view that stays valid until the next call. Latched peaks begin anew once
   * they were read: no peak is ever missed, one may be seen twice.
   */
  status(): DataView | null;
  /**
   * Large payloads (clip audio) into engine memory; resolves when they are there.
   * @param address a multiple of 4 in the page's part of engine memory
   * @throws {RangeError} (as a rejection) when it would lie outside
   */
  load(address: number, data: Float32Array): Promise<void>;
  /** Calls back about as often as the status changes (never where there is no clock). Returns a function that stops it. */
  onStatus(listener: () => void): () => void;
  /** The engine falls silent for good; what is still pending is rejected. */
  close(): void;
}
