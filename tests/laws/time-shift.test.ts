import { expect, test } from "vitest";
import type { SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { firstDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 20000;
const sounds = { a: [noise(FRAMES, 1), noise(FRAMES, 2)], b: noise(FRAMES, 3) };

/** Clips and automation begin `shift` frames late; a bell and a compressor are on the way, and a bus that waits for a late plugin. */
function desk(shift: number): SessionDocument {
  const point = (frame: number, value: number, curve: "hold" | "linear" | "exponential" | "curve" = "linear") => ({
    frame: frame + shift,
    value,
    curve,
    ...(curve === "curve" ? { tension: 0.4 } : {}),
  });
  return session(
    [
      track("a", {
        clips: [{ file: "a", startFrame: shift, fadeInFrames: 300, fadeOutFrames: 500 }],
        inserts: [{ id: "eq", plugin: "equaliser", params: { band1Shape: "low-shelf", band1FrequencyHz: 150, band1GainDb: 4 } }],
        sends: [{ id: "s", to: "aux", levelDb: -6 }],
        output: "mix",
      }),
      track("b", {
        clips: [{ file: "b", startFrame: 700 + shift, offsetFrames: 20 }],
        inserts: [{ plugin: "latency", params: { frames: 91 } }],
      }),
      bus("aux", { inserts: [{ id: "comp", plugin: "compressor", params: { thresholdDb: -40, attackMs: 3, releaseMs: 90 } }] }),
      bus("mix"),
    ],
    {
      lengthFrames: FRAMES + shift,
      automation: [
        {
          target: "a.faderDb",
          points: [point(10, 0), point(4000, -30, "exponential"), point(9001, -3, "curve"), point(15000, -144, "hold")],
        },
        { target: "b.pan", points: [point(0, -1), point(19000, 1)] },
        { target: "a>s.levelDb", points: [point(5, -20, "curve"), point(12345, 0)] },
        { target: "a/eq.band1GainDb", points: [point(100, -12), point(8000, 12)] },
      ],
    },
  );
}

test.each([1, 127, 128, 1000, 5001])(
  "a session whose clips and automation begin %i frames late sounds the same, that much later",
  async (shift) => {
    const [now, late] = [await renderDocument(desk(0), sounds), await renderDocument(desk(shift), sounds)];
    expect(peak(now.left)).toBeGreaterThan(0.3);
    for (const side of ["left", "right"] as const) {
      expect(peak(late[side].subarray(0, shift))).toBe(0);
      expect(firstDifference(late[side].subarray(shift), now[side])).toBeNull();
    }
  },
);

test("...and not when the automation stays where it was", async () => {
  const late = { ...desk(64), automation: desk(0).automation! };
  const heard = (await renderDocument(late, sounds)).left.subarray(64);
  expect(firstDifference(heard, (await renderDocument(desk(0), sounds)).left)).not.toBeNull();
});
