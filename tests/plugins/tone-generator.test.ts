import { expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, SAMPLE_RATE } from "../desk/signals.ts";

const FRAMES = 2 ** 17;
const desk = (params: Record<string, ParamValue>) =>
  session([track("a", { channels: 2, clips: [], inserts: [{ plugin: "tone-generator", params }] })], { lengthFrames: FRAMES });
const tone = (params: Record<string, ParamValue>) => renderDocument(desk(params), {});
const rms = (signal: Float32Array) => Math.sqrt(signal.reduce((sum, x) => sum + x * x, 0) / signal.length);

test("a sine is one: its level, its frequency, nothing else above -120 dB", async () => {
  const hz = (SAMPLE_RATE * 341) / 2 ** 14;
  const { left } = await tone({ frequencyHz: hz, levelDb: -6 });
  const due = Float64Array.from({ length: FRAMES }, (_, n) => 10 ** (-6 / 20) * Math.sin((2 * Math.PI * hz * n) / SAMPLE_RATE));
  expect(distance(left, due)).toBeLessThan(1e-6);
});

test("white noise has its level, is even, and each side its own", async () => {
  const { left, right } = await tone({ signal: "white", levelDb: -20 });
  expect(20 * Math.log10(rms(left))).toBeCloseTo(-20, 1);
  expect(Math.abs(left.reduce((sum, x, i) => sum + x * right[i]!, 0)) / FRAMES / 0.01).toBeLessThan(0.02);
  for (const lag of [1, 2, 3, 17, 128])
    expect(Math.abs(left.subarray(lag).reduce((sum, x, i) => sum + x * left[i]!, 0)) / FRAMES / 0.01).toBeLessThan(0.02);
});

/** Power in the octave around a frequency, in dB. */
function octaveDb(signal: Float32Array, hz: number): number {
  const N = 8192;
  let power = 0;
  for (let from = 0; from + N <= signal.length; from += N)
    for (
      let bin = Math.ceil((hz / Math.SQRT2) * (N / SAMPLE_RATE)), step = Math.max(1, bin >> 4);
      bin < hz * Math.SQRT2 * (N / SAMPLE_RATE);
      bin += step
    ) {
      let [re, im] = [0, 0];
      for (let i = 0; i < N; i++) {
        const windowed = signal[from + i]! * (1 - Math.cos((2 * Math.PI * i) / N));
        re += windowed * Math.cos((2 * Math.PI * bin * i) / N);
        im += windowed * Math.sin((2 * Math.PI * bin * i) / N);
      }
      power += (re * re + im * im) * step;
    }
  return 10 * Math.log10(power);
}

test("pink noise has its level, and as much in every octave", async () => {
  const { left } = await tone({ signal: "pink", levelDb: -20 });
  expect(Math.abs(20 * Math.log10(rms(left)) + 20)).toBeLessThan(0.5);
  const [first, ...others] = [500, 1000, 4000, 8000].map((hz) => octaveDb(left, hz)) as [number, ...number[]];
  for (const level of others) expect(Math.abs(level - first)).toBeLessThan(1.2);
});

test("it replaces what comes in, or sounds besides it", async () => {
  const sound = noise(FRAMES, 4, 0.3);
  const heard = async (params: Record<string, ParamValue>) => {
    const document = desk(params);
    document.strips[0]!.clips = [{ file: "a" }];
    return (await renderDocument(document, { a: [sound, sound] })).left;
  };
  expect(peak(await heard({ levelDb: -144 }))).toBe(0);
  expect(firstDifference(await heard({ levelDb: -144, through: true }), sound)).toBeNull();
});

test("the transport's start does not disturb it", async () => {
  const live = await openLive(desk({}));
  await live.render(10000);
  live.mixer.transport.play();
  await live.render(10000);
  const due = Float64Array.from({ length: 20000 }, (_, n) => 0.1 * Math.sin((2 * Math.PI * 1000 * n) / SAMPLE_RATE));
  expect(distance(live.heard().left, due)).toBeLessThan(1e-5);
});

test.each([
  [1000, 2000],
  [1000, 20000],
  [15000, 50],
])("a hand from %d to %d Hz is followed in a third of a second", async (from, to) => {
  const live = await openLive(desk({ frequencyHz: from }));
  await live.render(10000);
  live.mixer.strip("a").inserts[0]!.params.frequencyHz!.value = to;
  await live.render(SAMPLE_RATE / 3);
  const start = live.frame;
  await live.render(SAMPLE_RATE);
  const second = live.heard().left.subarray(start);
  const rises = second.reduce((count, x, i) => count + (i > 0 && second[i - 1]! < 0 && x >= 0 ? 1 : 0), 0);
  expect(Math.abs(rises - to)).toBeLessThanOrEqual(1);
});

test.each([
  [50, 1000],
  [1000, 2000],
  [2000, 100],
])("...from %d to %d Hz without a click, at full scale", async (from, to) => {
  const live = await openLive(desk({ frequencyHz: from, levelDb: 0 }));
  await live.render(9601);
  live.mixer.strip("a").inserts[0]!.params.frequencyHz!.value = to;
  await live.render(6000);
  expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
});
