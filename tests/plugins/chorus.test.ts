import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { both, type Params, through } from "./through.ts";

const FRAMES = 24000;
/** A swing of 2^14 frames. */
const RATE_HZ = SAMPLE_RATE / 2 ** 14;
const HZ = 500;

/** What a 500 Hz sine becomes: so much of it, and voices evenly apart in a swing, each the sine at the time it looks back to. */
function definition(params: { delayMs: number; depthMs: number; voices: number; mix: number }, aheadTurns: number) {
  const { delayMs, depthMs, voices, mix } = params;
  return Float64Array.from({ length: FRAMES }, (_, n) => {
    let out = (1 - mix) * Math.sin((2 * Math.PI * HZ * n) / SAMPLE_RATE);
    for (let v = 0; v < voices; v++) {
      const swing = (1 + Math.sin(2 * Math.PI * ((RATE_HZ * n) / SAMPLE_RATE + v / voices + aheadTurns))) / 2;
      out += (mix / Math.sqrt(voices)) * Math.sin(2 * Math.PI * HZ * (n / SAMPLE_RATE - (delayMs + depthMs * swing) / 1000));
    }
    return out;
  });
}

describe("a chorus", () => {
  test.each([1, 2, 3])("of %d voices is its definition", async (voices) => {
    const said = { delayMs: 10, depthMs: 4, mix: 0.6 };
    const params = { ...said, voices: String(voices), rateHz: RATE_HZ, stereoPhaseDegrees: 90 };
    const heard = await through("chorus", params, both(sine(FRAMES, HZ, 1, 0)));
    const full = 1000;
    expect(distance(heard.left.subarray(full), definition({ ...said, voices }, 0).subarray(full))).toBeLessThan(2e-4);
    expect(distance(heard.right.subarray(full), definition({ ...said, voices }, 0.25).subarray(full))).toBeLessThan(2e-4);
    expect(distance(heard.left.subarray(full), definition({ ...said, depthMs: 4.1, voices }, 0).subarray(full))).toBeGreaterThan(
      0.01,
    );
  });

  test("that stands still and feeds back is a comb, either way round", async () => {
    const [sound, frames] = [noise(FRAMES, 1), 240];
    for (const feedback of [-0.9, 0.7]) {
      const params = { delayMs: 5, depthMs: 0, voices: "1", feedback, mix: 1, stereoPhaseDegrees: 0 };
      const { left, right } = await through("chorus", params, both(sound));
      const line = new Float64Array(FRAMES);
      const due = Float64Array.from({ length: FRAMES }, (_, n) => {
        const was = n >= frames ? line[n - frames]! : 0;
        line[n] = sound[n]! + feedback * was;
        return was;
      });
      expect(distance(left, due)).toBeLessThan(2e-6);
      expect(firstDifference(left, right)).toBeNull();
    }
  });
});

test.each<[string, Params, ParamValue]>([
  ["rateHz", {}, 10],
  ["delayMs", {}, 40],
  ["depthMs", {}, 15],
  ["voices", {}, "3"],
  ["voices", { voices: "3" }, "1"],
  ["feedback", { voices: "1" }, 0.8],
  ["stereoPhaseDegrees", {}, -180],
  ["mix", {}, 1],
  ["sync", {}, true],
])("a hand on %s (from %j) does not click", async (knob, params, value) => {
  for (const hz of [50, 1000]) {
    const rack = [{ id: "it", plugin: "chorus", params }];
    const live = await openLive(session([track("a", { channels: 2, inserts: rack })]), { sounds: { a: sine(30000, hz) } });
    live.mixer.transport.play();
    await live.render(9601);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
    await live.render(9000);
    for (const side of Object.values(live.heard())) expect(residualDbfs(side, 9593)).toBeLessThanOrEqual(-70);
  }
});
