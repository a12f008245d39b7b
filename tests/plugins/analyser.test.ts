import { describe, expect, test } from "vitest";
import { analyser } from "../../src/plugins/analyser.ts";
import { equaliser } from "../../src/plugins/equaliser.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { Fft } from "../../src/spectrum/fft.ts";
import { type WindowName, windowNames } from "../../src/spectrum/windows.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference } from "../desk/measure.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";

const FRAMES = 60000;
const SIZE = 4096;
const binHz = SAMPLE_RATE / SIZE;

/** A desk that has heard these sides by now, and an analyser at the end of its track. */
async function heard(sides: [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>], options = {}) {
  const live = await openLive(session([track("a", { channels: 2 })]), { sounds: { a: sides } });
  const scope = live.mixer.strip("a").analyser("post-fader", { size: SIZE, averagingMs: 0, ...options });
  live.mixer.transport.play();
  await live.render(30000);
  return { live, scope };
}

test("a transform is the sum that defines it", () => {
  const [re, im] = [Float64Array.from(noise(64, 1)), Float64Array.from(noise(64, 2))];
  const expected = Array.from({ length: 64 }, (_, k) => {
    let [x, y] = [0, 0];
    for (let n = 0; n < 64; n++) {
      const angle = (-2 * Math.PI * k * n) / 64;
      x += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
      y += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
    }
    return [x, y];
  });
  new Fft(64).transform(re, im);
  for (const [k, [x, y]] of expected.entries()) expect([re[k]! - x!, im[k]! - y!].every((d) => Math.abs(d) < 1e-12)).toBe(true);
  expect(() => new Fft(96)).toThrow("out-of-range: a transform of 96");
});

describe("a sine reads its level", () => {
  test.each(windowNames)("in the middle of a bin, each side its own, through %s", async (window) => {
    const { scope } = await heard([sine(FRAMES, 100 * binHz, 0.5), sine(FRAMES, 900 * binHz, 0.001)], { window });
    const [left, right] = scope.read().spectrumDb;
    expect(left[100]).toBeCloseTo(20 * Math.log10(0.5), 3);
    expect(right[900]).toBeCloseTo(-60, 3);
    // Nothing of one side is on the other.
    expect(Math.max(left[900]!, right[100]!)).toBeLessThan(-130);
    expect(scope.binHz).toBe(binHz);
  });

  // What a window loses half way between two bins, in dB: F. J. Harris, 1978, table 1; a flat top nothing.
  test.each<[WindowName, number]>([
    ["hann", 1.42],
    ["blackman-harris", 0.83],
    ["flat-top", 0],
  ])("half way between bins, through %s less %s dB", async (window, lossDb) => {
    const { scope } = await heard([sine(FRAMES, 200.5 * binHz), sine(FRAMES, 200.5 * binHz)], { window });
    expect(Math.max(...scope.read().spectrumDb[0])).toBeCloseTo(-lossDb, 1);
  });
});

test("averaged, noise is flat: 10 log of the window's noise bandwidth above its power a bin", async () => {
  const { live, scope } = await heard([noise(400000, 1, 0.5), noise(400000, 2, 0.5)], { averagingMs: 3000 });
  await live.render(350000);
  const { spectrumDb, correlation } = scope.read();
  const powerOf = (bins: Float32Array) => bins.reduce((sum, db) => sum + 10 ** (db / 10), 0) / bins.length;
  // Uniform between -0.5 and 0.5; a sine of that power in each bin, as a Hann window has it, whose noise bandwidth is 1.5 bins.
  const expectedDb = 10 * Math.log10((0.5 ** 2 / 3) * 2 * (1.5 / (SIZE / 2)));
  for (const side of [0, 1] as const)
    for (const from of [50, 500, 1500])
      expect(Math.abs(10 * Math.log10(powerOf(spectrumDb[side].subarray(from, from + 400))) - expectedDb)).toBeLessThan(0.2);
  expect(Math.abs(correlation!)).toBeLessThan(0.05);
});

test("sides are as alike as they are", async () => {
  const [one, other] = [noise(FRAMES, 3, 0.5), noise(FRAMES, 4, 0.5)];
  const correlationOf = async (right: Float32Array<ArrayBuffer>) => (await heard([one, right])).scope.read().correlation;
  expect(await correlationOf(one)).toBeCloseTo(1, 6);
  expect(await correlationOf(one.map((x) => -0.3 * x))).toBeCloseTo(-1, 6);
  expect(Math.abs((await correlationOf(other))!)).toBeLessThan(0.05);
  expect(await correlationOf(one.map((x, i) => (x + other[i]!) / 2))).toBeCloseTo(Math.SQRT1_2, 1);
  expect(await correlationOf(new Float32Array(FRAMES))).toBeNull();
});

test("its points are the newest frames, turned so that mono goes upwards and the left leftwards", async () => {
  const [one, other] = [noise(FRAMES, 3, 0.5), noise(FRAMES, 4, 0.5)];
  const { live, scope } = await heard([one, other]);
  const points = scope.points(100);
  for (let i = 0; i < 100; i++) {
    const frame = live.frame - 100 + i;
    expect(points[2 * i]).toBeCloseTo((other[frame]! - one[frame]!) * Math.SQRT1_2, 6);
    expect(points[2 * i + 1]).toBeCloseTo((other[frame]! + one[frame]!) * Math.SQRT1_2, 6);
  }
  expect(scope.points(1e9)).toHaveLength(2 * 4096);
});

test("an insert is heard as it comes out, before whatever is behind it, and bypassed too", async () => {
  const inserts: InsertDocument[] = [
    { id: "look", plugin: "analyser", params: { window: "flat-top", averagingMs: 0 } },
    { id: "eq", plugin: "equaliser", params: { band1FrequencyHz: 100 * binHz, band1GainDb: 12 } },
    { id: "down", plugin: "gain", params: { gainDb: -20 } },
  ];
  const live = await openLive(session([track("a", { channels: 1, inserts, faderDb: -6 })]), {
    sounds: { a: sine(90000, 100 * binHz, 0.1) },
  });
  const [look, eq, down] = live.mixer.strip("a").inserts;
  const scopes = [look!.analyser(), ...[eq!, down!].map((insert) => insert.analyser({ size: SIZE, averagingMs: 0 }))];
  live.mixer.transport.play();
  await live.render(48000);
  const levels = () => scopes.map((scope) => Math.round(scope.read().spectrumDb[1][100]! * 10) / 10);
  expect(levels()).toEqual([-20, -8, -28]);
  eq!.bypassed.value = true;
  await live.render(40000);
  expect(levels()[1]).toBeLessThan(-19);
  eq!.remove();
  expect(() => scopes[1]!.read()).toThrow("removed: ");
  expect(() => scopes[2]!.read()).not.toThrow();
});

test("a strip is heard the same to the bit, analysed or not, and whoever has closed costs no step", async () => {
  const sounds = { a: [noise(20000, 1), noise(20000, 2)] as [Float32Array<ArrayBuffer>, Float32Array<ArrayBuffer>] };
  const render = async (looks: boolean) => {
    const live = await openLive(session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "analyser" }] })]), { sounds });
    live.mixer.transport.play();
    const scopes = looks ? [live.mixer.strip("a").analyser(), live.mixer.strip("a").inserts[0]!.analyser()] : [];
    await live.render(9000);
    for (const scope of scopes) scope.close();
    await live.render(9000);
    return live.heard();
  };
  const [seen, unseen] = [await render(true), await render(false)];
  expect(firstStereoDifference(seen, unseen)).toBeNull();
  expect(seen.left.slice(0, 18000)).toEqual(sounds.a[0].slice(0, 18000));
});

test("what cannot be is refused, and nothing is opened", async () => {
  const { mixer } = await openLive(session([track("a", { clips: [] })]));
  const strip = mixer.strip("a");
  expect(() => strip.analyser("output", { size: 1000 })).toThrow(
    "out-of-range: size 1000 is not a power of two from 256 to 32768",
  );
  expect(() => strip.analyser("output", { window: "kaiser" as WindowName })).toThrow(
    'out-of-range: window "kaiser" is not one of',
  );
  expect(() => strip.analyser("output", { averagingMs: -1 })).toThrow("out-of-range: averagingMs -1");
  expect(() => strip.analyser("insert it" as "output")).toThrow(/^out-of-range: a meter of "a" stands at one of/);
  const insert = strip.addInsert(equaliser, {});
  const other = strip.addInsert(analyser, { sizeFrames: "1024" });
  expect(other.analyser().binHz).toBe(SAMPLE_RATE / 1024);
  expect(insert.analyser().binHz).toBe(SAMPLE_RATE / 4096);
});
