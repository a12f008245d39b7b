import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { completeValues } from "../../src/plugins/describe.ts";
import { phaser } from "../../src/plugins/phaser.ts";
import { TAIL_DB } from "../../src/plugins/tail.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, peak } from "../desk/measure.ts";
import { impulse, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { both, type Params, through } from "./through.ts";

const FRAMES = 24000;
const RATE_HZ = SAMPLE_RATE / 2 ** 13;

/** Trapezoidal allpasses in double precision, with the tangent itself. */
function definition(sound: Float32Array, stages: number, octaves: number, feedback: number, aheadTurns = 0) {
  const states = new Float64Array(stages);
  let last = 0;
  return Float64Array.from(sound, (x, n) => {
    const hz = 800 * 2 ** (octaves * Math.sin(2 * Math.PI * ((RATE_HZ * n) / SAMPLE_RATE + aheadTurns)));
    const g = Math.tan((Math.PI * Math.min(hz, (3 / 8) * SAMPLE_RATE)) / SAMPLE_RATE);
    let y = x + feedback * last;
    for (let i = 0; i < stages; i++) {
      const step = ((y - states[i]!) * g) / (1 + g);
      const low = states[i]! + step;
      states[i] = low + step;
      y = 2 * low - y;
    }
    last = y;
    return 0.5 * x + 0.5 * y;
  });
}

describe("a phaser", () => {
  test.each([
    ["2", 1, 0],
    ["4", 2, 0.5],
    ["6", 4, -0.7],
    ["8", 3, 0.9],
  ])("of %s stages that swings %f octaves, fed back by %f, is its definition", async (stages, depthOctaves, feedback) => {
    const sound = noise(FRAMES, 3, 0.3);
    const params = { stages, depthOctaves, feedback, rateHz: RATE_HZ, stereoPhaseDegrees: 120 };
    const { left, right } = await through("phaser", params, both(sound));
    expect(distance(left, definition(sound, Number(stages), depthOctaves, feedback))).toBeLessThan(3e-4);
    expect(distance(right, definition(sound, Number(stages), depthOctaves, feedback, 1 / 3))).toBeLessThan(3e-4);
    expect(distance(left, definition(sound, Number(stages), depthOctaves * 1.01, feedback))).toBeGreaterThan(1e-3);
  });

  test("that stands still passes all there is, and cancels it where its stages have turned it by half", async () => {
    const params = { depthOctaves: 0, stages: "2", feedback: 0, centreHz: 1000 };
    const { left: rings } = await through("phaser", { ...params, mix: 1 }, both(impulse(FRAMES)));
    expect(rings.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 5);
    const notch = await through("phaser", params, both(sine(FRAMES, 1000, 0.5)));
    expect(peak(notch.left.subarray(FRAMES / 2))).toBeLessThan(1e-4);
  });

  test("sounds no longer than it says", async () => {
    for (const feedback of [0, 0.8, -0.8]) {
      const params = { depthOctaves: 0, feedback, mix: 1, centreHz: 400, stages: "8" };
      const tail = phaser.tailFrames!(completeValues(phaser, params), SAMPLE_RATE, 120);
      const { left: rings } = await through("phaser", params, both(impulse(Math.ceil(tail) + 5000)));
      expect(20 * Math.log10(peak(rings.subarray(Math.ceil(tail) + 1)))).toBeLessThan(-TAIL_DB);
    }
  });
});

test.each<[string, Params, ParamValue]>([
  ["rateHz", {}, 10],
  ["centreHz", {}, 8000],
  ["depthOctaves", { depthOctaves: 0 }, 4],
  ["stages", { stages: "2" }, "8"],
  ["feedback", {}, -0.9],
  ["stereoPhaseDegrees", {}, -180],
  ["mix", {}, 1],
])("a hand on %s does not click", async (knob, params, value) => {
  for (const hz of [50, 1000]) {
    const rack = [{ id: "it", plugin: "phaser", params }];
    const live = await openLive(session([track("a", { channels: 2, inserts: rack })]), { sounds: { a: sine(20000, hz) } });
    live.mixer.transport.play();
    await live.render(9601);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
    await live.render(3000);
    for (const side of Object.values(live.heard())) expect(residualDbfs(side, 9593)).toBeLessThanOrEqual(-70);
  }
});
