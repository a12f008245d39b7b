import { describe, expect, test } from "vitest";
import type { InsertDocument, SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference, firstStereoDifference, peak, sum } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 5000;
const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)], b: noise(FRAMES, 3), c: [noise(FRAMES, 4), noise(FRAMES, 5)] };
const late = (frames: number): InsertDocument => ({ id: "late", plugin: "latency", params: { frames } });

/** Three tracks, two of them straight to the master, one through a bus; two of them are late by themselves. */
const desk = (): SessionDocument =>
  session([
    track("a", { faderDb: -3, inserts: [late(200)] }),
    track("b", { pan: 0.4 }),
    track("c", { output: "mix", sends: [{ to: "aux", levelDb: -6 }] }),
    bus("aux", { inserts: [late(77)] }),
    bus("mix", { faderDb: -2 }),
  ]);

describe("stems", () => {
  test("of the strips that go to the master sum to the mix, in step with it", async () => {
    const { left, right, stems } = await renderDocument(desk(), sounds, { stems: true });
    const ways = ["a", "b", "aux", "mix"].map((id) => stems.get(id)!);
    for (const [side, mix] of [
      ["left", left],
      ["right", right],
    ] as const)
      expect(distance(mix, sum(ways.map((stem) => stem[side])))).toBeLessThanOrEqual(1e-6);
    expect(firstDifference(stems.get("c")!.left, sounds.c[0]!)).toBeNull();
  });

  test("...and do not with one of them left out", async () => {
    const { left, stems } = await renderDocument(desk(), sounds, { stems: true });
    expect(distance(left, sum(["a", "b", "mix"].map((id) => stems.get(id)!.left)))).toBeGreaterThan(0.1);
  });

  test("change no bit of the mix", async () => {
    expect(
      firstStereoDifference(await renderDocument(desk(), sounds, { stems: true }), await renderDocument(desk(), sounds)),
    ).toBeNull();
  });
});

describe("a part of a session", () => {
  test("equals that part of the whole", async () => {
    const whole = await renderDocument(desk(), sounds, { stems: true });
    const part = await renderDocument(desk(), sounds, { stems: true, fromFrame: 1001, toFrame: 3500 });
    expect(firstDifference(part.left, whole.left.subarray(1001, 3500))).toBeNull();
    expect(firstDifference(part.stems.get("b")!.right, whole.stems.get("b")!.right.subarray(1001, 3500))).toBeNull();
  });

  test("...and no other part", async () => {
    const whole = await renderDocument(desk(), sounds);
    const part = await renderDocument(desk(), sounds, { fromFrame: 1001, toFrame: 3500 });
    expect(firstDifference(part.left, whole.left.subarray(1000, 3499))).not.toBeNull();
  });

  test.each([
    { blockFrames: 0 },
    { blockFrames: -1 },
    { blockFrames: 129 },
    { blockFrames: Number.NaN },
    { fromFrame: -1 },
    { toFrame: 10.5 },
    { toFrame: Number.NaN },
  ])("asked for as %o is refused by name before any work", async (options) => {
    const [[name, value]] = Object.entries(options) as [[string, number]];
    await expect(renderDocument(desk(), sounds, options)).rejects.toThrow(`out-of-range: ${name} ${value} is not a whole number`);
  });
});

test("the stem of a strip that is gone is silence", async () => {
  const live = await openLive(desk(), { sounds, stems: ["a"] });
  live.mixer.transport.play();
  await live.render(1000);
  expect(peak(live.heard(1).left)).toBeGreaterThan(0.1);
  live.mixer.strip("a").remove();
  await live.render(3000);
  expect(peak(live.heard(1).left.subarray(2500))).toBe(0);
});
