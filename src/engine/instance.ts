import { type EngineLayout, readLayout } from "../protocol/engine-layout.ts";
import { BLOCK_FRAMES, CHANNEL_BYTES, STATUS_EPOCH_AT } from "../protocol/layout.ts";

/** The whole boundary of the Wasm module. */
export interface EngineExports {
  boot(sampleRate: number, inputs: number, outputs: number): number;
  receive(bytes: number): number;
  render(frames: number): void;
}

/**
 * A booted engine. The same in the worklet, in Node, in workers and in tests: whoever instantiates the module hands it over here.
 * Memory never grows, so every view is made once.
 */
export class EngineInstance {
  readonly layout: EngineLayout;
  /** Records go in here, then {@link accept}. */
  readonly inbox: Int32Array;
  /** Input i's left channel is at `2 i` blocks, its right one block on. */
  readonly inputs: Float32Array;
  /** The mix's left channel, then one block on its right, then further stereo outputs likewise: what the last block sounded like. */
  readonly outputs: Float32Array;
  readonly status: DataView;
  readonly statusWords: Int32Array;
  readonly #exports: EngineExports;
  readonly #bytes: Uint8Array;
  readonly #floats: Float32Array;

  /**
   * @param sampleRate in Hz
   * @param inputs stereo inputs the desk can be fed by
   * @param outputs stereo outputs; the first is the mix
   * @throws {Error} when the module is of another release or the memory too small
   */
  constructor(exports: EngineExports, memory: WebAssembly.Memory, sampleRate: number, inputs: number, outputs = 1) {
    this.#exports = exports;
    const { buffer } = memory;
    this.layout = readLayout(buffer, boot(exports, buffer.byteLength, sampleRate, inputs, outputs));
    const { inbox, inboxBytes, inputCount, outputCount, status, statusBytes } = this.layout;
    const blocks = (address: number, channels: number) => new Float32Array(buffer, address, (channels * CHANNEL_BYTES) / 4);
    this.#bytes = new Uint8Array(buffer);
    this.#floats = new Float32Array(buffer);
    this.inbox = new Int32Array(buffer, inbox, inboxBytes / 4);
    this.inputs = blocks(this.layout.inputs, 2 * inputCount);
    this.outputs = blocks(this.layout.outputs, 2 * outputCount);
    this.status = new DataView(buffer, status, statusBytes);
    this.statusWords = new Int32Array(buffer, status, statusBytes / 4);
  }

  /** Gives the engine the first `bytes` of its inbox: whole records. Returns how many of them it took; its queue may be full. */
  accept(bytes: number): number {
    return this.#exports.receive(bytes);
  }

  /**
   * Any number of whole records. Returns how many bytes the engine took; the rest is the caller's to keep and send again later.
   * @throws {RangeError} for what is not a whole record, or larger than the inbox
   */
  receive(records: Uint8Array): number {
    const sizes = new DataView(records.buffer, records.byteOffset, records.length);
    let taken = 0;
    while (taken < records.length) {
      const bytes = wholeRecords(sizes, taken, this.layout.inboxBytes);
      this.#bytes.set(records.subarray(taken, taken + bytes), this.layout.inbox);
      const accepted = this.accept(bytes);
      taken += accepted;
      if (accepted < bytes) break;
    }
    return taken;
  }

  /** Any number of frames, in blocks; outputs hold the last one, and inputs are heard again in each. */
  render(frames: number): void {
    for (let left = frames; left > 0; left -= BLOCK_FRAMES) this.#exports.render(Math.min(left, BLOCK_FRAMES));
  }

  /**
   * Audio into the page's part of memory.
   * @throws {RangeError} when it would lie outside
   */
  load(address: number, data: Float32Array): void {
    const { heap, memoryBytes } = this.layout;
    if (address % 4 !== 0 || address < heap || address + data.length * 4 > memoryBytes)
      throw new RangeError(
        `${data.length} samples at ${address} lie outside the engine's memory (${heap} to ${memoryBytes}, steps of 4)`,
      );
    this.#floats.set(data, address / 4);
  }

  /** The page has seen the status: latched peaks begin anew with the next block. */
  resetLatches(): void {
    this.statusWords[STATUS_EPOCH_AT / 4]!++;
  }
}

function boot(exports: EngineExports, memoryBytes: number, sampleRate: number, inputs: number, outputs: number): number {
  if (typeof exports.boot !== "function") throw new Error("this WebAssembly module is not postfade's engine.wasm.");
  try {
    return exports.boot(sampleRate, inputs, outputs);
  } catch (cause) {
    throw new Error(`the engine did not start in ${memoryBytes} bytes of memory; raise memoryMegabytes.`, { cause });
  }
}

/** Bytes of the whole records from `from` on that fit into `limit`. At least one record. */
function wholeRecords(sizes: DataView, from: number, limit: number): number {
  let end = from;
  while (end < sizes.byteLength) {
    const size = sizes.byteLength - end < 4 ? 0 : sizes.getUint32(end, true);
    if (size < 8 || size % 8 !== 0 || size > limit || end + size > sizes.byteLength)
      throw new RangeError(
        `at byte ${end} of ${sizes.byteLength}: a record of ${size} bytes; whole records of 8 to ${limit} bytes are taken`,
      );
    if (end + size - from > limit) break;
    end += size;
  }
  return end - from;
}
