import { RECORD_ALIGN_BYTES } from "./records.ts";

const WRITTEN = 0;
/** The counters stand in cache lines of their own, so that neither side slows the other. */
const READ = 16;
const HEAD_BYTES = 128;

/**
 * Whole records from one writer to one reader, in order. Lock-free and wait-free: a full ring answers false, an empty one 0.
 * Both counters count bytes for ever and wrap at 2^32; only their difference means anything.
 */
export class Ring {
  readonly capacityBytes: number;
  readonly #counts: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #words: Int32Array;

  /** @param buffer from {@link Ring.allocate}, or the same one received from the other side */
  constructor(buffer: ArrayBufferLike) {
    this.capacityBytes = buffer.byteLength - HEAD_BYTES;
    this.#counts = new Int32Array(buffer, 0, HEAD_BYTES / 4);
    this.#bytes = new Uint8Array(buffer, HEAD_BYTES);
    this.#words = new Int32Array(buffer, HEAD_BYTES);
  }

  /**
   * A zeroed buffer for a ring, shared or not.
   * @param capacityBytes a power of two, 64 to 2^30
   */
  static allocate(capacityBytes: number, shared: boolean): ArrayBufferLike {
    if (!Number.isInteger(Math.log2(capacityBytes)) || capacityBytes < 64 || capacityBytes > 2 ** 30)
      throw new RangeError(`a ring's capacity is a power of two from 64 to 2^30 bytes, not ${capacityBytes}`);
    return shared ? new SharedArrayBuffer(HEAD_BYTES + capacityBytes) : new ArrayBuffer(HEAD_BYTES + capacityBytes);
  }

  /** [reader] Bytes released so far, as an i32 that wraps. */
  get readBytes(): number {
    return Atomics.load(this.#counts, READ);
  }

  /** [either] Bytes that wait to be read. */
  get waitingBytes(): number {
    return (Atomics.load(this.#counts, WRITTEN) - Atomics.load(this.#counts, READ)) | 0;
  }

  /** [writer] All of `records` (one or more whole ones) or none of it. */
  push(records: Uint8Array): boolean {
    const written = Atomics.load(this.#counts, WRITTEN);
    const free = this.capacityBytes - ((written - Atomics.load(this.#counts, READ)) | 0);
    if (records.length > free) return false;
    const at = written & (this.capacityBytes - 1);
    const beforeEnd = Math.min(records.length, this.capacityBytes - at);
    this.#bytes.set(beforeEnd === records.length ? records : records.subarray(0, beforeEnd), at);
    if (beforeEnd < records.length) this.#bytes.set(records.subarray(beforeEnd), 0);
    Atomics.store(this.#counts, WRITTEN, (written + records.length) | 0);
    return true;
  }

  /**
   * [reader] Copies as many whole records as fit into `target`, oldest first, and leaves them in the ring until {@link release}.
   * Word by word: this runs on the audio thread, where a view for a faster copy would be garbage.
   * @returns how many bytes were copied
   */
  peek(target: Int32Array): number {
    const read = Atomics.load(this.#counts, READ);
    const bytes = this.#wholeRecords(read, target.length * 4);
    const mask = this.#words.length - 1;
    const from = read >>> 2;
    for (let i = 0; i < bytes >> 2; i++) target[i] = this.#words[(from + i) & mask]!;
    return bytes;
  }

  /** [reader] Gives the oldest `bytes` (whole records, seen with {@link peek}) back to the writer. */
  release(bytes: number): void {
    Atomics.store(this.#counts, READ, (Atomics.load(this.#counts, READ) + bytes) | 0);
  }

  /** How many bytes the records from `read` on have together, as long as the sum is within `limit`. */
  #wholeRecords(read: number, limit: number): number {
    const waiting = (Atomics.load(this.#counts, WRITTEN) - read) | 0;
    const mask = this.#words.length - 1;
    let bytes = 0;
    while (bytes < waiting) {
      const size = this.#words[((read + bytes) >>> 2) & mask]!;
      if (size < RECORD_ALIGN_BYTES || bytes + size > limit) break;
      bytes += size;
    }
    return bytes;
  }
}
