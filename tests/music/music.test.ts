import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { renderStem, STEM_NAMES } from "../../demo/music/recording.ts";
import { SAMPLE_RATE } from "../../demo/music/tempo.ts";
import { readAudio } from "../../src/cli/audio/read-audio.ts";
import { wavFile } from "../../src/offline/wav.ts";
import { leanDb, loudestSecondDb, openEnds, peakDb } from "./listening.ts";

const stemPath = (name: string) => `demo/sessions/stems/${name}.wav`;
const hash = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

test("the band is large enough to be worth a desk", () => {
  expect(STEM_NAMES.length).toBeGreaterThanOrEqual(8);
  expect(new Set(STEM_NAMES).size).toBe(STEM_NAMES.length);
  expect(() => renderStem("kazoo")).toThrow('stem "kazoo": nobody plays that; there are kick, snare');
});

describe.each(STEM_NAMES)("%s", (name) => {
  test("is long enough, audible, does not clip or lean, and ends in silence", async () => {
    const { sampleRate, channels } = (await readAudio(stemPath(name))).audio;
    expect(sampleRate).toBe(SAMPLE_RATE);
    expect(channels[0]!.length / sampleRate).toBeGreaterThanOrEqual(45);
    expect(peakDb(channels)).toBeLessThanOrEqual(-3);
    expect(peakDb(channels)).toBeGreaterThanOrEqual(-12);
    expect(loudestSecondDb(channels, sampleRate)).toBeGreaterThan(-36);
    expect(leanDb(channels)).toBeLessThan(-70);
    expect(openEnds(channels, sampleRate)).toBe(0);
  });
});

test("what a stem must not do would be noticed", () => {
  const second = new Float32Array(48000);
  expect(loudestSecondDb([second], 48000)).toBe(Number.NEGATIVE_INFINITY);
  expect(openEnds([second], 48000)).toBe(0);
  const leaning = second.map(() => 0.001);
  expect(leanDb([second, leaning])).toBeCloseTo(-60, 4);
  expect(openEnds([second, leaning], 48000)).toBe(1);
  expect(peakDb([second, second.map((_, at) => (at === 7 ? -1 : 0))])).toBe(0);
});

/** Rendered alone and then again, against the file that another process made after playing everything before it. */
test.each(["hats", "bass", "vocal", "backing"])("%s has the same bytes at every run", { timeout: 120_000 }, async (name) => {
  const render = () => hash(wavFile(renderStem(name).channels, SAMPLE_RATE, "24"));
  const first = render();
  expect(render()).toBe(first);
  expect(hash(await readFile(stemPath(name)))).toBe(first);
});
