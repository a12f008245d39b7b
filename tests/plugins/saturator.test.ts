import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { impulse, noise, sine } from "../desk/signals.ts";
import figures from "../reference/saturation.json" with { type: "json" };
import { magnitudeDb } from "./response.ts";
import { both, through } from "./through.ts";

type Params = Record<string, ParamValue>;
const WINDOW = 32768;
const LEAD = 8192;

/** The spectrum of a whole window at one of its bins, in dBFS of a sine. */
function binDbfs(window: Float64Array, bin: number): number {
  return magnitudeDb(window, (48000 * bin) / WINDOW) - 20 * Math.log10(WINDOW / 2);
}

/** A sine of -6 dBFS on a bin: what comes of it, after what its beginning left has gone. */
async function bentSine(bin: number, params: Params): Promise<Float64Array> {
  const sound = Float32Array.from({ length: LEAD + WINDOW + 1024 }, (_, n) => 0.5 * Math.sin((2 * Math.PI * bin * n) / WINDOW));
  const { left } = await through("saturator", params, both(sound));
  return Float64Array.from(left.subarray(LEAD, LEAD + WINDOW));
}

/** The power of all that is neither the sine nor a harmonic of it below half the rate: folded back, or noise. */
function folded(window: Float64Array, bin: number): number {
  const total = window.reduce((sum, x) => sum + x * x, 0) / (WINDOW / 2);
  let tones = 2 * (window.reduce((sum, x) => sum + x, 0) / WINDOW) ** 2;
  for (let harmonic = bin; harmonic < WINDOW / 2; harmonic += bin) tones += 10 ** (binDbfs(window, harmonic) / 10);
  return 10 * Math.log10(Math.max(total - tones, 1e-20));
}

const BIN_5K = 3413;

describe("what a saturator folds back of 5 kHz", () => {
  test.each(["2x", "4x", "8x"])("is under -80 dBFS at +12 dB with %s", async (quality) => {
    // The others have so many harmonics that some reach beyond twice the rate.
    for (const shape of quality === "2x" ? ["tanh"] : ["tanh", "soft", "tape"])
      expect(folded(await bentSine(BIN_5K, { quality, driveDb: 12, shape }), BIN_5K), shape).toBeLessThan(-80);
  });

  test("is under -80 dBFS at +24 dB with 8x", async () => {
    expect(folded(await bentSine(BIN_5K, { quality: "8x", driveDb: 24 }), BIN_5K)).toBeLessThan(-80);
  });

  test("...and as far above without as the figures say", async () => {
    for (const driveDb of [12, 24]) {
      const due = figures.rows.find(
        (row) => row.driveDb === driveDb && row.method === "naive" && row.freq > 4000 && row.freq < 6000,
      )!;
      expect(folded(await bentSine(BIN_5K, { quality: "1x", driveDb }), BIN_5K)).toBeCloseTo(due.aliasSum, 1);
    }
  });
});

test.each(["1x", "2x", "4x", "8x"])("the tone itself is as the reference's, to 0.01 dB, with %s", async (quality) => {
  for (const { freq, driveDb, fundamental } of figures.rows.filter(({ method }) => method === "64x")) {
    const bin = Math.round((freq * WINDOW) / 48000);
    const params = { quality, driveDb };
    if (quality === "1x" && bin > 1000) continue;
    expect(binDbfs(await bentSine(bin, params), bin)).toBeCloseTo(fundamental, 1.7);
  }
});

test("the plain curves are their definitions, to a millionth", async () => {
  const ramp = Float32Array.from({ length: 8001 }, (_, n) => n / 4000 - 1);
  const curves: Record<string, (x: number) => number> = { tanh: Math.tanh, soft: (x) => x / Math.sqrt(1 + x * x) };
  for (const [shape, curve] of Object.entries(curves))
    for (const driveDb of [0, 12, 36]) {
      const { left } = await through("saturator", { shape, driveDb, outputDb: -6, quality: "1x" }, both(ramp));
      const due = Float64Array.from(ramp, (x) => 10 ** (-6 / 20) * curve(10 ** (driveDb / 20) * x));
      expect(distance(left, due)).toBeLessThan(1e-6);
      expect(
        distance(
          left,
          due.map((x) => 1.001 * x),
        ),
      ).toBeGreaterThan(1e-4);
    }
});

describe.each(["tanh", "soft", "tube", "tape"])("%s", (shape) => {
  test.each([
    ["1x", 0],
    ["2x", 73],
    ["4x", 78],
    ["8x", 80],
  ] as const)("at %s is %d frames late, says so, and is flat to 20 kHz", async (quality, late) => {
    const click = impulse(4096, 1000, 1e-3);
    const params = { shape, quality, driveDb: 0 };
    const live = await openLive(
      session([track("a", { channels: 1, pan: -1, inserts: [{ id: "it", plugin: "saturator", params }] })]),
      {
        sounds: { a: click },
      },
    );
    expect(live.mixer.latency.totalFrames).toBe(late);
    const { left } = await through("saturator", params, both(click));
    expect(left.indexOf(Math.max(...left))).toBe(1000);
    for (const hz of shape === "tube" ? [1000, 10000, 20000] : [20, 1000, 10000, 20000])
      expect(
        Math.abs(
          magnitudeDb(
            left.map((x) => 1e3 * x),
            hz,
          ),
        ),
      ).toBeLessThan(0.01);
  });

  test("leaves no offset, and of nothing nothing", async () => {
    const window = await bentSine(68, { shape, driveDb: 20, quality: "4x" });
    const mean = window.subarray(WINDOW / 2).reduce((sum, x) => sum + x, 0) / (WINDOW / 2);
    expect(Math.abs(mean)).toBeLessThan(2e-3);
    expect(peak((await through("saturator", { shape, driveDb: 36 }, both(new Float32Array(2000)))).left)).toBe(0);
  });
});

test("a tube has even harmonics, and the others have none", async () => {
  const second = async (shape: string) => binDbfs(await bentSine(683, { shape, driveDb: 12, quality: "4x" }), 2 * 683);
  expect(await second("tube")).toBeGreaterThan(-30);
  for (const shape of ["tanh", "soft", "tape"]) expect(await second(shape)).toBeLessThan(-110);
});

test("a tape bends treble sooner than bass", async () => {
  const third = async (bin: number) =>
    binDbfs(await bentSine(bin, { shape: "tape", driveDb: 6, quality: "4x" }), 3 * bin) -
    binDbfs(await bentSine(bin, { shape: "tanh", driveDb: 6, quality: "4x" }), 3 * bin);
  expect(Math.abs(await third(68))).toBeLessThan(0.1);
  expect(await third(3413)).toBeGreaterThan(2);
});

test("the sound as it came, mixed in, is in time to the bit", async () => {
  const sound = noise(4000, 5);
  for (const quality of ["1x", "2x", "4x", "8x"])
    expect(firstDifference((await through("saturator", { mix: 0, quality }, both(sound))).left, sound)).toBeNull();
});

test("each lane of a bank has a quality of its own", async () => {
  const qualities = ["1x", "2x", "4x", "8x"];
  const desk = (ids: readonly string[]) =>
    session(
      ids.map((quality) =>
        track(`t${quality}`, {
          channels: 2,
          clips: [{ file: quality }],
          inserts: [{ id: "it", plugin: "saturator", params: { quality, driveDb: 18 } }],
        }),
      ),
    );
  const sounds = Object.fromEntries(qualities.map((quality, i) => [quality, both(noise(3000, i + 1))]));
  const all = await renderDocument(desk(qualities), sounds, { stems: true });
  for (const quality of qualities) {
    const alone = await renderDocument(desk([quality]), sounds, { stems: true });
    const [together, own] = [all, alone].map(({ stems }) => stems.get(`t${quality}`)!.left.subarray(0, 2900));
    expect(firstDifference(together!, own!)).toBeNull();
  }
});

test.each<[knob: string, from: Params, to: ParamValue]>([
  ["driveDb", { driveDb: 0 }, 6],
  ["outputDb", {}, -20],
  ["mix", {}, 0],
  ["shape", {}, "soft"],
  ["shape", { shape: "tape" }, "tube"],
])("a hand on %s does not click", async (knob, params, value) => {
  const desk = session([
    track("a", { channels: 2, inserts: [{ id: "it", plugin: "saturator", params: { driveDb: 0, ...params } }] }),
  ]);
  for (const hz of [50, 1000]) {
    const live = await openLive(desk, { sounds: { a: both(sine(20000, hz, 0.1)) } });
    live.mixer.transport.play();
    await live.render(9601);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
    await live.render(6000);
    expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
  }
});
