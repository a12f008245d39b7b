import { describe, expect, test } from "vitest";
import { renderOffline } from "../../src/offline/render.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import { loadSession } from "../../src/session/load.ts";
import { session, track } from "../desk/documents.ts";
import { engine } from "../desk/engine.ts";
import { exactPeak } from "../desk/exact-peak.ts";
import { dbfs } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";
import { betweenSamples, tech3341 } from "../reference/ebu.ts";
import { channelsOf } from "../reference/sources.ts";

/** What `limiter.test.ts` holds at 48 kHz: between the samples too nothing is more than 0.05 dB above the ceiling. Look-ahead and releases are other numbers of frames here. */

const FRAMES = 16000;
type Stereo = readonly [Float32Array, Float32Array];

async function limited(sampleRate: number, params: Record<string, ParamValue>, channels: Stereo) {
  const strips = [track("a", { channels: 2, inserts: [{ plugin: "limiter", params }] })];
  const document = session(strips, { sampleRate, lengthFrames: channels[0].length });
  return renderOffline(loadSession(document), { engine, audio: () => ({ sampleRate, channels }) });
}

const drums = channelsOf({ type: "drums", frames: FRAMES, seed: 3 })[0]!;
const bass = channelsOf({ type: "bass", frames: FRAMES })[0]!;
const tones = tech3341.cases.flatMap(({ tone }) => (tone ? [tone] : []));

const sounds: readonly (readonly [name: string, at: (sampleRate: number) => Stereo])[] = [
  ["noise", () => [channelsOf({ type: "white", frames: FRAMES, seed: 1 })[0]!, noise(FRAMES, 2, 0.25)]],
  ["drums and bass", () => [drums.map((x, i) => x + bass[i]!), drums]],
  // The one whose samples are furthest from its peaks.
  [
    "a tone at a quarter of the rate",
    (sampleRate) => {
      const signal = betweenSamples(sampleRate, tones.find(({ fsDivisor, phaseDeg }) => fsDivisor === 4 && phaseDeg === 45)!);
      return [signal[0]!.subarray(0, FRAMES), signal[1]!.subarray(0, FRAMES)];
    },
  ],
];

describe.each([44100, 88200, 96000])("at %i Hz", (sampleRate) => {
  test.each(sounds)("%s, 12 dB louder, never exceeds the ceiling by more than 0.05 dB between samples", async (_, sound) => {
    for (const [ceilingDbtp, times] of [[-1, {}] as const, [-6, { lookaheadMs: 1, releaseMs: 10 }] as const]) {
      const { left, right } = await limited(sampleRate, { inputGainDb: 12, ceilingDbtp, ...times }, sound(sampleRate));
      const over = dbfs(Math.max(exactPeak(left), exactPeak(right))) - ceilingDbtp;
      expect(over).toBeLessThanOrEqual(0.05);
      expect(over).toBeGreaterThan(-0.15);
    }
  });
});

test("...and a ceiling that is a fifth of a dB higher is found", async () => {
  const { left, right } = await limited(96000, { inputGainDb: 12, ceilingDbtp: -0.8 }, sounds[0]![1](96000));
  expect(dbfs(Math.max(exactPeak(left), exactPeak(right))) + 1).toBeGreaterThan(0.05);
});
