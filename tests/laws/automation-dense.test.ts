import { expect, test } from "vitest";
import type { SessionDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";

const FRAMES = 300;
const GAP_FRAMES = 25;
const TRACKS = 60;
const level = (point: number) => (point % 2 ? -40 : -20);

/** Sixty faders that zigzag between -20 and -40 dB every 25 frames: more records for a block than the engine's queue holds. */
function zigzags(): SessionDocument {
  const points = Array.from({ length: FRAMES / GAP_FRAMES }, (_, i) => ({
    frame: i * GAP_FRAMES,
    value: level(i),
    curve: "linear" as const,
  }));
  const ids = Array.from({ length: TRACKS }, (_, i) => `t${i}`);
  return session(
    ids.map((id) => track(id, { channels: 1, pan: -1, clips: [{ file: "one" }] })),
    { lengthFrames: FRAMES, automation: ids.map((id) => ({ target: `${id}.faderDb`, points })) },
  );
}

test("automation too dense to be sent ahead is exact all the same, in blocks of any size", async () => {
  const sounds = { one: constant(FRAMES, 1) };
  const expected = Float64Array.from({ length: FRAMES }, (_, frame) => {
    const point = Math.floor(frame / GAP_FRAMES);
    const last = point === FRAMES / GAP_FRAMES - 1;
    const db = last ? level(point) : level(point) + ((level(point + 1) - level(point)) * (frame % GAP_FRAMES)) / GAP_FRAMES;
    return TRACKS * 10 ** (db / 20);
  });
  const { left } = await renderDocument(zigzags(), sounds);
  expect(distance(left, expected)).toBeLessThanOrEqual((TRACKS + 8) * 2 ** -24 * TRACKS * 0.1);
  expect(firstDifference((await renderDocument(zigzags(), sounds, { blockFrames: 37 })).left, left)).toBeNull();
});

test("a solo that is drawn closes everybody else at its frame", async () => {
  const desk = session(
    [
      track("a", { channels: 1, pan: -1, clips: [{ file: "one" }] }),
      track("b", { channels: 1, pan: 1, clips: [{ file: "one" }] }),
    ],
    {
      lengthFrames: 900,
      automation: [
        {
          target: "a.solo",
          points: [
            { frame: 300, value: false },
            { frame: 301, value: true },
            { frame: 700, value: false },
          ],
        },
      ],
    },
  );
  const { left, right } = await renderDocument(desk, { one: constant(900, 1) });
  expect(firstDifference(left, constant(900, 1))).toBeNull();
  expect([right[300], right[301], right[699], right[700]]).toEqual([1, 0, 0, 1]);
});
