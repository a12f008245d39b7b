import type { EngineInstance } from "../engine/instance.ts";
import type { FromWorklet, ToWorklet } from "../protocol/post.ts";
import type { Ring } from "../protocol/ring.ts";
import { StatusSlots } from "../protocol/status-slots.ts";
import { type Outlet, type PortOutlet, portOutlet, sharedOutlet } from "./outlet.ts";
import { Quantum } from "./quantum.ts";

/** What the postman needs of a MessagePort. */
export type Port = Pick<MessagePort, "postMessage" | "onmessage" | "close">;

/** Carries records in, sound through and status out. Knows no strip, no plugin, no parameter. */
export class Postman {
  readonly #engine: EngineInstance;
  readonly #port: Port;
  readonly #ring: Ring;
  readonly #quantum: Quantum;
  readonly #posted: PortOutlet | null;
  #outlet: Outlet | null;
  #over = false;

  /**
   * @param ring where the page's records are; on the port wire the postman's own, filled from messages
   * @param sampleRate in Hz
   */
  constructor(engine: EngineInstance, port: Port, ring: Ring, wire: "shared" | "port", sampleRate: number) {
    this.#engine = engine;
    this.#port = port;
    this.#ring = ring;
    this.#quantum = new Quantum(engine);
    this.#posted = wire === "port" ? portOutlet(engine, sampleRate, (message, transfer) => this.#post(message, transfer)) : null;
    this.#outlet = this.#posted;
    port.onmessage = ({ data }: MessageEvent<ToWorklet>) => this.#hear(data);
    this.#post({ kind: "ready", layout: engine.layout });
  }

  /** One quantum. Returns whether there will be another. */
  process(inputs: readonly (readonly Float32Array[])[], outputs: readonly (readonly Float32Array[])[]): boolean {
    const output = outputs[0] ?? [];
    if (this.#over) {
      for (const channel of output) channel.fill(0);
      return false;
    }
    try {
      if (this.#ring.waitingBytes > 0 && this.#deliver() && this.#posted)
        this.#post({ kind: "read", read: this.#ring.readBytes });
      this.#outlet?.before();
      this.#quantum.render(inputs, output);
      this.#outlet?.after(output[0]?.length ?? 0);
    } catch (error) {
      this.#fall(error);
      for (const channel of output) channel.fill(0);
    }
    return !this.#over;
  }

  /** Records from the ring to the engine, as many as were there when it began and the engine has room for. Says whether any went. */
  #deliver(): boolean {
    const { inbox } = this.#engine;
    let left = this.#ring.waitingBytes;
    let moved = false;
    while (left > 0) {
      const offered = this.#ring.peek(inbox);
      const taken = offered > 0 ? this.#engine.accept(offered) : 0;
      this.#ring.release(taken);
      left -= taken;
      moved ||= taken > 0;
      if (taken === 0 || taken < offered) break;
    }
    return moved;
  }

  /** What found the engine's queue full when it came. On the port wire the page must hear that there is room again. */
  #deliverLate(): void {
    if (this.#deliver() && this.#posted) this.#post({ kind: "read", read: this.#ring.readBytes });
  }

  #hear(message: ToWorklet): void {
    if (this.#over) return;
    try {
      this.#obey(message);
    } catch (error) {
      this.#fall(error);
    }
  }

  #obey(message: ToWorklet): void {
    switch (message.kind) {
      case "records":
        if (!this.#ring.push(new Uint8Array(message.buffer, 0, message.bytes)))
          throw new Error("the page sent more than the wire holds");
        this.#deliver();
        this.#post({ kind: "records-back", buffer: message.buffer, read: this.#ring.readBytes }, [message.buffer]);
        break;
      case "flush":
        this.#deliverLate();
        this.#post({ kind: "flushed", id: message.id });
        break;
      case "piece":
        this.#unload(message);
        break;
      case "status-slots":
        this.#outlet = sharedOutlet(this.#engine, new StatusSlots(message.buffer, "writer"));
        break;
      case "status-back":
        this.#posted?.takeBack(message.buffer, "status");
        break;
      case "head-back":
        this.#posted?.takeBack(message.buffer, "head");
        break;
      case "close":
        this.#over = true;
        this.#port.close();
    }
  }

  #unload({ id, address, data, samples }: Extract<ToWorklet, { kind: "piece" }>): void {
    this.#engine.load(address, samples === data.length ? data : data.subarray(0, samples));
    if (data.buffer instanceof ArrayBuffer)
      this.#post({ kind: "piece-there", id, data: data as Float32Array<ArrayBuffer> }, [data.buffer]);
    else this.#post({ kind: "piece-there", id });
  }

  /** A trap leaves the engine in the middle of something: from here on there is silence, and the page is told, once. */
  #fall(error: unknown): void {
    this.#over = true;
    this.#post({ kind: "trapped", message: String(error) });
  }

  #post(message: FromWorklet, transfer: Transferable[] = []): void {
    this.#port.postMessage(message, transfer);
  }
}
