import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { type Coefficients, filter, sectionsOf } from "../model/equaliser.ts";

type Params = Record<string, ParamValue>;
const FRAMES = 48000;

const desk = (params: Params) =>
  session([track("a", { channels: 1, pan: -1, inserts: [{ id: "eq", plugin: "equaliser", params }] })], {
    lengthFrames: FRAMES,
  });
const heard = async (params: Params, sound: Float32Array) => (await renderDocument(desk(params), { a: sound })).left;

const dbfs = (signal: readonly number[]) => 10 * Math.log10(signal.reduce((sum, x) => sum + x * x, 0) / signal.length);

/** Transposed direct form II in float32, as most programs have it. */
function inFloat32(signal: Float32Array, coefficients: Coefficients): Float32Array {
  const [b0, b1, b2, a1, a2] = coefficients.map(Math.fround) as unknown as Coefficients;
  let [s1, s2] = [0, 0];
  return signal.map((x) => {
    const y = Math.fround(b0 * x + s1);
    s1 = Math.fround(b1 * x - a1 * y + s2);
    s2 = Math.fround(b2 * x - a2 * y);
    return y;
  });
}

describe("a bell at 20 Hz with a q of 4", () => {
  const sound = noise(FRAMES, 7).map((x) => 0.25 * x);

  test.each([["analogue"], ["cookbook"]])("adds less than -130 dBFS of noise (%s)", async (family) => {
    const params: Params = { family, band1On: true, band1Shape: "bell", band1FrequencyHz: 20, band1Q: 4, band1GainDb: 12 };
    const sections = sectionsOf((name) => () => params[name] ?? false, SAMPLE_RATE);
    const due = sections.reduce(filter, Float64Array.from(sound));
    const played = await heard(params, sound);
    expect(dbfs([...played].map((x, n) => x - due[n]!))).toBeLessThan(-130);
    expect(dbfs([...inFloat32(sound, sections[0]!)].map((x, n) => x - due[n]!))).toBeGreaterThan(-110);
  });
});

describe("a band that a hand swings fifty times a second", () => {
  test.each<[shape: string, name: string, from: number, to: number]>([
    ["bell", "FrequencyHz", 60, 12000],
    ["bell", "GainDb", -24, 24],
    ["bell", "Q", 0.2, 20],
    ["low-shelf", "FrequencyHz", 60, 12000],
    ["high-shelf", "FrequencyHz", 60, 12000],
    ["low-cut", "FrequencyHz", 60, 12000],
    ["high-cut", "FrequencyHz", 60, 12000],
    ["notch", "FrequencyHz", 60, 12000],
    ["tilt", "GainDb", -12, 12],
  ])("%s, %s: never louder than its gain, and without a click", async (shape, name, from, to) => {
    const params: Params = { band1Shape: shape, band1GainDb: 12, band1Q: 1, band1SlopeDbPerOctave: "48" };
    const swing = async (sound: Float32Array) => {
      const live = await openLive(desk(params), { sounds: { a: sound } });
      live.mixer.transport.play();
      for (let turn = 0; turn < 60; turn++) {
        live.mixer.strip("a").inserts[0]!.params[`band1${name}`]!.value = (turn % 2 ? to : from) as never;
        await live.render(480);
      }
      return live.heard().left.subarray(0, 28800);
    };
    const loud = noise(FRAMES, 3);
    expect(peak(await swing(loud))).toBeLessThan(10 ** (30 / 20) * peak(loud));
    expect(clickDbfs(await swing(sine(FRAMES, 50, 10 ** (-24 / 20))), 4800)).toBeLessThan(-70);
  });
});
