import { describe, expect, test } from "vitest";
import { channelWeights } from "../../src/loudness/channel-weights.ts";
import { Loudness, type LoudnessReading } from "../../src/loudness/loudness.ts";
import { TruePeak } from "../../src/loudness/true-peak.ts";
import { WeightedEnergies } from "../../src/loudness/weighted-energies.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import {
  betweenSamples,
  burst,
  type EbuCase,
  repeated,
  rising,
  type Segment,
  shifted,
  surround,
  tech3341,
  tech3342,
  tones,
} from "./ebu.ts";
import { readJson } from "./reference.ts";
import { channelsOf } from "./sources.ts";

const RATE = 48000;
/** EBU Tech 3341: LU. */
const TOLERANCE = 0.1;

function loudnessOf(channels: readonly Float32Array[], sampleRate = RATE): LoudnessReading {
  const loudness = new Loudness(sampleRate);
  new WeightedEnergies(sampleRate, channelWeights(channels.length), (energy) => loudness.add(energy)).hear(channels);
  return loudness.read();
}

function truePeakDb(channels: readonly Float32Array[], sampleRate = RATE): number {
  const truePeak = new TruePeak(sampleRate, channels.length);
  truePeak.hear(channels);
  return 20 * Math.log10(truePeak.finish());
}

const caseOf = (number: number) => tech3341.cases.find((one) => one.case === number)!;
const within = (value: number | null, wanted: number, tolerance = TOLERANCE) =>
  expect(Math.abs(value! - wanted)).toBeLessThanOrEqual(tolerance);

/** Each hundredth of a second's own reading of one window. */
function readings(channels: readonly Float32Array[], figure: "momentaryLufs" | "shortTermLufs"): (number | null)[] {
  const loudness = new Loudness(RATE);
  const all: (number | null)[] = [];
  new WeightedEnergies(RATE, channelWeights(channels.length), (energy) => {
    loudness.add(energy);
    all.push(loudness.read()[figure]);
  }).hear(channels);
  return all;
}

describe("EBU Tech 3341", () => {
  test.each([1, 2, 3, 4, 5])("case %i: steady tones, and gates", (number) => {
    const { segments, expect: wanted } = caseOf(number);
    const reading = loudnessOf(tones(RATE, segments!));
    within(reading.integratedLufs, wanted.I!);
    if (wanted.M !== undefined) within(reading.momentaryLufs, wanted.M);
    if (wanted.S !== undefined) within(reading.shortTermLufs, wanted.S);
  });

  test("case 6: five channels, each with its weight", () => {
    within(loudnessOf(surround(RATE, [-28, -28, -24, -30, -30], 20)).integratedLufs, caseOf(6).expect.I!);
  });

  test("case 9: three seconds of loud and soft are one level, wherever they begin", () => {
    const { segments, repeat, expect: wanted } = caseOf(9);
    for (const lufs of readings(tones(RATE, repeated(segments!, repeat!)), "shortTermLufs").slice(299)) within(lufs, wanted.S!);
  });

  test("case 10: three seconds of tone are met by a window, wherever they begin", () => {
    for (const channels of shifted(RATE, 0.15, 3)) within(loudnessOf(channels).shortTermMaxLufs, caseOf(10).expect.maxS!);
  });

  test("case 12: 400 ms of loud and soft are one level", () => {
    const { segments, repeat, expect: wanted } = caseOf(12);
    for (const lufs of readings(tones(RATE, repeated(segments!, repeat!)), "momentaryLufs").slice(99)) within(lufs, wanted.M!);
  });

  test("case 13: 400 ms of tone are met by a window, wherever they begin", () => {
    for (const channels of shifted(RATE, 0.02, 0.4)) within(loudnessOf(channels).momentaryMaxLufs, caseOf(13).expect.maxM!);
  });

  test("...and not by windows ten times a second, so the test above means something", () => {
    const tenths = shifted(RATE, 0.02, 0.4).map((channels) => readings(channels, "momentaryLufs").filter((_, i) => i % 10 === 9));
    const highest = tenths.map((lufs) => Math.max(...lufs.map((one) => one ?? Number.NEGATIVE_INFINITY)));
    expect(Math.min(...highest)).toBeLessThan(caseOf(13).expect.maxM! - TOLERANCE);
  });

  test.each([
    [11, 0.15, 3, "shortTermMaxLufs"],
    [14, 0.02, 0.4, "momentaryMaxLufs"],
  ] as const)("case %i: the live meter meets each of twenty tones", async (_, shift, seconds, figure) => {
    const sounds = { a: tones(RATE, rising(shift, seconds)) };
    const live = await openLive(session([track("a", { channels: 2 })]), { sounds, memoryPages: 1024 });
    const meter = live.mixer.master.loudness();
    live.mixer.transport.play();
    for (let i = 0; i < 20; i++) {
      await live.render(2 * seconds * RATE);
      within(meter.read()[figure], -38 + i);
      meter.reset();
    }
  });

  test.each(tech3341.cases.filter((one) => one.expect.truePeak !== undefined))("case $case: true peak", (one: EbuCase) => {
    const peak = truePeakDb(one.tone ? betweenSamples(RATE, one.tone) : burst(RATE, one.burst!.offset));
    const { above, below } = tech3341.truePeakTolerance;
    expect(peak - one.expect.truePeak!).toBeLessThanOrEqual(above);
    expect(one.expect.truePeak! - peak).toBeLessThanOrEqual(below);
  });
});

describe("EBU Tech 3342", () => {
  const made = tech3342.cases.filter(({ levels }) => levels !== undefined);
  test.each(made)("case $case: loudness range", ({ levels, LRA }) => {
    const { loudnessRangeLu } = loudnessOf(
      tones(
        RATE,
        levels!.map((level): Segment => [20, level]),
      ),
    );
    expect(Math.abs(loudnessRangeLu! - LRA)).toBeLessThan(0.01);
  });
});

interface Row extends Record<"I" | "maxM" | "maxS" | "LRA" | "truePeakExact" | "samplePeak", number> {
  readonly signal: string;
  readonly fs: number;
}
const expected = readJson<{ extra: Row[]; edge: Record<string, { I: number | null }> }>("loudness.json");

const sounds: Readonly<Record<string, (fs: number) => Float32Array[]>> = {
  sine997mono: (fs) => tones(fs, [[5, 0]], 997).slice(1),
  sine100: (fs) => tones(fs, [[5, -20]], 100),
  sine10k: (fs) => tones(fs, [[5, -20]], 10000),
  pink2: (fs) => [11, 12].flatMap((seed) => channelsOf({ type: "pink", frames: 5 * fs, seed })),
};

test.each(expected.extra)("$signal at $fs Hz measures what an independent program says", (row) => {
  const channels = sounds[row.signal]!(row.fs);
  const reading = loudnessOf(channels, row.fs);
  expect(reading.integratedLufs).toBeCloseTo(row.I, 5);
  expect(reading.momentaryMaxLufs).toBeCloseTo(row.maxM, 5);
  expect(reading.shortTermMaxLufs).toBeCloseTo(row.maxS, 5);
  expect(reading.loudnessRangeLu).toBeCloseTo(row.LRA, 5);
  const { above, below } = tech3341.truePeakTolerance;
  const error = truePeakDb(channels, row.fs) - row.truePeakExact;
  expect(error).toBeGreaterThan(-below);
  expect(error).toBeLessThan(above);
});

describe("the gates", () => {
  const pinned = (low: number) =>
    loudnessOf(
      tones(RATE, [
        [20, -20],
        [20, low],
      ]),
    ).integratedLufs;
  test.each([
    ["gate-pin-in", -32],
    ["gate-pin-out", -33.5],
  ] as const)("%s: the relative one is 10 LU below the mean", (name, low) => {
    expect(pinned(low)).toBeCloseTo(expected.edge[name]!.I!, 5);
  });

  test.each([
    ["justBelowAbsoluteGate", -70.1],
    ["justAboveAbsoluteGate", -69.9],
  ] as const)("%s: the absolute one is -70 LUFS", (name, level) => {
    const { integratedLufs } = loudnessOf(tones(RATE, [[5, level]]));
    if (expected.edge[name]!.I === null) expect(integratedLufs).toBeNull();
    else expect(integratedLufs).toBeCloseTo(expected.edge[name]!.I!, 5);
  });
});
