import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { constant, sine } from "../desk/signals.ts";
import { both, gainDb, type Params, through } from "../plugins/through.ts";
import { channelsOf } from "./sources.ts";

interface Curve {
  readonly thresholdDb: number;
  readonly ratio: number | "inf";
  readonly kneeDb: number;
  readonly in: readonly number[];
  readonly out: readonly number[];
}
interface Step {
  readonly detector: "branching" | "decoupled";
  readonly attackMs: number;
  readonly releaseMs: number;
  readonly kneeDb: number;
  readonly frames: readonly number[];
  readonly reductionDb: readonly number[];
}
interface Link {
  readonly frames: readonly number[];
  readonly reductionDb: readonly (readonly [number, number])[];
  readonly out: readonly (readonly [number, number])[];
}
interface Dynamics {
  readonly compressorCurves: readonly Curve[];
  readonly expanderCurves: readonly Curve[];
  readonly steps: readonly Step[];
  readonly links: { readonly max: Link; readonly none: Link };
}
const known = JSON.parse(readFileSync(new URL("dynamics.json", import.meta.url), "utf8")) as Dynamics;

const ratioOf = (ratio: number | "inf") => (ratio === "inf" ? "infinite" : ratio);
const level = (db: number) => 10 ** (db / 20);

describe("a compressor's curve", () => {
  const HELD = 600;
  /** What each level becomes at rest, and by how much it misses what it should be. */
  async function worstDb({ thresholdDb, ratio, kneeDb, ...curve }: Curve, said: Params = {}): Promise<number> {
    const sound = new Float32Array(HELD * curve.in.length);
    for (const [i, db] of curve.in.entries()) sound.fill(level(db), i * HELD, (i + 1) * HELD);
    const params = { thresholdDb, ratio: ratioOf(ratio), kneeDb, attackMs: 0, releaseMs: 0, ...said };
    const { left } = await through("compressor", params, both(sound));
    const miss = curve.out.map((db, i) => Math.abs(gainDb(left[(i + 1) * HELD - 1]!, level(db))));
    return Math.max(...miss);
  }

  test.each(known.compressorCurves)(
    "$thresholdDb dB, $ratio, knee $kneeDb dB is within 0.02 dB of the definition",
    async (curve) => {
      for (const detector of ["decoupled", "branching"]) expect(await worstDb(curve, { detector })).toBeLessThanOrEqual(0.02);
    },
  );

  test("...and another knee is not", async () => {
    const curve = known.compressorCurves.find(({ kneeDb }) => kneeDb === 12)!;
    expect(await worstDb(curve, { kneeDb: 11 })).toBeGreaterThan(0.02);
  });
});

test.each(known.expanderCurves)("a gate's curve at $thresholdDb dB, $ratio, knee $kneeDb dB is within 0.02 dB", async (curve) => {
  const HELD = 4800;
  const { thresholdDb, ratio, kneeDb } = curve;
  const times = { attackMs: 0, holdMs: 0, releaseMs: 0 };
  const params = { thresholdDb, ratio: ratioOf(ratio), kneeDb, ...times, hysteresisDb: 0, rangeDb: 144 };
  const sound = new Float32Array(HELD * curve.in.length);
  for (const [i, db] of curve.in.entries()) sound.fill(level(db), i * HELD, (i + 1) * HELD);
  const { left } = await through("gate", params, both(sound));
  for (const [i, db] of curve.out.entries()) {
    const reductionDb = Math.min(144, curve.in[i]! - db);
    expect(Math.abs(gainDb(left[(i + 1) * HELD - 1]!, level(curve.in[i]!)) + reductionDb)).toBeLessThanOrEqual(0.02);
  }
});

describe("a compressor's step response", () => {
  const sound = constant(19200, 0.5).fill(0.001, 9600);
  async function worstDb(step: Step, said: Params = {}): Promise<number> {
    const { frames, reductionDb, detector, attackMs, releaseMs, kneeDb } = step;
    const params = { thresholdDb: -20, ratio: 4, detector, attackMs, releaseMs, kneeDb, ...said };
    const { left } = await through("compressor", params, both(sound));
    return Math.max(...frames.map((frame, i) => Math.abs(gainDb(left[frame]!, sound[frame]!) + reductionDb[i]!)));
  }

  test.each(known.steps)(
    "$detector, attack $attackMs ms, release $releaseMs ms, knee $kneeDb dB is within 0.05 dB",
    async (step) => {
      expect(await worstDb(step)).toBeLessThanOrEqual(0.05);
    },
  );

  test("...and the other detector is not", async () => {
    const step = known.steps.find(({ detector, attackMs }) => detector === "branching" && attackMs === 10)!;
    expect(await worstDb(step, { detector: "decoupled" })).toBeGreaterThan(0.05);
  });
});

test.each([
  [1, known.links.max],
  [0, known.links.none],
])(
  "channels with a stereo link of %d are turned down as the reference has it",
  async (stereoLink, { frames, reductionDb, out }) => {
    const sound = [channelsOf({ type: "drums", frames: 48000, seed: 3 })[0]!, sine(48000, 220, 0.3, 0)] as const;
    const params = { thresholdDb: -24, ratio: 3, kneeDb: 6, attackMs: 5, releaseMs: 100, makeupDb: 2, stereoLink };
    const { left, right } = await through("compressor", params, sound);
    for (const [i, frame] of frames.entries())
      for (const [c, heard] of [left, right].entries()) {
        expect(Math.abs(heard[frame]! - out[i]![c]!)).toBeLessThan(2e-6);
        if (Math.abs(sound[c]![frame]!) < 1e-3) continue;
        expect(Math.abs(gainDb(heard[frame]!, sound[c]![frame]!) - 2 + reductionDb[i]![c]!)).toBeLessThanOrEqual(0.05);
      }
  },
);
