import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { AutomationMode } from "../../src/session/session.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { constant } from "../desk/signals.ts";

const FRAMES = 60000;
const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());
const labels = ({ state }: Mixer) => [state.undoLabel, state.redoLabel];

/** Two tracks whose faders have lanes in this mode. */
async function desk(mode: AutomationMode) {
  const lane = (id: string) => ({ target: `${id}.faderDb`, mode, points: [{ frame: 0, value: -10 }] });
  const document = session([track("a", { channels: 1 }), track("b", { channels: 1 })], {
    lengthFrames: FRAMES,
    automation: mode === "off" ? [] : [lane("a"), lane("b")],
  });
  const live = await openLive(document, { sounds: { a: constant(FRAMES, 1), b: constant(FRAMES, 1) } });
  await live.render(1024);
  const { mixer } = live;
  return { live, mixer, a: mixer.strip("a").fader, b: mixer.strip("b").fader };
}

describe("from touch to release is one step", () => {
  test("however often the control is moved, and none when it is not", async () => {
    const { mixer, a } = await desk("off");
    a.touch();
    a.release();
    expect(mixer.canUndo).toBe(false);
    const before = text(mixer);
    a.touch();
    for (let n = 1; n <= 100; n++) a.value = -n / 10;
    a.touch();
    expect(mixer.canUndo).toBe(false);
    a.release();
    const after = text(mixer);
    expect([mixer.undo(), text(mixer), mixer.canUndo]).toEqual(["a: Fader", before, false]);
    expect([mixer.redo(), text(mixer)]).toEqual(["a: Fader", after]);
  });

  test("with what the hand wrote into the lane", async () => {
    const { live, mixer, a } = await desk("touch");
    mixer.transport.play();
    await live.render(5000);
    const before = text(mixer);
    a.touch();
    a.value = -3;
    await live.render(5000);
    a.value = -20;
    await live.render(5000);
    a.release();
    const after = text(mixer);
    expect(a.automation.points.length).toBeGreaterThan(1);
    expect([mixer.undo(), text(mixer), mixer.canUndo]).toEqual(["a: Fader automation", before, false]);
    expect([mixer.redo(), text(mixer)]).toEqual(["a: Fader automation", after]);
  });

  test("of two hands at once too", async () => {
    const { mixer, a, b } = await desk("off");
    a.touch();
    b.touch();
    a.value = -1;
    a.release();
    b.value = -2;
    b.release();
    expect([mixer.undo(), mixer.canUndo]).toEqual(["2 values", false]);
  });
});

test("what is written from start to stop is one step of all lanes, and starting is none", async () => {
  const { live, mixer, a } = await desk("write");
  a.value = -1;
  mixer.undo();
  mixer.transport.play();
  await live.render(5000);
  expect(labels(mixer)).toEqual([null, "a: Fader"]);
  mixer.transport.stop();
  await live.render(2000);
  expect([mixer.undo(), mixer.canUndo]).toEqual(["Automation", false]);
  expect(a.automation.points).toHaveLength(1);
});

describe("a ramp is a step when it is asked for", () => {
  test("and none when it is there: undo gives the value before, redo the one it went to", async () => {
    const { live, mixer, a } = await desk("off");
    a.value = -2;
    const before = text(mixer);
    a.rampTo(-30, { overMs: 50 });
    expect(labels(mixer)).toEqual(["a: Fader", null]);
    await live.render(1000);
    expect(text(mixer)).toBe(before);
    await live.render(4000);
    const after = text(mixer);
    expect([after === before, a.value]).toEqual([false, -30]);
    expect([mixer.undo(), text(mixer), mixer.redo(), text(mixer)]).toEqual(["a: Fader", before, "a: Fader", after]);
    mixer.undo();
    mixer.undo();
    expect([mixer.canUndo, a.value]).toEqual([false, 0]);
  });

  test("taken back on its way it goes no further", async () => {
    const { live, mixer, a } = await desk("off");
    a.rampTo(-10, { overMs: 100 });
    a.rampTo(-30, { at: 9000, overMs: 100 });
    await live.render(2000);
    mixer.undo();
    await live.render(1000);
    expect(a.value).toBe(-10);
    await live.render(20000);
    expect([a.value, mixer.undo(), a.value, mixer.canUndo]).toEqual([-10, "a: Fader", 0, false]);
  });

  test("that was stopped comes back, when it is done again, to where it was stopped", async () => {
    const { live, mixer, a } = await desk("off");
    a.rampTo(-40, { overMs: 200 });
    await live.render(4000);
    a.cancelAndHold();
    const held = a.value;
    expect(held).toBeLessThan(-5);
    await live.render(4000);
    expect([mixer.undo(), a.value, mixer.redo(), a.value, mixer.canRedo]).toEqual(["a: Fader", 0, "a: Fader", held, false]);
  });

  test("in a gesture or a touch it belongs to that, though it ends long after", async () => {
    const { live, mixer, a, b } = await desk("off");
    mixer.gesture(() => {
      a.rampTo(-20, { overMs: 100 });
      b.value = -6;
    }, "Make room");
    await live.render(9000);
    a.touch();
    a.rampTo(-40, { overMs: 100 });
    a.release();
    await live.render(9000);
    expect([mixer.undo(), a.value, mixer.undo(), mixer.canUndo]).toEqual(["a: Fader", -20, "Make room", false]);
    expect([a.value, b.value]).toEqual([0, 0]);
  });

  test("in an edit that throws it has not happened", async () => {
    const { live, mixer, a } = await desk("off");
    const fails = () =>
      mixer.edit(() => {
        a.rampTo(-40, { overMs: 20 });
        throw new Error("no");
      });
    expect(fails).toThrow("no");
    mixer.edit(() => expect(fails).toThrow("no"));
    await live.render(5000);
    expect([a.value, mixer.canUndo]).toEqual([0, false]);
  });
});
