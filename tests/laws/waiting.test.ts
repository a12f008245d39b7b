import { expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance } from "../desk/measure.ts";
import { delayed, noise } from "../desk/signals.ts";

const FRAMES = 3000;
const sound = noise(FRAMES, 1, 0.5);
const late = (frames: number) => ({ id: "late", plugin: "latency", params: { frames } });

/** A strip whose source waits for its key, and whose output waits for another strip; `ratio` 1 presses nothing. */
async function twiceWaiting(keyFrames: number, otherFrames: number) {
  const inert = { id: "comp", plugin: "compressor", params: { thresholdDb: 0, ratio: 1 }, sidechain: { from: "key" } };
  const live = await openLive(
    session([
      track("waits", { channels: 2, inserts: [inert] }),
      track("key", { channels: 2, clips: [], inserts: [late(keyFrames)] }),
      track("other", { channels: 2, clips: [], inserts: [late(otherFrames)] }),
    ]),
    { sounds: { waits: [sound, sound] } },
  );
  live.mixer.transport.play();
  await live.render(FRAMES);
  return { heard: live.heard().left, lateFrames: live.mixer.latencyFrames };
}

test.each([
  [126, 178],
  [178, 126],
  [100, 700],
])("what waits %i frames at its input and with the others for %i at its output is late, and nothing else", async (key, other) => {
  const { heard, lateFrames } = await twiceWaiting(key, other);
  expect(lateFrames).toBe(Math.max(key, other));
  const lateBy = (frames: number) => delayed(sound, frames).subarray(0, FRAMES);
  expect(distance(heard, lateBy(lateFrames))).toBeLessThanOrEqual(1e-6);
  expect(distance(heard, lateBy(lateFrames - 1))).toBeGreaterThan(0.1);
});
