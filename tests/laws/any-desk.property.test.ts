import fc from "fast-check";
import { expect, test } from "vitest";
import type { AutomationDocument, SessionDocument } from "../../src/session/document.ts";
import { loadSession } from "../../src/session/load.ts";
import { saveSession } from "../../src/session/save.ts";
import { PATIENCE, runs } from "../desk/any-runs.ts";
import { anySession, anySounds, WITH_ROOMS } from "../desk/any-session.ts";
import { firstDifference, firstStereoDifference, peak, unsound } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";

/** Laws that hold for any desk whatever, to the bit. What breaks each of them is beside the same law on a desk made by hand, in the file of its name. */

test("any desk sounds the same in blocks of any size", PATIENCE, async () => {
  const law = fc.asyncProperty(
    anySession({ plugins: WITH_ROOMS }),
    fc.integer({ min: 1, max: 127 }),
    async (document, blockFrames) => {
      const [whole, cut] = [
        await renderDocument(document, anySounds),
        await renderDocument(document, anySounds, { blockFrames }),
      ];
      expect(firstStereoDifference(cut, whole)).toBeNull();
    },
  );
  await fc.assert(law, runs(6));
});

test("any desk sounds the same with its strips written in another order", PATIENCE, async () => {
  const law = fc.asyncProperty(anySession({ plugins: WITH_ROOMS }), fc.infiniteStream(fc.nat()), async (document, numbers) => {
    const strips = document.strips
      .map((strip) => ({ strip, place: numbers.next().value }))
      .sort((a, b) => a.place - b.place)
      .map(({ strip }) => strip);
    const [once, turned] = [await renderDocument(document, anySounds), await renderDocument({ ...document, strips }, anySounds)];
    expect(firstStereoDifference(turned, once)).toBeNull();
  });
  await fc.assert(law, runs(6));
});

const lanesLater = (lanes: readonly AutomationDocument[] = [], frames: number) =>
  lanes.map((lane) => ({ ...lane, points: lane.points!.map((point) => ({ ...point, frame: point.frame + frames })) }));

/** Clips and automation `frames` later. */
function later(document: SessionDocument, frames: number): SessionDocument {
  const strips = document.strips.map((strip) => ({
    ...strip,
    ...(strip.clips && { clips: strip.clips.map((clip) => ({ ...clip, startFrame: (clip.startFrame ?? 0) + frames })) }),
  }));
  const lengthFrames = document.lengthFrames! + frames;
  return { ...document, strips, lengthFrames, automation: lanesLater(document.automation, frames) };
}

/** What an insert is said to be late, and is not, comes too early: that part of the silence is taken off. */
test("any desk whose clips and automation are so much later sounds the same, so much later", PATIENCE, async () => {
  const law = fc.asyncProperty(anySession(), fc.integer({ min: 1, max: 400 }), async (document, frames) => {
    const [now, then] = [await renderDocument(document, anySounds), await renderDocument(later(document, frames), anySounds)];
    for (const side of ["left", "right"] as const) {
      expect(peak(then[side].subarray(0, Math.max(0, frames - then.latencyFrames)))).toBe(0);
      expect(firstDifference(then[side].subarray(frames), now[side])).toBeNull();
    }
  });
  await fc.assert(law, runs(6));
});

test(
  "any desk that was loaded and saved is the same text when that is loaded and saved, and the same sound",
  PATIENCE,
  async () => {
    const law = fc.asyncProperty(anySession({ plugins: WITH_ROOMS }), async (document) => {
      const once = saveSession(loadSession(document));
      expect(JSON.stringify(saveSession(loadSession(once)))).toBe(JSON.stringify(once));
      const [said, saved] = [await renderDocument(document, anySounds), await renderDocument(once, anySounds)];
      expect(firstStereoDifference(saved, said)).toBeNull();
    });
    await fc.assert(law, runs(6));
  },
);

const wild = fc.record(
  {
    trimDb: fc.integer({ min: -144, max: 48 }),
    faderDb: fc.integer({ min: -144, max: 12 }),
    width: fc.constantFrom(0, 1, 2),
    pan: fc.constantFrom(0, -1, 1),
    channels: fc.constantFrom(1 as const, 2 as const),
  },
  { requiredKeys: [] },
);
const poison = fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e-40, -3e38, 1e7);

test("no desk gives what is no sound, whatever its files hold and however far it is turned up", PATIENCE, async () => {
  const law = fc.asyncProperty(
    anySession({ values: wild, plugins: WITH_ROOMS }),
    poison,
    fc.nat(400),
    async (document, value, at) => {
      const hiss = anySounds.hiss.slice();
      hiss.fill(value, at, at + 70);
      const { left, right, stems } = await renderDocument(document, { ...anySounds, hiss }, { stems: true });
      const sides = [left, right, ...[...stems.values()].flatMap((stem) => [stem.left, stem.right])];
      expect(sides.map(unsound).filter((count) => count > 0)).toEqual([]);
    },
  );
  await fc.assert(law, runs(8));
});
