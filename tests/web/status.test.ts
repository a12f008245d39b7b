import { afterEach, describe, expect, test } from "vitest";
import { STATUS_EPOCH_AT, STATUS_HEAD_BYTES } from "../../src/protocol/layout.ts";
import { STATUS_EXTENT_AT } from "../../src/protocol/post.ts";
import type { FakeOptions } from "./fake-engine.ts";
import { connect, settle, WIRES } from "./pair.ts";

const STATUS_AT = 1024;
const SLOT = STATUS_AT + STATUS_HEAD_BYTES;

let close = () => {};
afterEach(() => close());

/** Latches, as a meter does with peaks, the first and the last block since the page looked. */
function latchingBlocks(): FakeOptions {
  let block = -1;
  return {
    onRender: ({ memory }) => {
      block++;
      const epoch = memory.getInt32(STATUS_AT + STATUS_EPOCH_AT, true);
      if (block === 0 || memory.getInt32(SLOT, true) !== epoch) memory.setInt32(SLOT + 4, block, true);
      memory.setInt32(SLOT, epoch, true);
      memory.setInt32(SLOT + 8, block, true);
    },
  };
}

/** A repeatable die. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe.each(WIRES)("status over the %s wire", (wire) => {
  test.each([1, 2, 3])("no block is missing from what the page has seen, however it looks (%i)", async (seed) => {
    const roll = dice(seed);
    const both = await connect(wire, 1024, latchingBlocks());
    close = both.close;
    const seen: [number, number][] = [];
    for (let turn = 0; turn < 120; turn++) {
      for (let blocks = roll(40); blocks > 0; blocks--) both.render();
      if (roll(3) > 0) await settle();
      const looked = roll(4) > 0 && both.transport.status();
      if (looked) seen.push([looked.getInt32(STATUS_HEAD_BYTES + 4, true), looked.getInt32(STATUS_HEAD_BYTES + 8, true)]);
      if (roll(3) > 0) await settle();
    }
    expect(seen.length).toBeGreaterThan(40);
    for (let i = 1; i < seen.length; i++) expect(seen[i]![0]).toBeLessThanOrEqual(seen[i - 1]![1] + 1);
    expect(seen.at(-1)![0]).toBeGreaterThan(seen[0]![1] + 100);
  });

  test("there is none before the first block; then it is the newest, and stays under the page's eyes", async () => {
    const { render, transport, close: end } = await connect(wire, 1024, latchingBlocks());
    close = end;
    expect(transport.status()).toBeNull();
    render();
    await settle();
    const held = transport.status()!;
    expect(held.getFloat64(0, true)).toBe(128);
    render();
    expect(held.getFloat64(0, true)).toBe(128);
  });

  test("a page that has not looked for long still learns the time", async () => {
    const { render, transport, close: end } = await connect(wire, 1024, latchingBlocks());
    close = end;
    for (let i = 0; i < 200; i++) {
      render();
      await Promise.resolve();
      if (i % 20 === 0) await settle();
    }
    await settle();
    expect(transport.status()!.getFloat64(0, true)).toBeGreaterThan(180 * 128);
  });

  test("listeners are called, until they say stop", async () => {
    const { render, transport, close: end } = await connect(wire, 1024);
    close = end;
    let calls = 0;
    const stop = transport.onStatus(() => calls++);
    for (let i = 0; i < 40 && calls < 2; i++) {
      for (let k = 0; k < 20; k++) render();
      transport.status();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(calls).toBeGreaterThanOrEqual(2);
    stop();
    const before = calls;
    for (let k = 0; k < 20; k++) render();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(calls).toBe(before);
  });

  test("only what the page says is in use is copied", async () => {
    const { render, transport, memory, close: end } = await connect(wire, 1024);
    close = end;
    memory.setInt32(STATUS_AT + STATUS_EXTENT_AT, 96, true);
    memory.setInt32(STATUS_AT + 92, 7, true);
    memory.setInt32(STATUS_AT + 96, 8, true);
    render();
    await settle();
    const status = transport.status()!;
    expect(status.getInt32(92, true)).toBe(7);
    expect(status.getInt32(96, true)).toBe(0);
    await settle();
    memory.setInt32(STATUS_AT + STATUS_EXTENT_AT, 128, true);
    for (let i = 0; i < 20; i++) render();
    await settle();
    expect(transport.status()!.getInt32(96, true)).toBe(8);
  });
});
