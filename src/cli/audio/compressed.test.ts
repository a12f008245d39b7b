import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { wavFile } from "../../offline/wav.ts";
import { audioInfo, readAudio } from "./read-audio.ts";
import { resampled } from "./resample.ts";

const folder = mkdtempSync(join(tmpdir(), "postfade-audio-"));
afterAll(() => rmSync(folder, { recursive: true }));
const fixture = (name: string) => join(import.meta.dirname, "../../../tests/cli/fixtures", name);

/** What the fixtures were made from: 24000 frames at 48 kHz, 16 bits. */
const tone = (channel: 0 | 1, i: number) =>
  Math.round([12000, 6000][channel]! * Math.sin((2 * Math.PI * [440, 660][channel]! * i) / 48000)) / 2 ** 15;
const worst = (channels: readonly Float32Array[], from: number, to: number) => {
  let most = 0;
  channels.forEach((samples, c) => {
    for (let i = from; i < to; i++) most = Math.max(most, Math.abs(samples[i]! - tone(c as 0 | 1, i)));
  });
  return most;
};

test("FLAC comes through exactly, and says its length before it is decoded", async () => {
  expect(await audioInfo(fixture("tone.flac"))).toMatchObject({ sampleRate: 48000, channels: 2, frames: 24000 });
  const { audio } = await readAudio(fixture("tone.flac"));
  expect(audio.channels.map(({ length }) => length)).toEqual([24000, 24000]);
  expect(worst(audio.channels, 0, 24000)).toBe(0);
});

test.each([["tone.mp3"], ["tone.ogg"], ["tone.opus"]])("%s has the sound, its channels and its place in time", async (name) => {
  const { audio, notNumbers } = await readAudio(fixture(name));
  expect([audio.sampleRate, audio.channels.length, audio.channels[0]!.length, notNumbers]).toEqual([48000, 2, 24000, 0]);
  expect(worst(audio.channels, 2000, 22000)).toBeLessThan(0.02);
});

test("a mono MP3 is one channel", async () => {
  expect((await readAudio(fixture("mono.mp3"))).audio.channels.length).toBe(1);
});

test.each([
  ["tone.flac", 0.6, "says it holds 24000 frames and ends after"],
  ["tone.flac", 0.001, "is FLAC without its first block"],
  ["tone.ogg", 0.6, "ends in the middle"],
  ["tone.opus", 0.6, "ends in the middle"],
  ["tone.mp3", 0.01, "has no sound that an MP3 decoder finds"],
])("%s cut to %d of it is refused", async (name, part, sentence) => {
  const bytes = readFileSync(fixture(name));
  const path = join(folder, `cut-${part}-${name}`);
  writeFileSync(path, bytes.subarray(0, bytes.length * part));
  const quiet = vi.spyOn(console, "error").mockImplementation(() => {});
  await expect(readAudio(path)).rejects.toThrow(sentence);
  expect(quiet).not.toHaveBeenCalled();
  quiet.mockRestore();
});

test.each([
  ["empty", Buffer.alloc(0), "is empty"],
  ["text", Buffer.from("not audio at all"), "is no audio file that is read here"],
  [
    "damaged.flac",
    Buffer.concat([readFileSync(fixture("tone.flac")).subarray(0, 9000), Buffer.alloc(9000, 0x55)]),
    "export or copy it again",
  ],
])("%s is refused with a sentence", async (name, bytes, sentence) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await expect(readAudio(path)).rejects.toThrow(sentence);
});

test("a folder is refused, and a name that lies is not believed", async () => {
  await expect(readAudio(folder)).rejects.toThrow("is a folder; name an audio file");
  const path = join(folder, "flac-in-truth.wav");
  copyFileSync(fixture("tone.flac"), path);
  expect((await readAudio(path)).audio.channels.length).toBe(2);
});

test("what is not a number is made silence and counted", async () => {
  const path = join(folder, "nan.wav");
  writeFileSync(path, wavFile([Float32Array.of(0.5, Number.NaN, Number.POSITIVE_INFINITY, 0.25)], 48000, "32f"));
  const { audio, notNumbers } = await readAudio(path);
  expect([[...audio.channels[0]!], notNumbers]).toEqual([[0.5, 0, 0, 0.25], 2]);
});

test.each([
  [44100, 48000],
  [96000, 48000],
  [48000, 44100],
])("%i to %i Hz: a sine stays what it was to 120 dB, in its place, to the end", async (from, to) => {
  const sine = (rate: number) =>
    Float32Array.from({ length: rate * 2 }, (_, i) => 0.5 * Math.sin((2 * Math.PI * 997 * i) / rate));
  const { channels } = await resampled({ sampleRate: from, channels: [sine(from)] }, to);
  const wanted = sine(to);
  expect(channels[0]!.length).toBe(wanted.length);
  let most = 0;
  for (let i = 2000; i < wanted.length - 2000; i++) most = Math.max(most, Math.abs(channels[0]![i]! - wanted[i]!));
  expect(20 * Math.log10(most)).toBeLessThan(-120);
  expect(Math.max(...channels[0]!.slice(-400, -200))).toBeGreaterThan(0.45);
});
