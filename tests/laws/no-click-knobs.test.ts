import { describe, expect, test } from "vitest";
import type { MixerInsert } from "../../src/mixer/console/insert.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { choices, constant, impulse, noise, sine } from "../desk/signals.ts";

const AT = 9601;

/** A sine of 0 dBFS through a plugin, from frame 0 to {@link AT}. */
async function playing(insert: InsertDocument, hz: number): Promise<LiveDesk> {
  const desk = session([track("a", { channels: 2, inserts: [{ id: "it", ...insert }] })]);
  const live = await openLive(desk, { sounds: { a: sine(20000, hz) } });
  live.mixer.transport.play();
  await live.render(AT);
  return live;
}

/** What is left above 8 kHz when knobs of the plugin are turned, in dBFS. */
async function turned(insert: InsertDocument, knobs: Readonly<Record<string, ParamValue>>, hz: number): Promise<number> {
  const live = await playing(insert, hz);
  for (const [name, value] of Object.entries(knobs)) live.mixer.strip("a").inserts[0]!.params[name]!.value = value as never;
  await live.render(6000);
  return clickDbfs(live.heard().left, AT);
}

const bell = { plugin: "equaliser", params: { band1FrequencyHz: 800, band1GainDb: 6 } };
const squeeze = { plugin: "compressor", params: { thresholdDb: -20, attackMs: 5, releaseMs: 100 } };

describe("a plugin's knob does not click", () => {
  test.each<[name: string, insert: InsertDocument, knobs: Record<string, ParamValue>]>([
    ["a gain down", { plugin: "gain" }, { gainDb: -20 }],
    ["a gain to silence", { plugin: "gain" }, { gainDb: -144 }],
    ["a bell's gain", bell, { band1GainDb: -12 }],
    ["a bell's frequency", bell, { band1FrequencyHz: 3000 }],
    ["a bell's width", bell, { band1Q: 8 }],
    ["a band that comes in", { plugin: "equaliser", params: { band2On: false, band2GainDb: 9 } }, { band2On: true }],
    ["a band that goes out", bell, { band1On: false }],
    [
      "a low cut's frequency",
      { plugin: "equaliser", params: { band1Shape: "low-cut", band1FrequencyHz: 30 } },
      { band1FrequencyHz: 400 },
    ],
    [
      "a bell from the treble to the bass",
      { ...bell, params: { band1FrequencyHz: 10000, band1GainDb: 12 } },
      { band1FrequencyHz: 100 },
    ],
    [
      "a steep low cut from the middle down",
      { plugin: "equaliser", params: { band1Shape: "low-cut", band1SlopeDbPerOctave: "48", band1FrequencyHz: 5000 } },
      { band1FrequencyHz: 30 },
    ],
    ["a threshold", squeeze, { thresholdDb: -45 }],
    ["a ratio", squeeze, { ratio: 20 }],
    ["make-up", squeeze, { makeupDb: -12 }],
    ["a mix", squeeze, { mix: 0 }],
  ])("%s", async (_, insert, knobs) => {
    for (const hz of [50, 1000]) expect(await turned(insert, knobs, hz)).toBeLessThanOrEqual(-70);
  });

  test.each<[name: string, insert: InsertDocument, knob: string, values: number[]]>([
    ["a gain", { plugin: "gain" }, "gainDb", [-40, 0, -20, 0, -6, -60, -3, -9, 0]],
    ["a bell's gain", bell, "band1GainDb", [-12, 12, 0, 12, -3, 9, -20, 6]],
    ["a bell's frequency", bell, "band1FrequencyHz", [3000, 200, 900, 1100, 500, 4000]],
    ["make-up", squeeze, "makeupDb", [-20, 0, -10, 0, -20, -3]],
  ])("%s that is dragged to and fro, 3 ms apart", async (_, insert, knob, values) => {
    for (const hz of [50, 1000]) {
      const live = await playing(insert, hz);
      for (const value of values) {
        live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
        await live.render(144);
      }
      await live.render(3000);
      expect(clickDbfs(live.heard().left, AT)).toBeLessThanOrEqual(-70);
    }
  });
});

describe("knobs thrown about faster than they arrive never make a filter ring up", () => {
  /** The peak of noise of 0.5 through a bell of at most 12 dB; `step` turns knobs and says how long to wait. */
  async function thrown(step: (knobs: MixerInsert["params"], n: number) => number): Promise<number> {
    const desk = session([track("a", { channels: 2, inserts: [{ id: "it", ...bell }] })]);
    const live = await openLive(desk, { sounds: { a: noise(60000, 5, 0.5) } });
    live.mixer.transport.play();
    for (let n = 0; live.frame < 60000; n++) await live.render(step(live.mixer.strip("a").inserts[0]!.params, n));
    return peak(live.heard().left);
  }
  const set = (knobs: MixerInsert["params"], name: string, value: ParamValue) => {
    knobs[name]!.value = value as never;
  };
  // 12 dB is four times; twice that for a filter that is caught on its way.
  const BOUND = 8 * 0.5;

  test("at random, from end to end", async () => {
    const pick = choices(31);
    const random = (knobs: MixerInsert["params"]) => {
      set(knobs, "band1FrequencyHz", [10, 20, 800, 19000, 24000][pick(0, 4)]!);
      set(knobs, "band1Q", [0.1, 0.7, 40][pick(0, 2)]!);
      set(knobs, "band1GainDb", pick(-12, 12));
      return pick(1, 700);
    };
    expect(await thrown(random)).toBeLessThan(BOUND);
  });

  test("and caught where they fall fastest", async () => {
    const falls: readonly [hz: number, frames: number][] = [
      [24000, 700],
      [10, 380],
      [100, 700],
    ];
    const fall = (knobs: MixerInsert["params"], n: number) => {
      const [hz, frames] = falls[n % falls.length]!;
      set(knobs, "band1FrequencyHz", hz);
      return frames;
    };
    expect(await thrown(fall)).toBeLessThan(BOUND);
  });
});

describe("channels that come to listen to the larger of them", () => {
  const rack = [
    {
      id: "comp",
      plugin: "compressor",
      params: { thresholdDb: -40, ratio: 20, attackMs: 200, releaseMs: 2000, stereoLink: 0 },
    },
  ];
  async function linked(hasNeighbour: boolean) {
    const neighbour = track("n", { channels: 2, inserts: rack, output: null });
    const live = await openLive(session([track("a", { channels: 2, inserts: rack }), ...(hasNeighbour ? [neighbour] : [])]), {
      sounds: { a: [constant(40000, 0.8), constant(40000, 0.005)], n: [constant(40000, 0.1), constant(40000, 0.1)] },
      stems: ["a"],
    });
    live.mixer.transport.play();
    await live.render(20000);
    live.mixer.strip("a").inserts[0]!.params.stereoLink!.value = 1;
    await live.render(15000);
    return live.heard(1);
  }

  test("come down to it at the attack's pace, without a jump, whoever else is in the bank", async () => {
    const { left, right } = await linked(false);
    const stepDb = (frame: number) => Math.abs(20 * Math.log10(right[frame]! / right[frame - 1]!));
    const steps = Array.from({ length: 15000 }, (_, i) => stepDb(20000 + i));
    expect(Math.max(...steps)).toBeLessThan(0.05);
    expect(right[34000]! / right[19999]!).toBeLessThan(0.2);
    expect(firstStereoDifference(await linked(true), { left, right })).toBeNull();
  });
});

test("a compressor's peak of what it hears is that of the whole block in which a knob arrives", async () => {
  const at = 9600 + 480 - 40;
  const insert = { id: "comp", plugin: "compressor", params: { thresholdDb: -6 } };
  const desk = session([track("a", { channels: 2, inserts: [insert] })]);
  const live = await openLive(desk, { sounds: { a: impulse(20000, at, 0.9) } });
  live.mixer.transport.play();
  await live.render(9600);
  const [comp] = live.mixer.strip("a").inserts;
  comp!.readout("inputPeak");
  comp!.params.thresholdDb!.value = -7;
  await live.render(1000);
  expect(comp!.readout("inputPeak")).toBeCloseTo(0.9, 5);
});
