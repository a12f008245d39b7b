import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, sine } from "../desk/signals.ts";
import { cookbook, filter as filtered } from "../model/equaliser.ts";
import { impulseResponse, magnitudeDb, spread } from "./response.ts";
import { through } from "./through.ts";

type Params = Record<string, ParamValue>;
const FRAMES = 24000;

/** The bilinear transform of the analogue filter, at `hz`: its power at the tangents' quotient. */
function dueDb(shape: string, hz: number, ownHz: number, q: number): number {
  const tangent = (of: number) => Math.tan((Math.PI * of) / 48000);
  const v = tangent(hz) / tangent(ownHz);
  const tops: Record<string, number> = { "low-pass": 1, "high-pass": v ** 4, "band-pass": (v / q) ** 2, notch: (1 - v * v) ** 2 };
  return 10 * Math.log10(tops[shape]! / ((1 - v * v) ** 2 + (v / q) ** 2));
}

describe("a filter", () => {
  test.each(["low-pass", "high-pass", "band-pass", "notch"])(
    "as %s has the magnitude of its definition, to 0.01 dB",
    async (shape) => {
      for (const [frequencyHz, q] of [
        [200, 0.7],
        [1000, 4],
        [9000, 0.5],
        [15000, 2],
      ] as const) {
        const response = await impulseResponse("filter", { shape, frequencyHz, q }, 16384);
        for (const hz of spread(30, 20000, 40)) {
          const due = dueDb(shape, hz, frequencyHz, q);
          if (due > -60) expect(Math.abs(magnitudeDb(response, hz) - due)).toBeLessThan(0.01);
        }
      }
    },
  );

  test("adds less than -130 dBFS of noise at 20 Hz with a q of 4, and -140 at 1 kHz", async () => {
    const sound = noise(FRAMES, 7).map((x) => 0.25 * x);
    const w = (hz: number) => (2 * Math.PI * hz) / 48000;
    for (const [hz, q, boundDb] of [
      [20, 4, -130],
      [1000, Math.SQRT1_2, -140],
    ] as const) {
      const { left } = await through("filter", { shape: "high-pass", frequencyHz: hz, q }, [sound, sound]);
      const due = filtered(Float64Array.from(sound), cookbook("low-cut", w(hz), q, 0));
      const power = left.reduce((sum, x, n) => sum + (x - due[n]!) ** 2, 0) / FRAMES;
      expect(10 * Math.log10(power)).toBeLessThan(boundDb);
    }
  });

  test("drives as its definition says, and not at all at 0 dB", async () => {
    const ramp = Float32Array.from({ length: 4001 }, (_, n) => n / 2000 - 1);
    const open: Params = { frequencyHz: 20000, q: 0.5 };
    const clean = (await through("filter", open, [ramp, ramp])).left;
    for (const driveDb of [6, 20, 36]) {
      const d = 10 ** (driveDb / 20);
      const bent = ramp.map((x) => (d * x) / Math.sqrt(1 + (d * d - 1) * x * x));
      const due = (await through("filter", open, [bent, bent])).left;
      const driven = (await through("filter", { ...open, driveDb }, [ramp, ramp])).left;
      expect(distance(driven, due)).toBeLessThan(2e-6);
      expect(distance(driven, clean)).toBeGreaterThan(0.1);
    }
  });

  test("stays bounded when its frequency is thrown from end to end a thousand times a second, at any resonance", async () => {
    const points = Array.from({ length: 1000 }, (_, i) => ({
      frame: i * 24,
      value: i % 2 ? 20 : 20000,
      curve: "linear" as const,
    }));
    for (const q of [0.5, 4, 40]) {
      const insert = { id: "it", plugin: "filter", params: { q } };
      const document = session([track("a", { channels: 1, pan: -1, inserts: [insert] })], {
        automation: [{ target: "a/it.frequencyHz", points }],
        lengthFrames: FRAMES,
      });
      const { left } = await renderDocument(document, { a: noise(FRAMES, 3) });
      expect(peak(left)).toBeLessThan(q * 0.5 + 1);
      expect(peak(left)).toBeGreaterThan(0.01);
    }
  });
});

test.each<[knob: string, from: Params, to: ParamValue]>([
  ["frequencyHz", {}, 12000],
  ["frequencyHz", { shape: "high-pass", frequencyHz: 40 }, 4000],
  ["q", {}, 20],
  ["shape", {}, "high-pass"],
  ["shape", { shape: "notch" }, "band-pass"],
  ["driveDb", {}, 6],
])("a hand on %s does not click", async (knob, params, value) => {
  for (const hz of [50, 1000]) {
    const document = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "filter", params }] })]);
    const sound = sine(20000, hz, knob === "driveDb" ? 0.05 : 1);
    const live = await openLive(document, { sounds: { a: [sound, sound] } });
    live.mixer.transport.play();
    await live.render(9601);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
    await live.render(6000);
    expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
  }
});
