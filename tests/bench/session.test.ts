import { expect, test } from "vitest";
import { deskDocument, LOADS } from "../../bench/desk.ts";
import { Xorshift32 } from "../../bench/session/chance.ts";
import { CLIP_FRAMES, clipChannel } from "../../bench/session/clips.ts";
import { standardSession } from "../../bench/session/standard.ts";
import { loadSession } from "../../src/session/load.ts";

/** Worked out by another program, in another language, from the definition's words. */
const CLIPS = [
  { track: 0, channel: 0, first: [0.3090888261795044, 0.4259491562843323, -0.03539250046014786], last: -0.00859762728214264 },
  { track: 0, channel: 1, first: [0.1029442548751831, 0.22911407053470612, -0.1160062849521637], last: 0.023928452283143997 },
  { track: 7, channel: 1, first: [-0.424157053232193, 0.10709288716316223, -0.3410260081291199], last: -0.2029365748167038 },
  {
    track: 255,
    channel: 0,
    first: [0.06626109033823013, -0.004220845643430948, -0.08373332023620605],
    last: 0.04287271201610565,
  },
] as const;

test.each(CLIPS)("clip of track $track, channel $channel, bit for bit", ({ track, channel, first, last }) => {
  const samples = clipChannel(track, channel);
  expect([...samples.slice(0, 3)]).toEqual(first);
  expect(samples[CLIP_FRAMES - 1]).toBe(last);
});

test("...and a chance that was warmed up by a step less says something else", () => {
  const [said, other] = [8, 7].map((warmUp) => new Xorshift32(1, warmUp).next());
  expect(said).not.toBe(other);
});

test("the numbers of a strip are those of the definition, drawn in its order", () => {
  const last = standardSession(64).tracks[63]!;
  expect(last.trimDb).toBe(-3.873819351196289);
  expect(last.bands.map(({ frequencyHz }) => frequencyHz)).toEqual([
    178.07374572753906, 204.39710998535156, 3170.98095703125, 7818.388671875,
  ]);
  expect(last.bands.map(({ q }) => q)).toEqual([Math.SQRT1_2, 1.8274784088134766, 0.5276920199394226, Math.SQRT1_2]);
  expect(last.bands.map(({ gainDb }) => gainDb)).toEqual([
    5.816605567932129, -1.3099372386932373, 0.19191241264343262, 4.151231288909912,
  ]);
  expect(last.compression).toEqual({
    thresholdDb: -27.949880599975586,
    kneeDb: 5.165398120880127,
    ratio: 2.468780279159546,
    attackMs: 4.539564609527588,
    releaseMs: 150.3474884033203,
  });
  expect([last.faderDb, last.pan, last.sendDb]).toEqual([-19.07089614868164, 0.9571751356124878, -12.221759796142578]);
  expect(last.bus).toBe(7);
});

test("a bus has numbers of its own", () => {
  const { buses } = standardSession(8);
  expect(buses).toHaveLength(8);
  expect(buses[7]).toEqual({
    compression: {
      thresholdDb: -12.628156661987305,
      kneeDb: 4.291882514953613,
      ratio: 2.0458929538726807,
      attackMs: 10.505401611328125,
      releaseMs: 97.30499267578125,
    },
    faderDb: -2.733811378479004,
  });
});

test("leaving out the compressors leaves every other number as it was", () => {
  expect(standardSession(9, false)).toEqual({ ...standardSession(9, true), compressors: false });
});

test.each(LOADS)("the document of a desk with %s is a session without a fault", (load) => {
  const { graph } = loadSession(deskDocument(9, load));
  expect(graph.strips.size).toBe(9 + 8 + 3);
  const inserts = [...graph.strips.values()].flatMap((strip) => strip.inserts.map(({ plugin }) => plugin));
  const equalisers = load === "faders" ? 0 : 9 + 1;
  const compressors = load === "standard" ? 9 + 8 + 1 : 0;
  expect(inserts.filter((plugin) => plugin === "equaliser")).toHaveLength(equalisers);
  expect(inserts.filter((plugin) => plugin === "compressor")).toHaveLength(compressors);
});
