import { expect, test } from "vitest";
import { openNode } from "../../src/web/open-node.ts";

const context = () => new OfflineAudioContext(2, 128, 48_000);
const small = { memoryPages: 64 };
/** What a server without our files sends for them. */
const MISSING = "/no/such/file.js";
/** A Wasm module that is not ours: it exports nothing. */
const ALIEN = "data:application/wasm;base64,AGFzbQEAAAA=";

test("two engines can be opened on one context, at once and one after the other", async () => {
  const one = context();
  const [a, b] = await Promise.all([openNode(one, small), openNode(one, small)]);
  const c = await openNode(one, small);
  expect(new Set([a.node, b.node, c.node]).size).toBe(3);
  expect(a.layout).toEqual(c.layout);
});

test("an isolated page gets the shared wire unless it asks otherwise", async () => {
  expect((await openNode(context(), small)).wire).toBe("shared");
  expect((await openNode(context(), { ...small, wire: "port" })).wire).toBe("port");
});

test("the node has the inputs it was asked for, and one stereo output", async () => {
  const { node, layout } = await openNode(context(), { ...small, inputs: 3 });
  expect(node.numberOfInputs).toBe(3);
  expect(layout.inputCount).toBe(3);
  expect(node.numberOfOutputs).toBe(1);
});

test.each([
  ["processorUrl", "processor-not-loaded", { processorUrl: MISSING }],
  ["wasmUrl", "engine-not-loaded", { wasmUrl: MISSING }],
])("a wrong %s is an error that names it, never replaced quietly", async (option, code, urls) => {
  const error = await openNode(context(), { ...small, ...urls }).catch((reason) => reason);
  expect(error).toMatchObject({ name: "EngineError", code });
  expect(error.message).toContain(MISSING);
  expect(error.message).toContain(option);
});

test("after a failure the same context can be opened with the right files", async () => {
  const one = context();
  await expect(openNode(one, { ...small, processorUrl: MISSING })).rejects.toThrow();
  await expect(openNode(one, small)).resolves.toBeTruthy();
});

test("a module that is not the engine is refused by name", async () => {
  await expect(openNode(context(), { ...small, wasmUrl: ALIEN })).rejects.toMatchObject({
    code: "engine-refused",
    message: expect.stringContaining("not postfade's engine.wasm"),
  });
});

test("too little memory is refused, and the message says which option", async () => {
  const error = await openNode(context(), { memoryPages: 3 }).catch((reason) => reason);
  expect(error).toMatchObject({ code: "engine-refused", message: expect.stringContaining("raise memoryMegabytes") });
});

test("more memory than there is is refused, by name", async () => {
  const error = await openNode(context(), { memoryPages: 70_000 }).catch((reason) => reason);
  expect(error).toMatchObject({
    code: "engine-refused",
    message: expect.stringContaining("4375 MB of memory cannot be had here; lower memoryMegabytes"),
  });
});

test.each([0, 65, 1.5])("%s inputs are refused", async (inputs) => {
  await expect(openNode(context(), { ...small, inputs })).rejects.toThrow(`inputs is ${inputs}; a desk has 1 to 64`);
});

test("a context that is over is refused as that", async () => {
  const rendered = context();
  await rendered.startRendering();
  await expect(openNode(rendered, small)).rejects.toMatchObject({ code: "closed" });
});

test("a context without a worklet is told from an insecure page", async () => {
  const bare = { sampleRate: 48_000 } as unknown as BaseAudioContext;
  await expect(openNode(bare)).rejects.toMatchObject({ code: "no-worklet", message: expect.stringContaining("newer") });
});

test("what the engine says about its layout holds", async () => {
  const { layout } = await openNode(context(), small);
  expect(layout.memoryBytes).toBe(64 * 65536);
  expect(layout.heap).toBeLessThan(layout.memoryBytes);
  expect(layout.bankFields.length).toBeGreaterThan(3);
});
