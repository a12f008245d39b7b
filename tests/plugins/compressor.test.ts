import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, delayed, impulse, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { both, gainDb, through } from "./through.ts";

const hard = { thresholdDb: -20, ratio: "infinite", kneeDb: 0, attackMs: 0, releaseMs: 50 } as const;

test("it never turns down by more than its range", async () => {
  const loud = both(constant(4000, 1));
  for (const rangeDb of [0, 6, 12.5]) {
    const { left } = await through("compressor", { ...hard, rangeDb }, loud);
    expect(gainDb(left[3999]!, 1)).toBeCloseTo(-rangeDb, 3);
  }
  expect(gainDb((await through("compressor", { ...hard, rangeDb: 20.1 }, loud)).left[3999]!, 1)).toBeCloseTo(-20, 3);
});

test("a mean square settles to that of a sine: it hears 3 dB less than the peak", async () => {
  const loud = both(sine(48000, 997, 1));
  const { left } = await through("compressor", { ...hard, detector: "rms", attackMs: 100, releaseMs: 0 }, loud);
  const quieter = Math.max(...left.subarray(40000));
  expect(Math.abs(gainDb(quieter, 1) + 20 - 3.01)).toBeLessThan(0.05);
});

describe("a bank", () => {
  const music = both(noise(20000, 5).map((x, n) => x * (1 + Math.sin(n / 900))));
  const usual = { thresholdDb: -30, detector: "branching", attackMs: 5, releaseMs: 100 } as const;
  const strip = (id: string, params: Record<string, ParamValue>, faderDb: number) =>
    track(id, { channels: 2, faderDb, inserts: [{ id: "it", plugin: "compressor", params }] });

  test.each<[string, Record<string, ParamValue>]>([
    ["follows", {}],
    ["lets go faster than it takes hold", { attackMs: 200, releaseMs: 10 }],
    ["hears mean squares", { detector: "rms" }],
    ["is half dry", { mix: 0.5 }],
    ["has a range", { rangeDb: 3 }],
  ])("sounds to the bit as alone in a lane that %s, beside one that holds, and one that wants it otherwise", async (_, own) => {
    const mine = strip("a", { ...usual, ...own }, 0);
    const others = [strip("b", { ...usual, detector: "decoupled" }, -144), strip("c", { ...usual, mix: 0.3, rangeDb: 6 }, -144)];
    const alone = await renderDocument(session([mine]), { a: music });
    const together = await renderDocument(session([mine, ...others]), { a: music, b: music, c: music });
    expect(firstDifference(together.left, alone.left)).toBeNull();
  });
});

describe("look-ahead", () => {
  const burst = delayed(constant(4000, 1), 2000);

  test("turns down before what is loud arrives, by as much as was said, and the desk takes the lateness off", async () => {
    const heard = await renderDocument(
      session([
        track("a", {
          channels: 2,
          inserts: [{ id: "it", plugin: "compressor", params: { ...hard, attackMs: 1, lookaheadMs: 5 } }],
        }),
      ]),
      { a: both(burst) },
    );
    expect(heard.latencyFrames).toBe(240);
    // Five time constants of the attack.
    expect(gainDb(heard.left[2000]!, 1)).toBeLessThan(-20 + 0.15);
    const late = await through("compressor", { ...hard, attackMs: 1 }, both(burst));
    expect(gainDb(late.left[2000]!, 1)).toBeGreaterThan(-1);
  });

  test("alone is a pure delay, at any time and rate of blocks", async () => {
    const sound = noise(9000, 3);
    for (const lookaheadMs of [0.01, 1.3, 7, 20]) {
      const { left } = await through("compressor", { thresholdDb: 12, lookaheadMs }, both(sound));
      expect(firstDifference(left, sound)).toBeNull();
    }
  });

  test("can be turned while it plays, without a click", async () => {
    for (const hz of [50, 1000]) {
      const desk = session([
        track("a", { channels: 2, inserts: [{ id: "it", plugin: "compressor", params: { thresholdDb: 12 } }] }),
      ]);
      const live = await openLive(desk, { sounds: { a: sine(30000, hz, 1) } });
      live.mixer.transport.play();
      await live.render(9601);
      live.mixer.strip("a").inserts[0]!.params.lookaheadMs!.value = 5 as never;
      await live.render(9000);
      expect(live.mixer.strip("a").inserts[0]!.latencyFrames).toBe(240);
      expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
    }
  });
});

describe("what is heard of the key", () => {
  const FRAMES = 16384;
  /** Magnitude in dB of what `listen` lets through, by its impulse response. */
  async function listenDb(params: Readonly<Record<string, ParamValue>>): Promise<(hz: number) => number> {
    const { left } = await through("compressor", { thresholdDb: -60, listen: true, ...params }, both(impulse(FRAMES)));
    return (hz) => {
      const w = (2 * Math.PI * hz) / SAMPLE_RATE;
      const re = left.reduce((sum, h, n) => sum + h * Math.cos(w * n), 0);
      const im = left.reduce((sum, h, n) => sum + h * Math.sin(w * n), 0);
      return 20 * Math.log10(Math.hypot(re, im));
    };
  }
  /** Butterworth of the second order, sampled by the bilinear transform. */
  const butterworthDb = (hz: number, cutHz: number, passesHigh: boolean) => {
    const warp = (f: number) => Math.tan((Math.PI * f) / SAMPLE_RATE);
    const x = warp(hz) / warp(cutHz);
    return -10 * Math.log10(1 + (passesHigh ? 1 / x : x) ** 4);
  };

  test("cuts are Butterworth's, and off at the ends of their ranges", async () => {
    const [low, high, off] = [
      await listenDb({ keyLowCutHz: 200 }),
      await listenDb({ keyHighCutHz: 3000, lookaheadMs: 2 }),
      await listenDb({}),
    ];
    for (const hz of [50, 100, 200, 500, 2000, 9000]) {
      expect(Math.abs(low(hz) - butterworthDb(hz, 200, true))).toBeLessThan(0.02);
      expect(Math.abs(high(hz) - butterworthDb(hz, 3000, false))).toBeLessThan(0.02);
      expect(off(hz)).toBeCloseTo(0, 5);
    }
  });

  test("is what it goes by: a bass note below the low cut turns nothing down", async () => {
    const bass = both(sine(24000, 50, 0.9, 0));
    const deaf = await through("compressor", { ...hard, keyLowCutHz: 2000 }, bass);
    const hears = await through("compressor", hard, bass);
    expect(gainDb(Math.max(...deaf.left.subarray(12000)), 0.9)).toBeGreaterThan(-0.01);
    expect(gainDb(Math.max(...hears.left.subarray(12000)), 0.9)).toBeLessThan(-15);
  });

  test("is another strip's sound where it is keyed", async () => {
    const insert: InsertDocument = {
      id: "it",
      plugin: "compressor",
      params: { ...hard, listen: true },
      sidechain: { from: "b" },
    };
    const desk = session([track("a", { channels: 2, inserts: [insert] }), track("b", { channels: 2, output: null })]);
    const [a, b] = [noise(3000, 1), noise(3000, 2)];
    const { left } = await renderDocument(desk, { a: both(a), b: both(b) });
    expect(firstDifference(left, b)).toBeNull();
  });

  test.each<[string, Record<string, ParamValue>]>([
    ["a low cut that comes in", { keyLowCutHz: 300 }],
    ["a high cut", { keyHighCutHz: 2000 }],
    ["listening", { listen: true }],
    ["listening to a filtered key, all at once", { listen: true, keyLowCutHz: 300, rangeDb: 3 }],
    ["a range", { rangeDb: 2 }],
  ])("%s does not click", async (_, knobs) => {
    for (const hz of [50, 1000]) {
      const insert = { id: "it", plugin: "compressor", params: { thresholdDb: -20, attackMs: 5, releaseMs: 100 } };
      const live = await openLive(session([track("a", { channels: 2, inserts: [insert] })]), {
        sounds: { a: sine(20000, hz, 1) },
      });
      live.mixer.transport.play();
      await live.render(9601);
      for (const [name, value] of Object.entries(knobs)) live.mixer.strip("a").inserts[0]!.params[name]!.value = value as never;
      await live.render(6000);
      expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
    }
  });
});

test.each([
  ["attackMs", 200, 0],
  ["attackMs", 10, 0],
  ["releaseMs", 1000, 5],
] as const)(
  "a hand on %s, wherever in a wave, does not click: what is still to be turned down comes slowly",
  async (knob, from, to) => {
    const params = { thresholdDb: -20, ratio: 3, detector: "branching", [knob]: from };
    for (let turn = 24000; turn < 24960; turn += 137) {
      const live = await openLive(session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "compressor", params }] })]), {
        sounds: { a: sine(40000, 50) },
      });
      live.mixer.transport.play();
      await live.render(turn);
      live.mixer.strip("a").inserts[0]!.params[knob]!.value = to;
      await live.render(4000);
      expect(clickDbfs(live.heard().left, turn)).toBeLessThanOrEqual(-70);
    }
  },
);

test("...nor while a lane draws another knob of it", async () => {
  const params = { thresholdDb: -40, ratio: 20, attackMs: 500, releaseMs: 1000 };
  const drawn = {
    target: "a/it.thresholdDb",
    points: [
      { frame: 0, value: -40, curve: "linear" as const },
      { frame: 96000, value: -41 },
    ],
  };
  const desk = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "compressor", params }] })], {
    automation: [drawn],
  });
  const live = await openLive(desk, { sounds: { a: sine(40000, 200, 0.8) } });
  live.mixer.transport.play();
  await live.render(24000);
  live.mixer.strip("a").inserts[0]!.params.attackMs!.value = 0;
  await live.render(6000);
  expect(clickDbfs(live.heard().left, 24000)).toBeLessThanOrEqual(-70);
});
