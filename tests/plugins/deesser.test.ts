import { describe, expect, test } from "vitest";
import { deesser } from "../../src/plugins/deesser.ts";
import { completeValues } from "../../src/plugins/describe.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { impulseResponse, magnitudeDb, spread } from "./response.ts";
import { both, gainDb, through } from "./through.ts";

/** Follows upwards at once, and lets go so slowly that it stays: what a tone's largest sample wants is what it gets. */
const held = { attackMs: 0, releaseMs: 1000, kneeDb: 0, thresholdDb: -40, ratio: 4, rangeDb: 144 };
const FRAMES = 24000;
/** One whose samples come to its peaks. */
const HIGH_HZ = 12007;

/** How far above the crossover a frequency is, as the bilinear transform has it. */
const place = (hz: number, frequencyHz: number) =>
  Math.tan((Math.PI * hz) / SAMPLE_RATE) / Math.tan((Math.PI * frequencyHz) / SAMPLE_RATE);
/** Of a Linkwitz-Riley crossover of the fourth order: how much of the whole, with which it is in phase, the band above is. */
const shareAbove = (w: number) => w ** 4 / (1 + w ** 4);
/** Of a Butterworth cut of the second order. */
const keyDb = (w: number) => 10 * Math.log10(w ** 4 / (1 + w ** 4));

/** Gain of a settled sine of this level, in dB. */
async function settledDb(hz: number, levelDb: number, params: typeof held & { frequencyHz: number }): Promise<number> {
  const level = 10 ** (levelDb / 20);
  const { left } = await through("deesser", params, both(sine(FRAMES, hz, level)));
  return gainDb(peak(left.subarray(FRAMES - 4800)), level);
}

test.each([500, 1000, 5500, 16000])(
  "with nothing to turn down its bands sum flat, crossed over at %d Hz",
  async (frequencyHz) => {
    const response = await impulseResponse("deesser", { frequencyHz, thresholdDb: 12 }, 48000);
    for (const hz of spread(20, 20000, 40)) expect(Math.abs(magnitudeDb(response, hz))).toBeLessThan(1e-4);
  },
);

describe("a sine is turned down by what the curve wants of its key, as far as it lies above", () => {
  const cases = [2000, 5500, 11000].flatMap((frequencyHz) =>
    [0.25, 0.5, 1, 1.5].map((times) => [frequencyHz, frequencyHz * times + 7]),
  );
  test.each(cases)("crossed over at %d Hz, of %d Hz", async (frequencyHz, hz) => {
    const w = place(hz!, frequencyHz!);
    const wantedDb = Math.max(0, (-6 + keyDb(w) - held.thresholdDb) * (1 - 1 / held.ratio));
    const gain = 1 + (10 ** (-wantedDb / 20) - 1) * shareAbove(w);
    const heardDb = await settledDb(hz!, -6, { ...held, frequencyHz: frequencyHz! });
    // Release goes on for the rest of a half wave.
    expect(Math.abs(heardDb - 20 * Math.log10(gain))).toBeLessThan(0.05);
  });

  test("and by no more than its range", async () => {
    const w = place(HIGH_HZ, 4000);
    const gain = 1 + (10 ** (-9 / 20) - 1) * shareAbove(w);
    const heardDb = await settledDb(HIGH_HZ, -6, { ...held, rangeDb: 9, frequencyHz: 4000 });
    expect(Math.abs(heardDb - 20 * Math.log10(gain))).toBeLessThan(0.01);
  });
});

test("what lies below is not touched, however much is taken away above it", async () => {
  const low = sine(FRAMES, 300, 0.3);
  const sharp = sine(FRAMES, 9000, 0.3);
  const params = { ...held, frequencyHz: 6000, ratio: 100, thresholdDb: -60 };
  const [voice, alone, wire] = await Promise.all([
    through("deesser", params, both(low.map((x, i) => x + sharp[i]!))),
    through("deesser", params, both(sharp)),
    through("deesser", { ...params, thresholdDb: 12 }, both(low)),
  ]);
  expect(gainDb(peak(alone.left.subarray(12000)), 0.3)).toBeLessThan(-14);
  const rest = voice.left.map((x, i) => x - wire.left[i]! - alone.left[i]!).subarray(12000);
  expect(gainDb(peak(rest), 0.3)).toBeLessThan(-80);
});

test("it listens to another strip, and lets hear what it listens to: the key above the frequency", async () => {
  const insert = { id: "it", plugin: "deesser", params: { ...held, frequencyHz: 4000 }, sidechain: { from: "b" } } as const;
  const strips = (listen: boolean) => [
    track("a", { channels: 2, inserts: [{ ...insert, params: { ...insert.params, listen } }] }),
    track("b", { channels: 2, output: null }),
  ];
  const sounds = { a: both(sine(FRAMES, 10007, 0.1)), b: both(sine(FRAMES, 8123, 0.5)) };
  const turned = await renderDocument(session(strips(false), { lengthFrames: FRAMES }), sounds);
  const reductionDb = (20 * Math.log10(0.5) + keyDb(place(8123, 4000)) + 40) * 0.75;
  const gain = 1 + (10 ** (-reductionDb / 20) - 1) * shareAbove(place(10007, 4000));
  expect(gainDb(peak(turned.left.subarray(12000)), 0.1)).toBeCloseTo(20 * Math.log10(gain), 1);
  const key = await renderDocument(session(strips(true), { lengthFrames: FRAMES }), sounds);
  expect(gainDb(peak(key.left.subarray(12000)), 0.5)).toBeCloseTo(keyDb(place(8123, 4000)), 1);
});

test("its meter says how much it turns the band above down", async () => {
  const strips = [
    track("a", { channels: 2, inserts: [{ id: "it", plugin: "deesser", params: { ...held, frequencyHz: 4000 } }] }),
  ];
  const live = await openLive(session(strips), { sounds: { a: both(sine(FRAMES, HIGH_HZ, 0.5)) } });
  const insert = live.mixer.strip("a").inserts[0]!;
  live.mixer.transport.play();
  await live.render(12000);
  insert.readout("reductionDb");
  await live.render(4800);
  expect(insert.readout("reductionDb")).toBeCloseTo((20 * Math.log10(0.5) + keyDb(place(HIGH_HZ, 4000)) + 40) * 0.75, 1);
});

test.each([500, 4000, 16000])("its tail at %d Hz is over when it says, at -90 dB, and not half as soon", async (frequencyHz) => {
  const tail = deesser.tailFrames!(completeValues(deesser, { frequencyHz }), SAMPLE_RATE, 120);
  const sound = noise(4000, 3, 0.5);
  const padded = new Float32Array(8000);
  padded.set(sound);
  const { left } = await through("deesser", { frequencyHz, thresholdDb: -60, ratio: 100, rangeDb: 144 }, both(padded));
  const loudest = (from: number) => gainDb(peak(left.subarray(4000 + Math.ceil(from))), 1);
  expect(loudest(tail)).toBeLessThan(-90);
  expect(loudest(tail / 4)).toBeGreaterThan(-90);
});
