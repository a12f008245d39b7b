import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { delayed, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { both, type Params, through } from "./through.ts";

const FRAMES = 12000;
const sound = noise(FRAMES, 1);

describe("phase-align", () => {
  test.each([0, 1, 2, 3, 100, 2400])("is late by %d frames, to the bit, and nothing waits for it", async (frames) => {
    const { left } = await through("phase-align", { delayMs: (1000 * frames) / SAMPLE_RATE }, both(sound));
    expect(firstDifference(left, delayed(sound, frames).subarray(0, FRAMES))).toBeNull();
  });

  test("turns over what came in", async () => {
    const { left } = await through("phase-align", { polarity: "inverted" }, both(sound));
    expect(
      distance(
        left,
        sound.map((x) => -x),
      ),
    ).toBe(0);
  });

  test.each([
    [30, 100],
    [90, 1000],
    [170, 5000],
  ])("turns the phase back by %d degrees at %d Hz, and leaves its size", async (phaseDegrees, frequencyHz) => {
    const { left } = await through("phase-align", { phaseDegrees, frequencyHz }, both(sine(FRAMES, frequencyHz, 0.5, 0)));
    const due = sine(FRAMES, frequencyHz, 0.5, -phaseDegrees);
    expect(distance(left.subarray(9000), due.subarray(9000))).toBeLessThan(1e-5);
  });
});

test.each<[string, Params, ParamValue]>([
  ["delayMs", {}, 20],
  ["delayMs", { delayMs: 10 }, 0],
  ["delayMs", { delayMs: 0.02 }, 0],
  ["polarity", {}, "inverted"],
  ["phaseDegrees", {}, 120],
  ["frequencyHz", { phaseDegrees: 90 }, 2000],
])("a hand on %s (from %j) does not click", async (knob, params, value) => {
  for (const hz of [50, 1000]) {
    const rack = [{ id: "it", plugin: "phase-align", params }];
    const live = await openLive(session([track("a", { channels: 2, inserts: rack })]), { sounds: { a: sine(20000, hz) } });
    live.mixer.transport.play();
    await live.render(9601);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
    await live.render(5000);
    expect(residualDbfs(live.heard().left, 9593)).toBeLessThanOrEqual(-70);
  }
});
