import { describe, expect, test } from "vitest";
import { commandNames, fieldOffsets } from "../../protocol/commands.ts";
import { encode } from "../../protocol/encode.ts";
import type { Transport } from "../../protocol/transport.ts";
import { Outbox } from "./outbox.ts";

/** A wire that takes so many records, then refuses until it was flushed. */
class NarrowWire {
  readonly taken: string[] = [];
  room: number;
  flushes = 0;
  closed = false;
  #waiting: { resolve: () => void; reject: (reason: Error) => void }[] = [];

  constructor(readonly width: number) {
    this.room = width;
  }

  readonly transport = {
    send: (record: Uint8Array) => {
      if (this.room === 0) return false;
      this.room -= 1;
      this.taken.push(inWords(record));
      return true;
    },
    flushed: () => {
      this.flushes += 1;
      return new Promise<void>((resolve, reject) => this.#waiting.push({ resolve, reject }));
    },
  } as Transport;

  /** The other side reads; whoever waits for that goes on. */
  async read(): Promise<void> {
    this.room = this.width;
    for (const { resolve } of this.#waiting.splice(0)) resolve();
    await new Promise((resolve) => setTimeout(resolve));
  }

  async close(): Promise<void> {
    for (const { reject } of this.#waiting.splice(0)) reject(new Error("closed"));
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function inWords(record: Uint8Array): string {
  const view = new DataView(record.buffer);
  const name = commandNames[view.getUint32(4, true)]!;
  const at = fieldOffsets(name);
  if (name === "glide") return `glide ${view.getUint32(at.address!, true)} to ${view.getFloat32(at.target!, true)}`;
  return name === "set" ? `set ${view.getUint32(at.address!, true)} to ${view.getFloat32(at.value!, true)}` : name;
}

const turn = () => new Promise((resolve) => setTimeout(resolve));
const swap = () => encode("swap", 0, { plan: 1, serial: 1, moves: 0, moveCount: 0 });

describe("the outbox", () => {
  test("sends what was said in one turn together, of a thousand values for one cell the newest", async () => {
    const wire = new NarrowWire(100);
    const outbox = new Outbox(wire.transport);
    for (let i = 1; i <= 1000; i++) outbox.glide(64, i, 480);
    outbox.set(96, 7, 0);
    expect(wire.taken).toEqual([]);
    await turn();
    expect(wire.taken).toEqual(["glide 64 to 1000", "set 96 to 7"]);
  });

  test("keeps a value in its place among those of other cells", async () => {
    const wire = new NarrowWire(100);
    const outbox = new Outbox(wire.transport);
    outbox.glide(1, 1, 0);
    outbox.glide(2, 2, 0);
    outbox.glide(1, 3, 0);
    await turn();
    expect(wire.taken).toEqual(["glide 1 to 3", "glide 2 to 2"]);
  });

  test("lets no value overtake a plan", async () => {
    const wire = new NarrowWire(100);
    const outbox = new Outbox(wire.transport);
    outbox.glide(1, 1, 0);
    outbox.send(swap());
    outbox.glide(1, 2, 0);
    await turn();
    expect(wire.taken).toEqual(["glide 1 to 1", "swap", "glide 1 to 2"]);
  });

  test("keeps what a full wire refuses, in order, and the newest value where there are several", async () => {
    const wire = new NarrowWire(2);
    const outbox = new Outbox(wire.transport);
    for (const cell of [1, 2, 3, 4]) outbox.glide(cell, cell, 0);
    await turn();
    expect(wire.taken).toEqual(["glide 1 to 1", "glide 2 to 2"]);
    outbox.glide(4, 40, 0);
    outbox.glide(1, 10, 0);
    outbox.glide(4, 44, 0);
    await turn();
    expect(wire.taken).toHaveLength(2);
    await wire.read();
    expect(wire.taken.slice(2)).toEqual(["glide 3 to 3", "glide 4 to 44"]);
    await wire.read();
    expect(wire.taken.slice(4)).toEqual(["glide 1 to 10"]);
  });

  test("waits for room once, however often it is asked meanwhile", async () => {
    const wire = new NarrowWire(1);
    const outbox = new Outbox(wire.transport);
    outbox.glide(1, 1, 0);
    outbox.glide(2, 2, 0);
    await turn();
    for (let i = 0; i < 50; i++) outbox.glide(2, i, 0);
    await turn();
    expect(wire.flushes).toBe(1);
  });

  test("has arrived when everything is taken and read", async () => {
    const wire = new NarrowWire(2);
    const outbox = new Outbox(wire.transport);
    for (const cell of [1, 2, 3]) outbox.glide(cell, cell, 0);
    let arrived = false;
    const done = outbox.arrived().then(() => {
      arrived = true;
    });
    await turn();
    expect(arrived).toBe(false);
    await wire.read();
    await wire.read();
    await done;
    expect(wire.taken).toHaveLength(3);
  });

  test("forgets what nobody can read any more, without a word", async () => {
    const wire = new NarrowWire(1);
    const outbox = new Outbox(wire.transport);
    outbox.glide(1, 1, 0);
    outbox.glide(2, 2, 0);
    await turn();
    await wire.close();
    await wire.read();
    expect(wire.taken).toEqual(["glide 1 to 1"]);
    await expect(Promise.race([outbox.arrived(), turn().then(() => "nobody answers")])).resolves.toBe("nobody answers");
  });
});
