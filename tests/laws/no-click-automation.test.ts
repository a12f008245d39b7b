import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import type { PointDocument } from "../../src/session/document.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { sine } from "../desk/signals.ts";

const FROM = 6000;
const SWEEP_FRAMES = 14400;
const FRAMES = FROM + SWEEP_FRAMES + 3000;

/** The peak above 8 kHz, in dBFS, of a sine of 0 dBFS through an equaliser, from where a lane begins to sweep a knob of its first band in 0.3 s. */
async function heardDbfs(params: Readonly<Record<string, ParamValue>>, knob: string, [from, to]: Ends, hz: number) {
  const points: PointDocument[] = [
    { frame: FROM, value: from, curve: knob === "GainDb" ? "linear" : "exponential" },
    { frame: FROM + SWEEP_FRAMES, value: to },
  ];
  const insert = { id: "it", plugin: "equaliser", params: { [`band1${knob}`]: from, ...params } };
  const strip = track("a", { channels: 1, pan: -1, inserts: [insert] });
  const desk = session([strip], { automation: [{ target: `a/it.band1${knob}`, points }], lengthFrames: FRAMES });
  return residualDbfs((await renderDocument(desk, { a: sine(FRAMES, hz) })).left, FROM - 8);
}
type Ends = readonly [from: number, to: number];

/** Each comes from where one section is the analogue to where another mends it, or goes the other way. */
describe("a band that a lane brings to where it is mended, and back, does not click", () => {
  test.each<[name: string, params: Record<string, ParamValue>, knob: string, ends: Ends]>([
    ["a low cut's frequency", { band1Shape: "low-cut", band1Q: 8 }, "FrequencyHz", [500, 20000]],
    ["a low cut's q", { band1Shape: "low-cut", band1FrequencyHz: 12000 }, "Q", [0.3, 20]],
    [
      "a steep low cut's frequency",
      { band1Shape: "low-cut", band1Q: 1, band1SlopeDbPerOctave: "48" },
      "FrequencyHz",
      [500, 20000],
    ],
    ["a steep high cut's frequency", { band1Shape: "high-cut", band1SlopeDbPerOctave: "48" }, "FrequencyHz", [500, 20000]],
    ["a low shelf's frequency", { band1Shape: "low-shelf", band1Q: 5, band1GainDb: -12 }, "FrequencyHz", [500, 20000]],
    ["a high shelf's q", { band1Shape: "high-shelf", band1FrequencyHz: 10000, band1GainDb: 12 }, "Q", [0.3, 20]],
    ["a high shelf's gain", { band1Shape: "high-shelf", band1Q: 20, band1FrequencyHz: 15000 }, "GainDb", [-24, 24]],
    ["a tilt's gain", { band1Shape: "tilt", band1Q: 2, band1FrequencyHz: 12000 }, "GainDb", [-12, 12]],
    ["a notch's frequency", { band1Shape: "notch", band1Q: 1 }, "FrequencyHz", [500, 23000]],
    ["a notch's frequency, from half the rate", { band1Shape: "notch", band1Q: 0.882 }, "FrequencyHz", [11142, 23556]],
    ["a bell's frequency", { band1Shape: "bell", band1Q: 0.7, band1GainDb: 24 }, "FrequencyHz", [500, 23000]],
  ])("%s", async (_, params, knob, ends) => {
    for (const way of [ends, [ends[1], ends[0]]] as const)
      for (const hz of [50, 1000]) expect(await heardDbfs(params, knob, way, hz)).toBeLessThanOrEqual(-60);
  });
});
