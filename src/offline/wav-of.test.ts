import { expect, test } from "vitest";
import { wavOf } from "./wav-of.ts";

const sound = [0, 1].map((c) => Float32Array.from({ length: 1001 }, (_, i) => Math.sin(i * (0.1 + c)) * 0.9));

/** The integers of 24 bits that stand behind the canonical header of 44 bytes. */
function integers(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, 44, 1001 * 2 * 3);
  return Array.from({ length: 2002 }, (_, i) => (view.getInt8(3 * i + 2) << 16) | view.getUint16(3 * i, true));
}

test("a WAV file has the sound in it: 24 bits to a step and a half with dither, to half a step without, floats exactly", () => {
  const wanted = Array.from({ length: 2002 }, (_, i) => sound[i & 1]![i >> 1]! * 2 ** 23);
  const off = (dither: boolean) =>
    Math.max(...integers(wavOf(sound, { sampleRate: 48000, dither })).map((step, i) => Math.abs(step - wanted[i]!)));
  expect(off(true)).toBeLessThanOrEqual(1.5);
  expect(off(true)).toBeGreaterThan(0.5);
  expect(off(false)).toBeLessThanOrEqual(0.5);
  const floats = wavOf(sound, { sampleRate: 48000, bits: "32f" });
  const samples = new DataView(floats.buffer, floats.length - 1001 * 8);
  expect(sound[1]!.every((sample, i) => sample === samples.getFloat32(8 * i + 4, true))).toBe(true);
});

test("it says how it is to be played, and the same sound gives the same bytes", () => {
  const bytes = wavOf(sound, { sampleRate: 44100, bits: "16" });
  const view = new DataView(bytes.buffer);
  expect(String.fromCharCode(...bytes.subarray(0, 4), ...bytes.subarray(8, 12))).toBe("RIFFWAVE");
  expect([view.getUint16(22, true), view.getUint32(24, true), view.getUint16(34, true)]).toEqual([2, 44100, 16]);
  expect(wavOf(sound, { sampleRate: 44100, bits: "16" })).toEqual(bytes);
});

test.each([
  [{ sampleRate: 48000, bits: "20" }, 'bad-type: wavOf: bits "20" is none of 16, 24, 32f'],
  [{ sampleRate: 48000, bit: "16" }, 'unknown-option: wavOf: there is no "bit"'],
  [{}, "out-of-range: wavOf: undefined is not a sample rate"],
])("%j is refused", (options, sentence) => {
  expect(() => wavOf(sound, options as never)).toThrow(sentence);
});
