import { expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, SAMPLE_RATE, sine } from "../desk/signals.ts";

const through = async (cutoffHz: number, sound: Float32Array) =>
  (
    await renderDocument(
      session([track("a", { channels: 2, inserts: [{ plugin: "dc-block", params: { cutoffHz } }] })], {
        lengthFrames: sound.length,
      }),
      { a: [sound, sound] },
    )
  ).left;

test("what does not swing is gone, as a one-pole forgets it, to the last of it", async () => {
  const rings = await through(5, constant(4 * SAMPLE_RATE, 0.7));
  const due = (n: number) => 0.7 * Math.exp((-2 * Math.PI * 5 * n) / SAMPLE_RATE);
  for (const n of [0, 100, 5000, 20000]) expect(Math.abs(rings[n]! - due(n))).toBeLessThan(1e-6);
  expect(peak(rings.subarray(3 * SAMPLE_RATE))).toBeLessThan(1e-9);
});

test("what swings is left: -3 dB at the cut-off, and nothing a decade above", async () => {
  for (const [hz, dueDb] of [
    [20, -3.01],
    [200, -0.043],
    [1000, 0],
  ] as const) {
    const tone = await through(20, sine(SAMPLE_RATE, hz, 0.5));
    expect(20 * Math.log10(peak(tone.subarray(SAMPLE_RATE / 2)) / 0.5)).toBeCloseTo(dueDb, 1);
  }
});
