import { afterEach, describe, expect, test } from "vitest";
import { marked } from "./fake-engine.ts";
import { connect, settle, WIRES } from "./pair.ts";

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function pair(...args: Parameters<typeof connect>) {
  const both = await connect(...args);
  closers.push(both.close);
  return both;
}

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

describe.each(WIRES)("the %s wire", (wire) => {
  test("delivers a flood through a narrow ring to a slow eater, in order, when what was refused is kept and sent again", async () => {
    const COUNT = 20_000;
    let hunger = 0;
    const { transport, render, marks } = await pair(wire, 1024, {
      inboxBytes: 256,
      appetite: () => (hunger = (hunger * 5 + 3) % 17),
    });
    let sent = 0;
    let refused = 0;
    while (marks.length < COUNT) {
      while (sent < COUNT && transport.send(marked(sent, 16 + 8 * (sent % 7)))) sent++;
      if (sent < COUNT) refused++;
      render();
      if (wire === "port") await transport.flushed();
    }
    expect(marks).toEqual(upTo(COUNT));
    expect(refused).toBeGreaterThan(100);
  });

  test("without a clock, flushed() brings everything to the engine and makes room", async () => {
    const { transport, marks, blocks } = await pair(wire, 64, {});
    const sent = upTo(4).map((mark) => transport.send(marked(mark)));
    expect(sent).toEqual([true, true, true, true]);
    expect(transport.send(marked(4))).toBe(false);
    await transport.flushed();
    expect(marks).toEqual(upTo(4));
    expect(transport.send(marked(4))).toBe(true);
    await transport.flushed();
    expect(marks).toEqual(upTo(5));
    expect(blocks).toEqual([]);
  });

  test.each(["flushed", "render"] as const)("room that an engine made late, by %s, is room again", async (by) => {
    let room = 0;
    const { transport, render, marks } = await pair(wire, 64, { appetite: () => room });
    for (let mark = 0; mark < 4; mark++) transport.send(marked(mark));
    await transport.flushed();
    expect(transport.send(marked(4))).toBe(false);
    room = 10;
    if (by === "render") render();
    else await transport.flushed();
    await settle();
    expect(marks).toEqual(upTo(4));
    expect(transport.send(marked(4))).toBe(true);
  });

  test("a record no wire can hold is an error, not a false for ever", async () => {
    const { transport } = await pair(wire, 1024, { inboxBytes: 256 });
    expect(() => transport.send(marked(1, 264))).toThrow(/takes at most 256/);
  });

  test("clip audio arrives piece by piece, where it should, and what lies outside is refused", async () => {
    const { transport, memory, layout } = await pair(wire, 1024);
    const data = Float32Array.from({ length: 200_000 }, (_, i) => i).subarray(7, 170_007);
    await transport.load(layout.heap + 8, data);
    const there = new Float32Array(memory.buffer.slice(layout.heap + 8, layout.heap + 8 + data.byteLength));
    expect(there.findIndex((x, i) => x !== data[i])).toBe(-1);
    expect(there[169_999]).toBe(170_006);
    await expect(transport.load(layout.memoryBytes - 4, data)).rejects.toThrow(/not in the page's part of engine memory/);
    await expect(transport.load(layout.heap - 4, data)).rejects.toThrow(RangeError);
  });

  test("a trap is silence for good, said once, and whoever waited is told", async () => {
    let fatal = false;
    const { transport, render, left, postbox } = await pair(wire, 1024, {
      onRender: () => {
        if (fatal) throw new WebAssembly.RuntimeError("unreachable");
      },
    });
    const ends: string[] = [];
    postbox.onEnd(({ code }) => ends.push(code));
    const tone = [[new Float32Array(128).fill(0.5)]];
    expect(render(tone)).toBe(true);
    expect(left[5]).toBe(0.5);
    fatal = true;
    expect(render(tone)).toBe(false);
    expect(left[5]).toBe(0);
    fatal = false;
    left.fill(1);
    expect(render(tone)).toBe(false);
    expect(left[5]).toBe(0);
    const late = transport.flushed();
    await expect(late).rejects.toMatchObject({ code: "trapped", message: expect.stringContaining("unreachable") });
    await expect(transport.load(100_000, new Float32Array(4))).rejects.toMatchObject({ code: "trapped" });
    expect(transport.send(marked(1))).toBe(false);
    expect(ends).toEqual(["trapped"]);
  });

  test("closed, it is silent, takes nothing, and rejects what was pending", async () => {
    const { transport, render } = await pair(wire, 1024);
    const pending = transport.flushed();
    transport.close();
    await expect(pending).rejects.toMatchObject({ code: "closed" });
    expect(transport.send(marked(1))).toBe(false);
    await settle();
    expect(render()).toBe(false);
  });
});

test("many records of one turn are one message on the port wire", async () => {
  const { transport, marks, postbox } = await pair("port", 1 << 16);
  const kinds: string[] = [];
  const post = postbox.post.bind(postbox);
  postbox.post = (message, transfer) => {
    kinds.push(message.kind);
    post(message, transfer);
  };
  for (let i = 0; i < 500; i++) transport.send(marked(i));
  await settle();
  expect(kinds).toEqual(["records"]);
  expect(marks).toEqual(upTo(500));
});
