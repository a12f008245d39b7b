import { expect, test } from "vitest";
import { measureAudio } from "./measure-audio.ts";
import { normaliseRender } from "./normalise.ts";
import type { Render } from "./render.ts";

const RATE = 48000;
const SECOND = Array.from({ length: RATE }, (_, i) => i);

const tone = (hz: number, level: number) => Float32Array.from(SECOND, (i) => level * Math.sin((2 * Math.PI * hz * i) / RATE));
const silence = () => new Float32Array(RATE);

/** Two stems and the mix that they add up to. */
function render(level: number): Render {
  const [a, b] = [tone(997, level), tone(330, level / 2)];
  const mix = () => a.map((x, i) => x + b[i]!);
  const stems = new Map([
    ["a", { left: a, right: a.slice() }],
    ["b", { left: b, right: b.slice() }],
  ]);
  return { sampleRate: RATE, latencyFrames: 0, left: mix(), right: mix(), stems, faults: [] };
}

test("a full sine of 997 Hz in one channel measures -3.01 LUFS, as ITU-R BS.1770-5 says, and 0 dB of peaks", () => {
  const figures = measureAudio([tone(997, 1), silence()], RATE);
  expect(figures.integratedLufs).toBeCloseTo(-3.01, 1);
  expect(figures.samplePeakDbfs).toBeCloseTo(0, 2);
  expect(figures.truePeakDbtp).toBeCloseTo(0, 1);
  expect(measureAudio([silence()], RATE)).toMatchObject({ integratedLufs: null, truePeakDbtp: null, samplePeakDbfs: null });
});

test("a render is made as loud as was asked for, and its stems still add up to it", () => {
  const made = render(0.1);
  const before = measureAudio([made.left, made.right], RATE).integratedLufs!;
  const byDb = normaliseRender(made, -16);
  expect(measureAudio([made.left, made.right], RATE).integratedLufs).toBeCloseTo(-16, 2);
  expect(byDb).toBeCloseTo(-16 - before, 6);
  const [a, b] = [made.stems.get("a")!, made.stems.get("b")!];
  expect(Math.max(...made.left.map((x, i) => Math.abs(x - a.left[i]! - b.left[i]!)))).toBeLessThan(1e-6);
  expect(Math.max(...made.right.map((x, i) => Math.abs(x - a.right[i]! - b.right[i]!)))).toBeLessThan(1e-6);
});

test("what has no loudness, and a loudness that is none, are refused, and nothing changes", () => {
  const quiet = render(1e-5);
  const before = quiet.left.slice();
  expect(() => normaliseRender(quiet, -16)).toThrow("no-loudness: normaliseRender: nothing in the mix is above -70 LUFS");
  for (const target of [16, Number.NaN, -71])
    expect(() => normaliseRender(quiet, target)).toThrow(`out-of-range: normaliseRender: ${target} is not a loudness`);
  expect(quiet.left).toEqual(before);
});

test.each([
  [[], RATE, "bad-audio: measureAudio: a sound is a list of channels"],
  [new Float32Array(8), RATE, "bad-audio: measureAudio: a sound is a list of channels"],
  [[new Float32Array(8), new Float32Array(9)], RATE, "bad-audio: measureAudio: channels of 8 and 9 frames"],
  [[new Float32Array(8)], 48, "out-of-range: measureAudio: 48 is not a sample rate"],
])("%j at %d Hz is no sound, and is refused", (channels, rate, sentence) => {
  expect(() => measureAudio(channels as Float32Array[], rate)).toThrow(sentence);
});
