import { describe, expect, test } from "vitest";
import type { ClipDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 4000;
const [left, right, mono] = [noise(FRAMES, 1), noise(FRAMES, 2), noise(FRAMES, 3)];
const sounds = { stereo: [left, right], mono };

const heardOf = (clips: ClipDocument[], channels?: 1 | 2) =>
  renderDocument(session([track("t", { clips, ...(channels && { channels }), panLaw: "0dB" })], { lengthFrames: 6000 }), sounds);

/** The left side of a clip as its document says, in double precision. */
function placed({
  startFrame = 0,
  offsetFrames = 0,
  lengthFrames,
  gainDb = 0,
  fadeInFrames = 0,
  fadeOutFrames = 0,
}: ClipDocument) {
  const frames = Math.min(lengthFrames ?? FRAMES, FRAMES - offsetFrames);
  const fade = (k: number, length: number) => (k < length ? 0.5 - 0.5 * Math.cos((Math.PI * k) / length) : 1);
  return Float64Array.from({ length: 6000 }, (_, at) => {
    const k = at - startFrame;
    if (k < 0 || k >= frames) return 0;
    return left[offsetFrames + k]! * 10 ** (gainDb / 20) * fade(k, fadeInFrames) * fade(frames - k, fadeOutFrames);
  });
}

describe("a clip sounds where it stands, from where it begins, for as long as it lasts", () => {
  test.each<Omit<ClipDocument, "file">>([
    {},
    { startFrame: 1 },
    { startFrame: 333, offsetFrames: 501 },
    { startFrame: 5999 },
    { startFrame: 127, lengthFrames: 129, gainDb: -6 },
    { offsetFrames: 3999 },
    { lengthFrames: 1, startFrame: 128 },
    { startFrame: 50, lengthFrames: 2000, fadeInFrames: 300, fadeOutFrames: 501 },
    { lengthFrames: 700, fadeInFrames: 500, fadeOutFrames: 500, gainDb: 3 },
  ])("%j", async (said) => {
    const clip = { file: "stereo", ...said };
    expect(distance((await heardOf([clip])).left, placed(clip))).toBeLessThanOrEqual(1e-7);
  });
});

test("clips that overlap are summed", async () => {
  const [a, b] = [
    { file: "stereo", startFrame: 10 },
    { file: "stereo", startFrame: 700, offsetFrames: 99, gainDb: -3 },
  ];
  const second = placed(b);
  const expected = placed(a).map((x, i) => x + second[i]!);
  expect(distance((await heardOf([a, b])).left, expected)).toBeLessThanOrEqual(1e-6);
});

test("a mono file on a stereo strip is on both sides; a stereo file on a mono strip is its mean", async () => {
  const both = await heardOf([{ file: "mono" }], 2);
  expect(firstDifference(both.left.subarray(0, FRAMES), mono)).toBeNull();
  expect(firstDifference(both.right.subarray(0, FRAMES), mono)).toBeNull();
  const mean = await heardOf([{ file: "stereo" }], 1);
  expect(
    firstDifference(
      mean.left.subarray(0, FRAMES),
      left.map((x, i) => (x + right[i]!) / 2),
    ),
  ).toBeNull();
});

test("a track takes its channels from its clips, unless it says them", async () => {
  const alone = await heardOf([{ file: "mono" }]);
  expect(firstDifference(alone.left.subarray(0, FRAMES), mono)).toBeNull();
});

test("...and a clip that stands one frame off is not the same", async () => {
  const clip = { file: "stereo", startFrame: 333 };
  expect(distance((await heardOf([clip])).left, placed({ ...clip, startFrame: 334 }))).toBeGreaterThan(0.5);
});

test("a file at another rate is refused by name, with what to do", async () => {
  const document = session([track("t", { clips: [{ file: "mono" }] })], { sampleRate: 44100 });
  await expect(renderDocument(document, sounds)).rejects.toThrow(
    "bad-audio: mono: is at 48000 Hz, the desk at 44100 Hz; resample it first",
  );
});
