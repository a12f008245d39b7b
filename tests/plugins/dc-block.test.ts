import { expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak, unsound } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
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

test("its mean dies without ever leaving a subnormal number behind, between two multiples of a block too", async () => {
  const plan = new PlanWatch();
  const desk = session([track("a", { channels: 2, inserts: [{ plugin: "dc-block", params: { cutoffHz: 20 } }] })]);
  const live = await openLive(desk, { sounds: { a: constant(4000, 0.7) }, wire: plan.wire });
  live.mixer.transport.play();
  const subnormal = () => unsound(plan.banks(live.engine)[0]!.state);
  let looks = 0;
  for (; live.frame < SAMPLE_RATE; looks += subnormal()) await live.render(61);
  expect(looks).toBe(0);
  plan.banks(live.engine)[0]!.state[0] = 1e-41;
  expect(subnormal()).toBe(1);
});
