import { describe, expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";

const FRAMES = 200000;
const LSB = 2 ** -15;

async function dithered(sound: Float32Array, params = {}, frames = sound.length) {
  const strip = track("a", { channels: 2, inserts: [{ plugin: "dither", params }] });
  return renderDocument(session([strip], { lengthFrames: frames }), { a: [sound, sound] });
}

/** Mean, root mean square, largest, and correlation with the input, of the error in steps. */
function errorOf(out: Float32Array, sound: Float32Array) {
  const error = Float64Array.from(out, (x, i) => (x - sound[i]!) / LSB);
  const mean = error.reduce((sum, e) => sum + e, 0) / error.length;
  const rms = Math.sqrt(error.reduce((sum, e) => sum + e * e, 0) / error.length);
  const inputRms = Math.sqrt(sound.reduce((sum, x) => sum + x * x, 0) / sound.length) || 1;
  const correlation = error.reduce((sum, e, i) => sum + e * sound[i]!, 0) / error.length / rms / inputRms;
  return { mean, rms, most: peak(error), correlation };
}

/** By the theory, and so the reference: mean 0, root mean square half a step, less than one and a half, whatever comes in. */
describe.each([
  ["silence", constant(FRAMES, 0)],
  ["a quarter of a step", constant(FRAMES, LSB / 4)],
  ["997 Hz at -96 dBFS", sine(FRAMES, 997, 10 ** (-96 / 20))],
  ["997 Hz at -20 dBFS", sine(FRAMES, 997, 0.1)],
])("dither of %s", (_, sound) => {
  test("leaves whole steps, and an error that is noise of half a step", async () => {
    const { left, right } = await dithered(sound);
    for (const side of [left, right]) {
      expect(side.every((x) => Number.isInteger(x / LSB))).toBe(true);
      const { mean, rms, most, correlation } = errorOf(side, sound);
      expect(Math.abs(mean)).toBeLessThan(0.004);
      expect(Math.abs(rms - 0.5)).toBeLessThan(0.003);
      expect(most).toBeLessThan(1.5);
      expect(Math.abs(correlation)).toBeLessThan(0.01);
    }
    const both = left.reduce((sum, x, i) => sum + (x - sound[i]!) * (right[i]! - sound[i]!), 0) / FRAMES;
    expect(Math.abs(both) / (0.25 * LSB * LSB)).toBeLessThan(0.02);
  });
});

test.each(["white", "pink"])("nor does the error know of the desk's own %s noise", async (signal) => {
  const generator = { plugin: "tone-generator", params: { signal, levelDb: -60 } };
  const heard = (inserts: { plugin: string }[]) =>
    renderDocument(session([track("a", { channels: 2, clips: [], inserts })], { lengthFrames: FRAMES }), {});
  const [plain, out] = [await heard([generator]), await heard([generator, { plugin: "dither" }])];
  for (const side of ["left", "right"] as const)
    for (const other of ["left", "right"] as const) {
      const error = out[side].map((x, i) => x - plain[side][i]!);
      const product = (a: Float32Array, b: Float32Array) => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
      const [sound, of] = [plain[other], Math.sqrt(product(error, error))];
      expect(Math.abs(product(error, sound)) / of / Math.sqrt(product(sound, sound))).toBeLessThan(0.01);
    }
});

test("...and rounding alone is none: silence stays silence, and the error follows the sound", () => {
  const tone = sine(FRAMES, 997, 10 ** (-96 / 20));
  const plain = tone.map((x) => Math.round(x / LSB) * LSB);
  expect(Math.abs(errorOf(plain, tone).correlation)).toBeGreaterThan(0.3);
});

/** The error's level around a frequency, against white noise of as much altogether, in dB. */
function levelAt(error: Float64Array, hz: number): number {
  const [N, step] = [2048, 1024];
  let power = 0;
  let blocks = 0;
  for (let from = 0; from + N <= error.length; from += step, blocks++) {
    let [re, im] = [0, 0];
    for (let i = 0; i < N; i++) {
      const windowed = error[from + i]! * (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / N));
      re += windowed * Math.cos((2 * Math.PI * hz * i) / SAMPLE_RATE);
      im += windowed * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE);
    }
    power += re * re + im * im;
  }
  return 10 * Math.log10(power / blocks / (N * 0.375));
}

test("shaped, the error is white noise through 1 - its filter: quieter where the ear is keen, louder at the top", async () => {
  const sound = noise(FRAMES, 3, 0.3);
  const { left } = await dithered(sound, { shaping: "lipshitz" });
  const error = Float64Array.from(left, (x, i) => (x - sound[i]!) / LSB);
  for (const hz of [1000, 3500, 8000, 12000, 20000]) {
    const w = (2 * Math.PI * hz) / SAMPLE_RATE;
    let [re, im] = [1, 0];
    for (const [k, c] of [2.033, -2.165, 1.959, -1.59, 0.6149].entries()) {
      re -= c * Math.cos(w * (k + 1));
      im += c * Math.sin(w * (k + 1));
    }
    expect(Math.abs(levelAt(error, hz) - (20 * Math.log10(Math.hypot(re, im)) - 6.02))).toBeLessThan(1.2);
  }
  expect(levelAt(error, 3500)).toBeLessThan(-6.02 - 15);
});

test("nothing is louder than full scale, and what is cut off there rings no filter up", async () => {
  const { left } = await dithered(constant(4000, 3).fill(0, 2000), { shaping: "lipshitz" });
  expect(left.subarray(0, 2000).every((x) => x === 1 - LSB)).toBe(true);
  expect(peak(left.subarray(2020))).toBeLessThan(20 * LSB);
});

test("to 24 bits it leaves a float's sound as it is, but for the last step", async () => {
  const sound = noise(20000, 5, 0.5);
  const { left } = await dithered(sound, { bits: "24" });
  expect(peak(Float64Array.from(left, (x, i) => x - sound[i]!))).toBeLessThan(1.6 * 2 ** -23);
});
