import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, delayed, noise, sine } from "../desk/signals.ts";
import { both, gainDb, through } from "./through.ts";

const level = (db: number) => 10 ** (db / 20);
/** One constant level after another. */
function levels(...parts: readonly (readonly [db: number, frames: number])[]): Float32Array {
  return Float32Array.from(parts.flatMap(([db, frames]) => Array.from({ length: frames }, () => level(db))));
}
const quick = {
  thresholdDb: -40,
  hysteresisDb: 0,
  holdMs: 0,
  attackMs: 0,
  releaseMs: 0,
  ratio: "infinite",
  rangeDb: 60,
} as const;

test("shut, it turns down by its range and no further; open, it is a wire", async () => {
  const { left } = await through("gate", quick, both(levels([-50, 5000], [-30, 5000])));
  expect(gainDb(left[4999]!, level(-50))).toBeCloseTo(-60, 2);
  expect(firstDifference(left.subarray(5000), levels([-30, 5000]))).toBeNull();
});

test("hysteresis keeps it open below the threshold, and shut below it from the other side", async () => {
  const sound = both(levels([-43, 3000], [-39, 3000], [-43, 3000], [-47, 3000], [-43, 3000]));
  const { left } = await through("gate", { ...quick, hysteresisDb: 6 }, sound);
  const at = [2999, 5999, 8999, 11999, 14999].map((frame) => Math.round(gainDb(left[frame]!, sound[0][frame]!)));
  expect(at).toEqual([-60, 0, 0, -60, -60]);
});

describe("it holds", () => {
  test.each([1, 20, 250])("for %d ms after the last that was loud enough, to the frame", async (holdMs) => {
    const frames = holdMs * 48;
    const sound = both(levels([-20, 1000], [-60, frames + 500]));
    const { left } = await through("gate", { ...quick, holdMs, ratio: "infinite" }, sound);
    expect(left[999 + frames]).toBe(sound[0][999 + frames]);
    expect(gainDb(left[1000 + frames]!, level(-60))).toBeLessThan(-59);
  });

  test("so that a steady bass note below and above zero is never cut, though it would be without", async () => {
    const bass = both(sine(24000, 40, level(-35), 0));
    const worst = async (holdMs: number) => {
      const { left } = await through("gate", { ...quick, holdMs }, bass);
      return peak(left.map((x, i) => (i < 2000 ? 0 : x - bass[0][i]!)));
    };
    expect(await worst(13)).toBe(0);
    expect(await worst(1)).toBeGreaterThan(1e-3);
  });
});

describe("attack and release", () => {
  test("are the time to 1 - 1/e of the way in dB, as the smoother has it", async () => {
    const sound = both(levels([-60, 4800], [-20, 9600], [-60, 14400]));
    const { left } = await through("gate", { ...quick, attackMs: 10, releaseMs: 50 }, sound);
    const reduction = (frame: number) => -gainDb(left[frame]!, sound[0][frame]!);
    for (const n of [0, 10, 480, 2000]) expect(Math.abs(reduction(4800 + n) - 60 * Math.exp(-(n + 1) / 480))).toBeLessThan(0.05);
    // Open, it has 60 dB times e^-20 left.
    for (const n of [0, 100, 2400, 9000])
      expect(Math.abs(reduction(14400 + n) - 60 * (1 - Math.exp(-(n + 1) / 2400)))).toBeLessThan(0.05);
  });

  test("look-ahead opens it before the sound comes", async () => {
    const hit = both(delayed(constant(2000, 0.5), 1000));
    const params = { ...quick, attackMs: 0.5 };
    const [late, ahead] = [await through("gate", params, hit), await through("gate", { ...params, lookaheadMs: 3 }, hit)];
    expect(gainDb(late.left[1000]!, 0.5)).toBeLessThan(-50);
    // Six time constants of the attack leave 60 dB times e^-6.
    expect(gainDb(ahead.left[1000]!, 0.5)).toBeGreaterThan(-0.16);
  });
});

test("it begins shut, as after any silence: a sound that comes later sounds the same", async () => {
  const sound = noise(9000, 4, level(-45));
  const params = { thresholdDb: -46, releaseMs: 30 };
  const now = await through("gate", params, both(sound));
  const later = await through("gate", params, both(delayed(sound, 4000)));
  expect(firstDifference(later.left.subarray(4000), now.left)).toBeNull();
  expect(gainDb(now.left[0]!, sound[0]!)).toBeLessThan(-20);
});

test("it listens to another strip", async () => {
  const insert = { id: "it", plugin: "gate", params: quick, sidechain: { from: "b" } } as const;
  const desk = session([track("a", { channels: 2, inserts: [insert] }), track("b", { channels: 2, output: null })]);
  const [a, key] = [noise(4000, 1), levels([-60, 2000], [-20, 2000])];
  const { left } = await renderDocument(desk, { a: both(a), b: both(key) });
  expect(peak(left.subarray(0, 2000))).toBeLessThan(level(-59));
  expect(firstDifference(left.subarray(2000), a.subarray(2000))).toBeNull();
});

test.each<[string, Record<string, ParamValue>]>([
  ["a threshold that shuts it", { thresholdDb: 6 }],
  ["a range", { rangeDb: 10 }],
  ["a ratio", { ratio: 1.5 }],
  ["a knee", { kneeDb: 24 }],
  ["listening to a filtered key", { listen: true, keyHighCutHz: 900 }],
])("%s does not click", async (_, knobs) => {
  for (const hz of [50, 1000]) {
    const insert = { id: "it", plugin: "gate", params: { thresholdDb: -3, ratio: 2, attackMs: 30, releaseMs: 100 } };
    const live = await openLive(session([track("a", { channels: 2, inserts: [insert] })]), {
      sounds: { a: sine(20000, hz, 0.6) },
    });
    live.mixer.transport.play();
    await live.render(9601);
    for (const [name, value] of Object.entries(knobs)) live.mixer.strip("a").inserts[0]!.params[name]!.value = value as never;
    await live.render(6000);
    expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
  }
});

test.each([
  ["attackMs", 1000, 0, -10, -50],
  ["releaseMs", 5000, 0, -50, -10],
] as const)("a hand on %s, while there is still far to go, does not click", async (knob, from, to, levelDb, beforeDb) => {
  const params = { thresholdDb: -30, ratio: 2, rangeDb: 30, holdMs: 20, [knob]: from };
  for (let turn = 24000; turn < 24960; turn += 137) {
    const live = await openLive(session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "gate", params }] })]), {
      sounds: { a: sine(40000, 50).map((x, n) => x * level(n < 20000 ? beforeDb : levelDb)) },
    });
    live.mixer.transport.play();
    await live.render(turn);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = to;
    await live.render(4000);
    expect(clickDbfs(live.heard().left, turn)).toBeLessThanOrEqual(-70);
  }
});
