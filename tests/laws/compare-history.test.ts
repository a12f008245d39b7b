import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Side } from "../../src/mixer/compare/comparison-ear.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { openLive } from "../desk/live.ts";
import { desk, open, sounds, text } from "./compare-desk.ts";

describe("history and the two sides", () => {
  test("a switch is one step, the way back is its undo: no number of them leaves more than one, or one that does nothing", async () => {
    const mixer = await open();
    mixer.strip("b").pan.value = 0.5;
    const [before, label] = [text(mixer), mixer.state.undoLabel];
    mixer.compare.begin({ a: "verse" });
    for (let i = 0; i < 7; i++) mixer.compare.toggle();
    expect([mixer.state.undoLabel, mixer.state.compare!.heard]).toEqual(["Compare: verse", "a"]);
    expect(mixer.strip("a").fader.value).toBe(-8);
    mixer.compare.toggle();
    expect([mixer.state.undoLabel, text(mixer)]).toEqual([label, before]);
    mixer.compare.toggle();
    mixer.compare.end();
    expect([mixer.undo(), text(mixer), mixer.state.undoLabel]).toEqual(["Compare: verse", before, label]);
  });

  test("undo and redo of a switch are a switch", async () => {
    const mixer = await open();
    mixer.compare.begin({ a: "verse", b: "now" });
    mixer.compare.hear("a");
    expect([mixer.undo(), mixer.state.compare!.heard, mixer.strip("a").fader.value]).toEqual(["Compare: verse", "b", 0]);
    expect([mixer.redo(), mixer.state.compare!.heard, mixer.strip("a").fader.value]).toEqual(["Compare: verse", "a", -8]);
  });

  test("what was changed on a side and taken back is not on it when it is heard again", async () => {
    const mixer = await open();
    mixer.compare.begin({ a: "verse" });
    mixer.compare.hear("a");
    mixer.strip("a").fader.value = -20;
    mixer.compare.hear("b");
    for (let i = 0; i < 3; i++) mixer.undo();
    expect([mixer.state.compare!.heard, mixer.canUndo]).toEqual(["b", false]);
    // Nothing can be done again from here.
    mixer.strip("b").pan.value = 1;
    mixer.compare.hear("a");
    expect(mixer.strip("a").fader.value).toBe(-8);
  });

  test("what is changed belongs to the side that is heard, scenes stay, and what comes and goes is on both", async () => {
    const mixer = await open();
    const scene = mixer.scene("verse");
    mixer.compare.begin({ a: scene, b: "now" });
    mixer.strip("a").fader.value = 3;
    mixer.compare.hear("a");
    mixer.strip("b").pan.value = -1;
    mixer.addBus({ id: "new" }).fader.value = -20;
    const sides = (["b", "a", "b"] as const).map((side) => {
      mixer.compare.hear(side);
      return [mixer.strip("a").fader.value, mixer.strip("b").pan.value, mixer.strip("new").fader.value];
    });
    expect(sides).toEqual([
      [3, 0, -20],
      [-8, -1, -20],
      [3, 0, -20],
    ]);
    expect([...scene.values]).toEqual([
      ["a.faderDb", -8],
      ["room.mute", true],
    ]);
    mixer.strip("room").remove();
    scene.remove();
    mixer.compare.toggle();
    expect([mixer.strip("a").fader.value, mixer.state.compare!.a]).toEqual([-8, "verse"]);
  });

  test("a ramp belongs to the side it was asked for on: it stays where it is when that is left", async () => {
    const live = await openLive(desk(), { sounds });
    const { mixer } = live;
    const fader = mixer.strip("b").fader;
    mixer.compare.begin({ a: "verse" });
    fader.rampTo(-20, { overMs: 200 });
    await live.render(4800);
    mixer.compare.hear("a");
    const there = mixer.scene("verse");
    await live.render(20000);
    expect([fader.value, there.values.has("b.faderDb")]).toEqual([0, false]);
    mixer.compare.hear("b");
    await live.render(20000);
    expect(fader.value).toBeLessThan(-5);
    expect(fader.value).toBeGreaterThan(-15);
    mixer.close();
  });

  test("a switch with a hand on a fader is a step, and no part of what the hand does before or after", async () => {
    const mixer = await open();
    const fader = mixer.strip("b").fader;
    mixer.compare.begin({ a: "verse" });
    fader.touch();
    fader.value = -1;
    mixer.compare.toggle();
    fader.value = -2;
    fader.value = -3;
    fader.release();
    expect([mixer.undo(), mixer.undo(), mixer.undo(), mixer.canUndo]).toEqual(["b: Fader", "Compare: verse", "b: Fader", false]);
    expect(mixer.state.compare!.heard).toBe("b");
    mixer.close();
  });

  test("two scenes begin with a; what was before them comes back with undo", async () => {
    const mixer = await open();
    const before = text(mixer);
    mixer.compare.begin({ a: "verse", b: "late" });
    expect([mixer.state.compare!.heard, mixer.strip("a").fader.value, mixer.strip("room").mute.value]).toEqual(["a", -8, true]);
    mixer.compare.toggle();
    expect([mixer.strip("a").fader.value, mixer.strip("room").mute.value]).toEqual([-3, false]);
    expect(mixer.latencyFrames).toBe(200);
    mixer.compare.end({ keep: "b" });
    while (mixer.undo() !== null);
    expect(text(mixer)).toBe(before);
  });

  test("whatever is done, each step back and forth gives the text that was, with the side that was heard", async () => {
    type Deed = (mixer: Mixer) => void;
    const deeds: Record<string, fc.Arbitrary<Deed>> = {
      hear: fc.constantFrom<Side>("a", "b").map((side) => (mixer) => mixer.compare.hear(side)),
      toggle: fc.constant((mixer) => mixer.compare.toggle()),
      fader: fc.integer({ min: -30, max: 6 }).map((db) => (mixer) => {
        mixer.strip("a").fader.value = db;
      }),
      frames: fc.integer({ min: 0, max: 300 }).map((frames) => (mixer) => {
        mixer.strip("b").inserts[0]!.params.frames!.value = frames;
      }),
      undo: fc.constant((mixer) => void mixer.undo()),
      redo: fc.constant((mixer) => void mixer.redo()),
    };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...Object.values(deeds)), { maxLength: 25 }), async (all) => {
        const { mixer } = await openLive(desk(), { sounds });
        mixer.compare.begin({ a: "verse" });
        for (const deed of all) deed(mixer);
        const now = () => [text(mixer), mixer.state.compare!.heard];
        while (mixer.redo() !== null);
        const states = [now()];
        while (mixer.undo() !== null) states.push(now());
        for (const state of states.reverse().slice(1)) {
          mixer.redo();
          expect(now()).toEqual(state);
        }
        expect(mixer.redo()).toBeNull();
        // Both sides are there as they were left.
        const here = text(mixer);
        mixer.compare.toggle();
        mixer.compare.toggle();
        expect(text(mixer)).toBe(here);
      }),
      { numRuns: 25 },
    );
  });
});
