import { encode } from "../../protocol/encode.ts";
import { RECORD_FRAME_AT } from "../../protocol/layout.ts";
import type { Transport } from "../../protocol/transport.ts";

/** What is sent within one turn of the page goes together; of several values for one cell only the newest goes. */
export class Outbox {
  readonly #transport: Transport;
  #waiting: Uint8Array[] = [];
  /** Place in {@link #waiting} of the newest value of each cell. */
  #newest = new Map<number, number>();
  #scheduled = false;
  /** Records that the wire has ever taken. */
  #taken = 0;

  constructor(transport: Transport) {
    this.#transport = transport;
  }

  /** A record that must arrive, in order. */
  send(record: Uint8Array): void {
    this.#newest.clear();
    this.#queue(record);
  }

  /** A ramp walks to `target` over `frames`; overtakes what is still unsent for this cell. */
  glide(address: number, target: number, frames: number): void {
    this.#value(address, encode("glide", 0, { address, frames, target }));
  }

  /** A plain cell's number; `flag` is raised with it. */
  set(address: number, value: number, flag: number): void {
    this.#value(address, encode("set", 0, { address, flag, value }));
  }

  /** Records that the wire has not taken yet. */
  get waitingRecords(): number {
    return this.#waiting.length;
  }

  /** The engine frame at which the first of them is due; Infinity when there is none. */
  get nextDue(): number {
    const [record] = this.#waiting;
    return record ? new DataView(record.buffer, record.byteOffset).getFloat64(RECORD_FRAME_AT, true) : Number.POSITIVE_INFINITY;
  }

  #value(address: number, record: Uint8Array): void {
    const place = this.#newest.get(address);
    if (place !== undefined) this.#waiting[place] = record;
    else {
      this.#newest.set(address, this.#waiting.length);
      this.#queue(record);
    }
  }

  #queue(record: Uint8Array): void {
    this.#waiting.push(record);
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => this.flush());
  }

  /** Everything that the wire takes now goes; the rest keeps its order and is tried again when there is room. */
  flush(): void {
    this.#scheduled = false;
    let sent = 0;
    while (sent < this.#waiting.length && this.#transport.send(this.#waiting[sent]!)) sent++;
    this.#taken += sent;
    this.#waiting = this.#waiting.slice(sent);
    this.#newest = new Map([...this.#newest].flatMap(([cell, place]) => (place < sent ? [] : [[cell, place - sent] as const])));
    if (this.#waiting.length === 0 || this.#scheduled) return;
    this.#scheduled = true;
    this.#transport.flushed().then(
      () => this.flush(),
      () => this.#forget(),
    );
  }

  /** Nobody is there any more. */
  #forget(): void {
    this.#waiting = [];
    this.#newest.clear();
  }

  /** Resolves when everything said so far has reached the engine, but for what is due later and finds its queue full. */
  async arrived(): Promise<void> {
    // What a wire has no room for it takes once it was emptied; what is refused then too waits for time to pass.
    for (let refused = 0; refused < 2; ) {
      const before = this.#taken;
      this.flush();
      await this.#transport.flushed();
      if (this.#waiting.length === 0) return;
      refused = this.#taken > before ? 0 : refused + 1;
    }
  }
}
