import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { compressor } from "../../src/plugins/compressor.ts";
import type { AutomationMode } from "../../src/session/session.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant } from "../desk/signals.ts";

const FRAMES = 60000;
const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());
const labels = ({ state }: Mixer) => [state.undoLabel, state.redoLabel];

async function desk(mode?: AutomationMode) {
  const lane = { target: "a.faderDb", mode: mode ?? "read", points: [{ frame: 0, value: -10 }] };
  const document = session([track("a", { channels: 1 }), track("b", { channels: 1 })], {
    lengthFrames: FRAMES,
    ...(mode && { automation: [lane] }),
  });
  const live = await openLive(document, { sounds: { a: constant(FRAMES, 1), b: constant(FRAMES, 1) } });
  await live.render(1024);
  const { mixer } = live;
  return { live, mixer, strip: mixer.strip("a"), a: mixer.strip("a").fader, b: mixer.strip("b").fader };
}

type Parts = Awaited<ReturnType<typeof desk>>;

describe("a strip that leaves under a hand", () => {
  test.each<AutomationMode>(["write", "latch", "touch"])(
    "while its lane is in mode %s is not written, and undo goes on",
    async (mode) => {
      const { live, mixer, strip, a, b } = await desk(mode);
      mixer.transport.play();
      await live.render(2048);
      a.touch();
      a.value = -3;
      await live.render(2048);
      strip.remove();
      await live.render(2048);
      expect(() => a.release()).not.toThrow();
      mixer.transport.stop();
      await live.render(2048);
      b.value = -7;
      expect([mixer.undo(), mixer.undo(), mixer.canUndo]).toEqual(["b: Fader", "Remove a", false]);
      mixer.transport.play();
      await live.render(2048);
      mixer.transport.stop();
      expect(mixer.strip("a").fader.automation.mode).toBe(mode);
    },
  );

  test("ends the step that the touch was: what comes later is a step of its own", async () => {
    const { mixer, strip, a, b } = await desk();
    const before = text(mixer);
    a.touch();
    a.value = -3;
    strip.remove();
    b.value = -1;
    b.value = -2;
    expect([mixer.undo(), mixer.undo()]).toEqual(["b: Fader", "b: Fader"]);
    expect([mixer.undo(), text(mixer), mixer.canUndo]).toEqual(["Remove a", before, false]);
  });

  test("is not let go of by the hand on another that has its name", async () => {
    const { mixer, strip, a } = await desk();
    a.touch();
    strip.remove();
    const other = mixer.addTrack({ id: "a" }).fader;
    other.touch();
    a.release();
    expect(other.isTouched).toBe(true);
    other.value = -1;
    other.value = -2;
    other.release();
    expect([mixer.undo(), other.value]).toEqual(["a: Fader", 0]);
  });
});

test("a strip that leaves while a ramp moves it comes back as it was heard", async () => {
  const { live, mixer, strip, a } = await desk();
  a.rampTo(-40, { overMs: 1000 });
  await live.render(24000);
  const heard = a.value;
  expect(heard).toBeLessThan(-15);
  strip.remove();
  expect([mixer.undo(), a.value]).toEqual(["Remove a", heard]);
  expect([mixer.undo(), a.value, mixer.redo(), a.value]).toEqual(["a: Fader", 0, "a: Fader", heard]);
});

describe("an undo in the midst of a gesture", () => {
  const touched = ({ a }: Parts) => {
    a.touch();
    return () => a.release();
  };
  test.each([
    ["a touch", "a: Fader", touched],
    ["a gesture that has a name", "Drag", ({ mixer }: Parts) => mixer.beginGesture("Drag")],
  ])("takes back what it gathered, and what comes after it is one more step: %s", async (_, label, begin) => {
    const parts = await desk();
    const { mixer, a } = parts;
    const end = begin(parts);
    for (const value of [-1, -2]) a.value = value;
    expect([mixer.undo(), a.value]).toEqual([label, 0]);
    for (const value of [-3, -4, -5]) a.value = value;
    expect(mixer.canUndo).toBe(false);
    end();
    expect([mixer.undo(), a.value, mixer.canUndo]).toEqual([label, 0, false]);
  });

  test("tells a page of what became a step by it", async () => {
    const { mixer, a, b } = await desk();
    b.value = -1;
    mixer.undo();
    const told: (string | null)[][] = [];
    mixer.on("state", () => told.push(labels(mixer)));
    a.touch();
    a.value = -1;
    expect(mixer.redo()).toBeNull();
    expect(told).toEqual([["a: Fader", null]]);
    a.release();
  });
});

test("what a listener does to an edit is a step of its own, and takes nothing of the edit's name", async () => {
  const { mixer, a, b } = await desk();
  let times = 0;
  a.on(() => {
    if (times++ === 0) b.value = -9;
  });
  const before = text(mixer);
  mixer.edit(() => {
    a.value = -5;
    mixer.addBus({ id: "mix" });
  }, "Prepare");
  expect([mixer.undo(), b.value, a.value]).toEqual(["b: Fader", 0, -5]);
  expect([mixer.undo(), text(mixer), mixer.canUndo]).toEqual(["Prepare", before, false]);
});

describe("a hand on what a ramp moves", () => {
  test("takes it over where it is: each step back is what was heard before it", async () => {
    const { live, mixer, a } = await desk();
    a.rampTo(-30, { overMs: 200 });
    await live.render(4096);
    const there = a.value;
    expect(there).toBeLessThan(-5);
    a.value = -3;
    await live.render(1024);
    expect([mixer.undo(), a.value, mixer.undo(), a.value]).toEqual(["a: Fader", there, "a: Fader", 0]);
    expect([mixer.redo(), a.value, mixer.redo(), a.value]).toEqual(["a: Fader", there, "a: Fader", -3]);
  });

  test("before it has begun stops it: it has come to nothing", async () => {
    const { live, mixer, a } = await desk();
    a.value = -2;
    a.rampTo(-30, { at: mixer.frame + 20000, overMs: 50 });
    a.value = -4;
    expect([mixer.undo(), a.value, mixer.undo(), a.value, mixer.undo(), a.value]).toEqual([
      ...["a: Fader", -2],
      ...["a: Fader", 0],
      ...[null, 0],
    ]);
    for (let n = 0; n < 2; n++) mixer.redo();
    await live.render(25000);
    expect(a.value).toBe(-4);
  });

  test.each([
    ["an edit", (mixer: Mixer, change: () => void) => mixer.edit(change)],
    [
      "an edit in another",
      (mixer: Mixer, change: () => void) => mixer.edit(() => void expect(() => mixer.edit(change)).toThrow()),
    ],
  ])("in %s that throws leaves it on its way", async (_, edit) => {
    const { live, mixer, a } = await desk();
    a.rampTo(-30, { overMs: 100 });
    await live.render(2048);
    const change = () => {
      a.value = -3;
      throw new Error("no");
    };
    try {
      edit(mixer, change);
    } catch {}
    await live.render(8192);
    expect(a.value).toBe(-30);
    expect([mixer.undo(), a.value, mixer.redo(), a.value, mixer.canRedo]).toEqual(["a: Fader", 0, "a: Fader", -30, false]);
  });

  test("leaves it alone when it gives no frame or no time", async () => {
    const { live, mixer, a } = await desk();
    a.rampTo(-30, { overMs: 100 });
    expect(() => a.cancelAndHold(Number.NaN)).toThrow("out-of-range: a.faderDb: at NaN is not a frame of the engine");
    for (const overMs of ["5", 1e300, -1, Number.NaN])
      expect(() => b(mixer).rampTo(-3, { overMs: overMs as number })).toThrow("is not a number of ms from 0 to 86400000 (a day)");
    await live.render(8192);
    expect(a.value).toBe(-30);
  });

  test("that is no number does not go anywhere", async () => {
    const { mixer, strip } = await desk();
    const { ratio } = strip.addInsert(compressor, { ratio: "infinite" }).params;
    expect(() => ratio.rampTo(4, { overMs: 400 })).toThrow("out-of-range: a/compressor.ratio: no ramp begins at infinite");
    ratio.value = 4;
    expect(() => ratio.rampTo(Number.POSITIVE_INFINITY)).toThrow("out-of-range: a/compressor.ratio: no ramp goes to infinite");
    expect(ratio.value).toBe(4);
    mixer.close();
  });

  const b = (mixer: Mixer) => mixer.strip("b").fader;
});
