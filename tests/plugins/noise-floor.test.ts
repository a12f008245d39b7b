import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { plugins } from "../../src/plugins/index.ts";
import { choices } from "../desk/signals.ts";
import { through } from "./through.ts";

const FRAMES = 48000;
const FLOOR_DBFS = -140;

/** What a plugin that bends sound is set to so that it is linear; those that cannot be, or sound by themselves, are not here. */
const LINEAR: Readonly<Record<string, Readonly<Record<string, ParamValue>>>> = {
  gain: { gainDb: -7.3 },
  latency: { frames: 441 },
  equaliser: {
    band1FrequencyHz: 90,
    band1GainDb: 5,
    band1Q: 2,
    band2Shape: "high-shelf",
    band2FrequencyHz: 6000,
    band2GainDb: -6,
  },
  compressor: { thresholdDb: 12 },
  tremolo: { depth: 0.8 },
  gate: { thresholdDb: -100, hysteresisDb: 0 },
  delay: { feedback: 0.6 },
  filter: { frequencyHz: 1200, q: 3 },
  chorus: {},
  phaser: { feedback: 0.5 },
  width: { width: 1.4 },
  "phase-align": { delayMs: 1.37, phaseDegrees: 70 },
  "dc-block": {},
  limiter: { inputGainDb: -12 },
  deesser: { thresholdDb: 12 },
  reverb: {},
  multiband: Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`band${n}ThresholdDb`, 12])),
  analyser: {},
};

/** Noise of 12 bits: two of them add up without rounding. */
function coarse(seed: number): Float32Array<ArrayBuffer> {
  const pick = choices(seed);
  return Float32Array.from({ length: FRAMES }, () => pick(-512, 512) / 4096);
}

/** What a plugin adds to a sum of two sounds that it does not add to either. */
async function floorDbfs(id: string, params: Readonly<Record<string, ParamValue>>): Promise<number> {
  const [one, other] = [coarse(1), coarse(2)];
  const heard = async (sound: Float32Array) => (await through(id, params, [sound, sound.map((x) => -x / 2)])).left;
  const [a, b, both] = await Promise.all([heard(one), heard(other), heard(one.map((x, i) => x + other[i]!))]);
  // Three roundings that know nothing of each other.
  const power = both.reduce((sum, x, i) => sum + (x - a[i]! - b[i]!) ** 2, 0) / FRAMES / 3;
  return 10 * Math.log10(power);
}

describe.each(plugins.filter(({ id }) => id in LINEAR))("$id", ({ id }) => {
  test("adds less than -140 dBFS of its own where it is linear: a sum comes out as the sum", async () => {
    expect(await floorDbfs(id, LINEAR[id]!)).toBeLessThan(FLOOR_DBFS);
  });
});

test("...and what is rounded to 16 bits is found", async () => {
  expect(await floorDbfs("dither", { bits: "16" })).toBeGreaterThan(-110);
});
