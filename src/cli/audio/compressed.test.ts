import { spawnSync } from "node:child_process";
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

/** Ogg Vorbis and FLAC are decoded here; for the others the machine's own decoder is asked. */
const NEEDS_FFMPEG = ["tone.mp3", "mono.mp3", "tone.opus"];
const ffmpegIsHere = spawnSync("ffmpeg", ["-version"]).status === 0;
const readable = (name: string) => ffmpegIsHere || !NEEDS_FFMPEG.includes(name);

test.each(["tone.mp3", "tone.ogg", "tone.opus"].filter(readable))(
  "%s has the sound, its channels and its place in time",
  async (name) => {
    const { audio, notNumbers } = await readAudio(fixture(name));
    expect([audio.sampleRate, audio.channels.length, audio.channels[0]!.length, notNumbers]).toEqual([48000, 2, 24000, 0]);
    expect(worst(audio.channels, 2000, 22000)).toBeLessThan(0.02);
  },
);

test.each(["mono.mp3"].filter(readable))("%s is one channel", async (name) => {
  expect((await readAudio(fixture(name))).audio.channels.length).toBe(1);
});

test.each(NEEDS_FFMPEG)("%s without ffmpeg is refused, and told what to do", async (name) => {
  vi.stubEnv("PATH", folder);
  try {
    await expect(readAudio(fixture(name))).rejects.toThrow(
      /^is (MP3|Opus) and needs ffmpeg, which is not installed here; install ffmpeg or export it as WAV or FLAC$/,
    );
  } finally {
    vi.unstubAllEnvs();
  }
});

test.each(["tone.flac", "tone.ogg"])("%s needs no ffmpeg", async (name) => {
  vi.stubEnv("PATH", folder);
  try {
    expect((await readAudio(fixture(name))).audio.channels[0]!.length).toBe(24000);
  } finally {
    vi.unstubAllEnvs();
  }
});

/** A fixture with one byte of it changed. */
function altered(name: string, at: number): string {
  const bytes = readFileSync(fixture(name));
  bytes[at]! ^= 0x10;
  const path = join(folder, `altered-${at}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

test("FLAC whose samples are not those of its checksum is refused, and fetch is still there after it", async () => {
  await expect(readAudio(altered("tone.flac", 30))).rejects.toThrow("its samples are not what its checksum says");
  expect(typeof fetch).toBe("function");
});

test.each(["tone.ogg", "tone.opus"])("%s with one bit turned anywhere is refused", async (name) => {
  const { length } = readFileSync(fixture(name));
  for (let at = 300; at < length; at += 997) await expect(readAudio(altered(name, at))).rejects.toThrow("is damaged");
});

test("Ogg with pages missing, or with a second sound after the first, is refused", async () => {
  const bytes = readFileSync(fixture("tone.ogg"));
  const second = bytes.indexOf("OggS", 1);
  const path = join(folder, "pages.ogg");
  writeFileSync(path, Buffer.concat([bytes.subarray(0, second), bytes.subarray(bytes.lastIndexOf("OggS"))]));
  await expect(readAudio(path)).rejects.toThrow("pages are missing");
  writeFileSync(path, Buffer.concat([bytes, bytes]));
  await expect(readAudio(path)).rejects.toThrow("holds several sounds one after the other");
});

test.each([
  ["tone.flac", 0.6, "says it holds 24000 frames and ends after"],
  ["tone.flac", 0.001, "is FLAC without its first block"],
  ["tone.ogg", 0.6, "ends in the middle"],
  ["tone.opus", 0.6, "ends in the middle"],
  ["tone.mp3", 0.01, ffmpegIsHere ? "has no sound that an MP3 decoder finds" : "needs ffmpeg"],
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
