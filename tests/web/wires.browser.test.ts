import { afterEach, describe, expect, test } from "vitest";
import type { EngineError } from "../../src/engine/engine-error.ts";
import { encode } from "../../src/protocol/encode.ts";
import { statusWords } from "../../src/protocol/layout.ts";
import { type NodeOptions, openNode } from "../../src/web/open-node.ts";

const WIRES = ["shared", "port"] as const;
const contexts: AudioContext[] = [];
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});

/** A running context with an engine in it. */
async function running(options: NodeOptions) {
  const context = new AudioContext({ sampleRate: 48_000 });
  contexts.push(context);
  const open = await openNode(context, { memoryPages: 64, ...options });
  open.node.connect(context.destination);
  await context.resume();
  return { context, ...open };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe.each(WIRES)("the %s wire of a running context", (wire) => {
  test("loses and overtakes nothing in a flood of 100000 records through a small ring", async () => {
    const { transport, layout } = await running({ wire, ringBytes: 4096 });
    const CELLS = 5000;
    const RECORDS = 100_000;
    const AT = 4096;
    let refused = 0;
    for (let i = 0; i < RECORDS; i++) {
      const record = encode("set", 0, { address: layout.status + AT + (i % CELLS) * 4, flag: 0, value: i });
      while (!transport.send(record)) {
        refused++;
        await transport.flushed();
      }
    }
    await transport.flushed();
    const cell = (i: number) => transport.status()?.getFloat32(AT + i * 4, true) ?? 0;
    await until(() => cell(CELLS - 1) === RECORDS - 1);
    expect(Array.from({ length: CELLS }, (_, i) => cell(i))).toEqual(
      Array.from({ length: CELLS }, (_, i) => RECORDS - CELLS + i),
    );
    expect(refused).toBeGreaterThan(500);
  });

  test("shows the engine's clock going on, and calls listeners", async () => {
    const { transport } = await running({ wire });
    const frame = () => transport.status()?.getFloat64(statusWords.indexOf("frame") * 8, true) ?? 0;
    let calls = 0;
    const stop = transport.onStatus(() => calls++);
    await until(() => frame() > 4800);
    const then = frame();
    await until(() => frame() > then + 4800);
    expect(calls).toBeGreaterThan(2);
    stop();
  });

  test("falls silent and says so when the engine traps", async () => {
    const { context, node, transport, onEnd } = await running({ wire });
    const ended = new Promise<EngineError>((resolve) => onEnd(resolve));
    const nowhere = encode("write", 0, { address: 0xfffffff0, length: 8 }, new Uint8Array(8));
    expect(transport.send(nowhere)).toBe(true);
    const error = await ended;
    expect(error.code).toBe("trapped");
    expect(error.message).toMatch(/out of bounds/);
    await expect(transport.flushed()).rejects.toBe(error);
    expect(() => node.disconnect(context.destination)).toThrow();
  });
});
