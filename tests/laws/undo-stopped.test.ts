import { expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant } from "../desk/signals.ts";

const FRAMES = 120000;
const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());

async function desk() {
  const document = session([track("a", { channels: 1 })], { lengthFrames: FRAMES });
  const live = await openLive(document, { sounds: { a: constant(FRAMES, 1) } });
  await live.render(1024);
  const { mixer } = live;
  return { live, mixer, a: mixer.strip("a").fader };
}

/** What undo and redo find, from the newest step to the first and back: after each, what the fader is. */
function thereAndBack(mixer: Mixer): { readonly undone: number[]; readonly redone: number[] } {
  const a = mixer.strip("a").fader;
  const undone: number[] = [];
  const redone: number[] = [];
  while (mixer.canUndo) {
    mixer.undo();
    undone.push(a.value);
  }
  while (mixer.canRedo) {
    mixer.redo();
    redone.push(a.value);
  }
  return { undone, redone };
}

test("a ramp that is stopped before it begins leaves no step behind", async () => {
  const { mixer, a } = await desk();
  a.value = -3;
  const before = text(mixer);
  a.rampTo(-30, { at: 48000, overMs: 100 });
  expect(mixer.canUndo).toBe(true);
  a.cancelAndHold();
  expect([text(mixer), mixer.state.undoLabel]).toEqual([before, "a: Fader"]);
  expect(thereAndBack(mixer)).toEqual({ undone: [0], redone: [-3] });
});

test("nor one that a hand takes over before it begins: what the hand sets is the one step", async () => {
  const { mixer, a } = await desk();
  a.rampTo(-30, { at: 48000, overMs: 100 });
  a.value = -5;
  expect(thereAndBack(mixer)).toEqual({ undone: [0], redone: [-5] });
});

test("nor one that is stopped twice within one edit, first where it would be on its way", async () => {
  const { mixer, a } = await desk();
  a.rampTo(-30, { at: 48000, overMs: 1000 });
  mixer.edit(() => {
    a.cancelAndHold(60000);
    a.cancelAndHold();
  });
  expect([mixer.canUndo, a.value]).toEqual([false, 0]);
});

test("an edit that sends a fader elsewhere and stops it leaves earlier steps as they are", async () => {
  const { mixer, a } = await desk();
  a.value = -3;
  mixer.edit(() => {
    a.value = -5;
    a.rampTo(-10, { at: 96000 });
    a.cancelAndHold();
  });
  expect(thereAndBack(mixer)).toEqual({ undone: [-3, 0], redone: [-3, -5] });
});

test("so does one that replaces a ramp that waits by another, and stops that", async () => {
  const { mixer, a } = await desk();
  a.rampTo(-30, { at: 48000 });
  mixer.edit(() => {
    a.rampTo(-10, { at: 96000 });
    a.cancelAndHold();
  });
  expect(a.value).toBe(0);
  const { undone, redone } = thereAndBack(mixer);
  expect([undone.at(-1), redone.at(-1)]).toEqual([0, 0]);
});

test("an edit that fails leaves the ramp that it stopped, and its step", async () => {
  const { live, mixer, a } = await desk();
  a.rampTo(-30, { at: 48000, overMs: 100 });
  expect(() =>
    mixer.edit(() => {
      a.cancelAndHold();
      throw new Error("no");
    }),
  ).toThrow("no");
  await live.render(60000);
  expect(a.value).toBe(-30);
  expect(thereAndBack(mixer)).toEqual({ undone: [0], redone: [-30] });
});
