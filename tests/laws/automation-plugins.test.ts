import { describe, expect, test } from "vitest";
import type { InsertDocument, PointDocument, SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, noise } from "../desk/signals.ts";
import { drawnLines, levelAt } from "./drawn-lines.ts";

const FRAMES = 12000;
const gain = (db: number) => (db <= -144 ? 0 : 10 ** (db / 20));

/** A mono track hard left with one plugin, one of whose parameters is drawn. */
function drawn(insert: InsertDocument, name: string, points: readonly PointDocument[], delayed = 0): SessionDocument {
  const moved = points.map((point) => ({ ...point, frame: point.frame + delayed }));
  const strip = track("a", { channels: 1, pan: -1, inserts: [{ id: "it", ...insert }] });
  return session([{ ...strip, clips: [{ file: "a", startFrame: delayed }] }, bus("b")], {
    automation: [{ target: `a/it.${name}`, points: moved }],
    lengthFrames: FRAMES + delayed,
  });
}

const through = async (document: SessionDocument, sound: Float32Array, blockFrames = 128) =>
  (await renderDocument(document, { a: sound }, { blockFrames })).left;

describe.each(drawnLines)("%s", (_, points) => {
  test("of a gain is exact to the frame, in blocks of any size", async () => {
    const document = drawn({ plugin: "gain" }, "gainDb", points);
    const heard = await through(document, constant(FRAMES, 1));
    const expected = Float64Array.from({ length: FRAMES }, (_, frame) => gain(levelAt(points, frame)));
    expect(distance(heard, expected)).toBeLessThanOrEqual(1e-6);
    for (const blockFrames of [1, 61])
      expect(firstDifference(await through(document, constant(FRAMES, 1), blockFrames), heard)).toBeNull();
  });

  test("of a compressor's make-up is, to a millionth of its level", async () => {
    const most = (value: unknown) => Math.max(-20, Math.min(20, Number(value)));
    const bounded = points.map((point) => ({ ...point, value: most(point.value) }));
    const document = drawn({ plugin: "compressor", params: { ratio: 1 } }, "makeupDb", bounded);
    const lines = bounded.every(({ curve = "hold" }) => curve === "hold" || curve === "linear");
    const heard = await through(document, constant(FRAMES, 0.1));
    for (const blockFrames of [1, 61])
      expect(firstDifference(await through(document, constant(FRAMES, 0.1), blockFrames), heard)).toBeNull();
    const expected = Float64Array.from({ length: FRAMES }, (_, frame) => 0.1 * gain(levelAt(bounded, frame)));
    // Straight between frames 32 apart: a curve is off by an eighth of what it bends there.
    expect(distance(heard, expected)).toBeLessThanOrEqual(lines ? 2e-6 : 5e-4);
  });
});

describe("parameters of filters and dynamics", () => {
  const sweep: PointDocument[] = [
    { frame: 501, value: 100, curve: "exponential" },
    { frame: 5003, value: 8000 },
    { frame: 7001, value: 300, curve: "linear" },
    { frame: 7011, value: 3000 },
  ];
  const squash: PointDocument[] = [
    { frame: 100, value: -10, curve: "linear" },
    { frame: 6000, value: -40, curve: "curve", tension: 0.5 },
    { frame: 9000, value: -3 },
  ];
  const bell = { plugin: "equaliser", params: { band1GainDb: 12, band1Q: 3, band2FrequencyHz: 5000, band2GainDb: -6 } };
  const cases: [string, InsertDocument, string, PointDocument[]][] = [
    ["a bell's frequency", bell, "band1FrequencyHz", sweep],
    ["a threshold", { plugin: "compressor", params: { attackMs: 1 } }, "thresholdDb", squash],
  ];

  test.each(cases)("%s: bit-exact in any blocks, and moved in time with its session", async (_, insert, name, points) => {
    const sound = noise(FRAMES, 3, 0.5);
    const heard = await through(drawn(insert, name, points), sound);
    for (const blockFrames of [1, 37])
      expect(firstDifference(await through(drawn(insert, name, points), sound, blockFrames), heard)).toBeNull();
    const late = await through(drawn(insert, name, points, 77), sound);
    expect(firstDifference(late.subarray(77), heard)).toBeNull();
  });

  test.each(cases)("%s: a point is heard from its own frame on, and not before", async (_, insert, name, points) => {
    const sound = noise(FRAMES, 3, 0.5);
    const flat = { ...points[0]!, curve: "hold" as const };
    const before = await through(drawn(insert, name, [flat]), sound);
    const at = await through(drawn(insert, name, [flat, { frame: 4000, value: points[1]!.value }]), sound);
    const first = Array.from(before).findIndex((sample, frame) => sample !== at[frame]);
    expect(first).toBeGreaterThanOrEqual(4000);
    expect(first).toBeLessThanOrEqual(4001);
  });

  test("a shelf's gain does not lag: at a constant it is what its line says", async () => {
    const points: PointDocument[] = [
      { frame: 0, value: 0, curve: "linear" },
      { frame: FRAMES, value: 12 },
    ];
    const shelf = { plugin: "equaliser", params: { band1Shape: "low-shelf", band1FrequencyHz: 8000 } };
    const heard = await through(drawn(shelf, "band1GainDb", points), constant(FRAMES, 0.1));
    for (let frame = 1000; frame < FRAMES; frame += 997)
      expect(Math.abs(20 * Math.log10(heard[frame]! / 0.1) - (12 * frame) / FRAMES)).toBeLessThan(0.01);
  });

  test("several of one plugin are drawn beside each other", async () => {
    const document = drawn({ plugin: "compressor", params: { ratio: 1 } }, "makeupDb", [
      { frame: 0, value: 0, curve: "linear" },
      { frame: 10000, value: -10 },
    ]);
    const ways = { ...document, automation: [...document.automation!, { target: "a/it.thresholdDb", points: squash }] };
    const heard = await through(ways, constant(FRAMES, 0.1));
    const expected = Float64Array.from({ length: FRAMES }, (_, frame) => 0.1 * gain(-Math.min(10, frame / 1000)));
    expect(distance(heard, expected)).toBeLessThanOrEqual(2e-6);
  });
});
