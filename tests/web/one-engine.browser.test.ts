import { beforeAll, describe, expect, test } from "vitest";
import { smallDesk } from "./small-desk.ts";
import { firstDifference, type Heard, renderDirect, renderInWorklet, type Script } from "./worklet-render.ts";

const FRAMES = 5000;
const CLIP_FRAMES = 3000;

/** Repeatable noise, full of bits. */
function noise(seed: number, frames: number): Float32Array<ArrayBuffer> {
  let state = seed;
  return Float32Array.from({ length: frames }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 31;
  });
}

const script: Script = {
  frames: FRAMES,
  input: [noise(1, FRAMES), noise(2, FRAMES)],
  audio: (layout) => [{ address: smallDesk(layout, CLIP_FRAMES).audioAt, data: noise(3, 2 * CLIP_FRAMES) }],
  records: (layout) => smallDesk(layout, CLIP_FRAMES).records,
};

let module: WebAssembly.Module;
let expected: Heard;
beforeAll(async () => {
  module = await WebAssembly.compileStreaming(fetch(new URL("../../src/engine/engine.wasm", import.meta.url)));
  expected = renderDirect(module, script);
});

test("the page is isolated, so that both wires can be tried", () => {
  expect(crossOriginIsolated).toBe(true);
});

test("the script is heard: input and clip summed, from the first frame, before the first move", () => {
  const clip = noise(3, 2 * CLIP_FRAMES);
  const start = (side: 0 | 1) => script.input![side].subarray(0, 301).map((x, i) => x + clip[side * CLIP_FRAMES + i]!);
  expect(firstDifference([expected[0].subarray(0, 301), expected[1].subarray(0, 301)], [start(0), start(1)])).toBeNull();
  expect(firstDifference(expected, [...script.input!])).not.toBeNull();
});

test.each([1, 37, 128])("blocks of %i frames give the same bits", (blockFrames) => {
  expect(firstDifference(renderDirect(module, script, blockFrames), expected)).toBeNull();
});

describe.each(["shared", "port"] as const)("an AudioWorklet on the %s wire", (wire) => {
  test.each([undefined, 64, 200, 256, 1024])(
    "with quanta of %s frames gives the same bits as an engine at hand",
    async (renderSize) => {
      const heard = await renderInWorklet(script, { wire, ...(renderSize && { renderSize }) });
      expect(firstDifference(heard, expected)).toBeNull();
    },
  );
});

test("what another node feeds us that is no sound is silence, and its neighbours are not", async () => {
  const bad = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-40, 3e38];
  const spoilt = new Float32Array(300).fill(0.5);
  spoilt.set(bad, 201);
  const records: Script["records"] = (layout) => smallDesk(layout, 0).records;
  const [left] = await renderInWorklet({ frames: 300, input: [spoilt, spoilt], records });
  expect([...left.subarray(199, 208)]).toEqual([0.5, 0.5, 0, 0, 0, 0, 0, 0.5, 0.5]);
});

test("...and one record less is heard", async () => {
  const less: Script = { ...script, records: (layout) => smallDesk(layout, CLIP_FRAMES).records.slice(0, -1) };
  expect(firstDifference(await renderInWorklet(less), expected)).toMatch(/^left\[3\d\d\d\]/);
});
