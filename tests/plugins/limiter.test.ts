import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { exactPeak } from "../desk/exact-peak.ts";
import { openLive } from "../desk/live.ts";
import { dbfs, firstDifference, firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, impulse, noise, sine } from "../desk/signals.ts";
import { betweenSamples, burst, tech3341 } from "../reference/ebu.ts";
import { channelsOf } from "../reference/sources.ts";
import { both, gainDb, through } from "./through.ts";

const FRAMES = 16000;
const louder = (sound: Float32Array, by: number) => sound.map((x) => x * by);
const drums = channelsOf({ type: "drums", frames: FRAMES, seed: 3 })[0]!;
const bass = channelsOf({ type: "bass", frames: FRAMES })[0]!;
const [keysLeft, keysRight] = channelsOf({ type: "keys", frames: FRAMES });

const sounds: readonly (readonly [name: string, sound: [Float32Array, Float32Array]])[] = [
  ["white noise", [channelsOf({ type: "white", frames: FRAMES, seed: 1 })[0]!, noise(FRAMES, 2, 0.25)]],
  ["pink noise", both(louder(channelsOf({ type: "pink", frames: FRAMES, seed: 4 })[0]!, 4))],
  ["drums", both(drums)],
  [
    "music",
    [drums.map((x, i) => x + bass[i]! + keysLeft![i]!), drums.map((x, i) => 0.7 * x + bass[i]! + (keysRight ?? keysLeft)![i]!)],
  ],
  ...tech3341.cases
    .filter(({ tone, burst }) => tone || burst)
    .map(({ case: number, tone, burst: at }): [string, [Float32Array, Float32Array]] => {
      const signal = tone ? betweenSamples(48000, tone) : burst(48000, at!.offset);
      return [`EBU 3341 case ${number}`, [signal[0]!, signal[1]!]];
    }),
];
test("all cases of EBU 3341 with true peaks are there", () => expect(sounds.length).toBe(4 + 9));

describe.each(sounds)("%s, 12 dB louder", (_, sound) => {
  test.each<[string, Record<string, ParamValue>]>([
    ["as it begins", {}],
    ["as short as it gets", { lookaheadMs: 1, releaseMs: 10, ceilingDbtp: -6 }],
  ])("%s, never exceeds the ceiling by more than 0.05 dB between samples", async (_, said) => {
    const params = { inputGainDb: 12, ceilingDbtp: -1, ...said };
    const { left, right } = await through("limiter", params, sound);
    const highest = dbfs(Math.max(exactPeak(left), exactPeak(right)));
    expect(highest - Number(params.ceilingDbtp)).toBeLessThanOrEqual(0.05);
    // Nor does it stay away from it more than it must.
    expect(highest - Number(params.ceilingDbtp)).toBeGreaterThan(-0.15);
  });
});

test("...which is more than samples tell: case 16 at its ceiling by samples is 3 dB above it between them", () => {
  const [signal] = betweenSamples(48000, { fsDivisor: 4, amplitude: 0.5, phaseDeg: 45 });
  expect(dbfs(exactPeak(signal!) / peak(signal!))).toBeGreaterThan(2.9);
});

test("below the ceiling it is a wire, late by the look-ahead and 64 frames", async () => {
  const quiet = noise(20000, 7, 0.3);
  const desk = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "limiter", params: { lookaheadMs: 2.5 } }] })]);
  const heard = await renderDocument(desk, { a: both(quiet) });
  expect(heard.latencyFrames).toBe(64 + 120);
  expect(firstDifference(heard.left, quiet)).toBeNull();
});

test("both channels are turned down alike", async () => {
  const sound: [Float32Array, Float32Array] = [sine(20000, 300, 2), sine(20000, 300, 0.1)];
  const { left, right } = await through("limiter", {}, sound);
  const twentieth = left.map((x) => x / 20);
  for (let i = 0; i < left.length; i++) expect(Math.abs(right[i]! - twentieth[i]!)).toBeLessThan(1e-7);
});

describe("letting go", () => {
  const releaseMs = 50;
  /** dB down, so long after the last that was too loud. */
  async function downDb(sound: Float32Array, last: number, afterMs: number): Promise<number> {
    const { left } = await through("limiter", { releaseMs, ceilingDbtp: 0 }, both(sound));
    const at = last + afterMs * 48;
    return -gainDb(left[at]!, sound[at]!);
  }
  const lone = constant(40000, 0.01);
  lone[10000] = 4;
  const sustained = constant(80000, 0.01).fill(4, 10000, 60000);

  test("of a lone peak is quick", async () => {
    expect(await downDb(lone, 10000, 1)).toBeGreaterThan(11);
    // What is held is over after 10 ms at most; then 1/e of it is left after the release's time.
    expect(await downDb(lone, 10000, 10 + releaseMs)).toBeLessThan(12 * Math.exp(-1) + 1);
    expect(await downDb(lone, 10000, 10 + 6 * releaseMs)).toBeLessThan(0.5);
  });

  test("of what was limited for long follows its mean, four times as slow", async () => {
    // A mean that falls by e in 4 releases, and what follows it in 1.
    const due = (releases: number) => 12 * ((4 / 3) * Math.exp(-releases / 4) - (1 / 3) * Math.exp(-releases));
    for (const releases of [1, 2, 4])
      expect(Math.abs((await downDb(sustained, 59999, 6 + releases * releaseMs)) - due(releases))).toBeLessThan(0.5);
  });
});

test("it sounds the same whenever it comes, and in blocks of any size", async () => {
  const sound = noise(12000, 5, 1.5);
  const shifted = new Float32Array(13001);
  shifted.set(sound, 1001);
  const now = await through("limiter", {}, both(sound));
  const later = await through("limiter", {}, both(shifted));
  expect(firstStereoDifference({ left: later.left.subarray(1001), right: later.right.subarray(1001) }, { ...now })).toBeNull();
});

test("an impulse comes through whole, and what is before and after it is as quiet as it was", async () => {
  const { left } = await through("limiter", {}, both(impulse(9000, 4000, 3)));
  expect(Math.abs(dbfs(left[4000]!) + 1)).toBeLessThan(0.1);
  left[4000] = 0;
  expect(peak(left)).toBe(0);
});

test.each<[string, Record<string, ParamValue>]>([
  ["an input gain", { inputGainDb: 9 }],
  ["an input gain into the ceiling", { inputGainDb: 15 }],
  ["a ceiling", { ceilingDbtp: -12 }],
  ["a release", { releaseMs: 500 }],
])("%s does not click", async (_, knobs) => {
  for (const hz of [50, 1000]) {
    const desk = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "limiter", params: { inputGainDb: 3 } }] })]);
    const live = await openLive(desk, { sounds: { a: sine(20000, hz, 0.8) } });
    live.mixer.transport.play();
    await live.render(9601);
    for (const [name, value] of Object.entries(knobs)) live.mixer.strip("a").inserts[0]!.params[name]!.value = value as never;
    await live.render(6000);
    expect(clickDbfs(live.heard().left, 9601)).toBeLessThanOrEqual(-70);
  }
});
