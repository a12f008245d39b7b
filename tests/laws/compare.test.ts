import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Side } from "../../src/mixer/compare/comparison-ear.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { loadSession } from "../../src/session/load.ts";
import { sessionText } from "../../src/session/save.ts";
import { declaredRamp, residualDbfs } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise, sine } from "../desk/signals.ts";

const SECOND = 48000;
const gain = (db: number) => 10 ** (db / 20);
const desk = () =>
  session(
    [
      track("a", { channels: 2, inserts: [{ id: "c", plugin: "compressor" }], sends: [{ id: "s", to: "room", levelDb: -9 }] }),
      track("b", { channels: 1, inserts: [{ id: "late", plugin: "latency", params: { frames: 64 } }] }),
      bus("room", { faderDb: -6 }),
    ],
    {
      scenes: [
        { id: "verse", name: "Verse", values: { "a.faderDb": -8, "room.mute": true } },
        { id: "late", values: { "b/late.frames": 200, "a.faderDb": -3 } },
      ],
    },
  );
const sounds = { a: [noise(9000, 1), noise(9000, 2)], b: noise(9000, 3) };
const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());
const open = async () => (await openLive(desk(), { sounds })).mixer;

describe("switching does not click:", () => {
  /** A sine of full level, 6 dB down on side `a`: both sides known, and so the trim of `b`. */
  async function known(hz: number) {
    const signal = sine(12 * SECOND, hz);
    const said = { scenes: [{ id: "half", values: { "a.faderDb": -6 } }] };
    const live = await openLive(session([track("a", { channels: 2 })], said), { sounds: { a: [signal, signal] } });
    live.mixer.transport.play();
    live.mixer.compare.begin({ a: "half" });
    for (const side of ["b", "a"] as const) {
      live.mixer.compare.hear(side);
      await live.render(4 * SECOND);
    }
    return { live, signal };
  }

  test.each([50, 1000])("a sine of %s Hz is the fader's ramp times the trim's, and nothing else", async (hz) => {
    const { live, signal } = await known(hz);
    const { mixer } = live;
    const at = live.frame;
    mixer.compare.hear("b");
    const { trimDb } = mixer.compare.read();
    expect(trimDb).toBeCloseTo(-6, 1);
    await live.render(SECOND / 4);
    const [fader, trim] = [declaredRamp(at, gain(-6), 1), declaredRamp(at, 1, gain(trimDb))];
    const expected = Float64Array.from({ length: 4000 }, (_, i) => signal[at + i]! * fader(at + i) * trim(at + i));
    const heard = live.heard().left;
    expect(distance(heard.subarray(at, at + 4000), expected)).toBeLessThanOrEqual(1e-6);
    expect(residualDbfs(heard, at - 8)).toBeLessThanOrEqual(-70);
  });

  test.each([50, 1000])("what is corrected while it is heard is heard of as little: a sine of %s Hz", async (hz) => {
    const { live } = await known(hz);
    // The loud side was heard first, and turned down by nothing; the soft one is never turned up.
    expect(live.mixer.compare.read().trimDb).toBe(0);
    live.mixer.compare.match = false;
    live.mixer.compare.hear("b");
    await live.render(SECOND / 2);
    const at = live.frame;
    live.mixer.compare.match = true;
    await live.render(SECOND / 2);
    live.mixer.compare.end();
    await live.render(SECOND / 2);
    expect(residualDbfs(live.heard().left, at - 8)).toBeLessThanOrEqual(-70);
  });

  test.each([50, 1000])("a side heard for the first time comes down within half a second: a sine of %s Hz", async (hz) => {
    const signal = sine(12 * SECOND, hz);
    const said = { scenes: [{ id: "half", values: { "a.faderDb": -6 } }] };
    const live = await openLive(session([track("a", { channels: 2 })], said), { sounds: { a: [signal, signal] } });
    const { mixer } = live;
    mixer.transport.play();
    mixer.compare.begin({ a: "half" });
    mixer.compare.hear("a");
    await live.render(4 * SECOND);
    mixer.compare.hear("b");
    await live.render(3 * SECOND);
    const before = mixer.compare.read().trimDb;
    await live.render(2 * SECOND);
    expect([before, mixer.compare.read().trimDb.toFixed(1)]).toEqual([0, "-6.0"]);
    expect(residualDbfs(live.heard().left, 4 * SECOND - 8)).toBeLessThanOrEqual(-70);
  });
});

describe("a comparison is of who listens:", () => {
  test("no session has it, and a render of one is that of the side on the desk, bit for bit", async () => {
    const mixer = await open();
    const before = text(mixer);
    mixer.compare.begin({ a: "verse" });
    expect(text(mixer)).toBe(before);
    mixer.compare.hear("a");
    const verse = text(mixer);
    expect(sessionText(loadSession(mixer.toSession()))).toBe(`${JSON.stringify(mixer.toSession(), null, 2)}\n`);
    const plain = await open();
    plain.scene("verse").recall();
    expect(verse).toBe(text(plain));
    const [rendered, expected] = [mixer, plain].map((one) => renderDocument(one.toSession(), sounds));
    expect(firstStereoDifference(await rendered!, await expected!)).toBeNull();
    mixer.compare.end({ keep: "b" });
    expect(text(mixer)).toBe(before);
  });

  test("where there is no monitor, as in a render, no trim is heard", async () => {
    const heard = async (compares: boolean) => {
      const live = await openLive(session([track("a", { channels: 2 })], { scenes: [{ id: "s", values: { "a.faderDb": 6 } }] }), {
        sounds: { a: [noise(10 * SECOND, 1, 0.1), noise(10 * SECOND, 2, 0.1)] },
        monitor: false,
      });
      const { mixer } = live;
      mixer.transport.play();
      if (compares) mixer.compare.begin({ a: "s" });
      await live.render(4 * SECOND);
      if (compares) mixer.compare.hear("a");
      else mixer.scene("s").recall();
      await live.render(5 * SECOND);
      if (compares) expect(mixer.compare.read().trimDb).toBeLessThan(-5);
      return live.heard();
    };
    expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
  });

  test("it is told as a state, and begins and ends without a step of history", async () => {
    const mixer = await open();
    const told: unknown[] = [];
    mixer.on("state", ({ change, state }) =>
      told.push([change, state.compare && `${state.compare.heard} ${state.compare.match}`]),
    );
    expect(mixer.state.compare).toBeNull();
    mixer.compare.begin({ a: mixer.scene("verse") });
    const begun = mixer.state;
    expect(begun.compare).toEqual({ a: "verse", b: "now", heard: "b", match: true, known: false });
    expect(mixer.state).toBe(begun);
    mixer.compare.match = false;
    mixer.compare.end();
    mixer.compare.end();
    expect(told).toEqual([
      ["compare", "b true"],
      ["compare", "b false"],
      ["compare", null],
    ]);
    expect([mixer.canUndo, mixer.state.compare]).toEqual([false, null]);
  });
});

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

test("what cannot be is refused, and says so", async () => {
  const mixer = await open();
  const { compare } = mixer;
  for (const ask of [() => compare.hear("a"), () => compare.toggle(), () => compare.read()])
    expect(ask).toThrow(/^not-comparing: compare\.\w+ without a comparison; begin\(\{ a, b \}\) one first$/);
  expect(() => compare.begin({ a: "chorus" })).toThrow('unknown-scene: no scene named "chorus"');
  const verse = mixer.scene("verse");
  verse.remove();
  expect(() => compare.begin({ b: verse })).toThrow('removed: scene "verse" was removed');
  for (const a of [null, 5, {}] as unknown as string[])
    expect(() => compare.begin({ a })).toThrow(/^bad-type: compare\.begin\(\{ a \}\): .* is not a scene, a scene's id or "now"$/);
  expect(() => compare.begin({ match: "no" as never })).toThrow('bad-type: compare.begin({ match }): "no" is not true or false');
  expect(() => mixer.storeScene({ id: "now" })).toThrow('bad-id: "now" is the mix as it is');
  expect(mixer.storeScene({ name: "Now" }).id).toBe("now-2");
  expect(mixer.state.compare).toBeNull();
  expect(() => mixer.edit(() => compare.begin())).toThrow("in-edit: compare.begin() inside edit()");
  compare.begin();
  expect(() => mixer.edit(() => compare.hear("a"))).toThrow("in-edit: compare.hear() inside edit()");
  expect(() => compare.hear("c" as Side)).toThrow('out-of-range: compare.hear("c"): sides are "a" and "b"');
  expect(() => compare.end({ keep: "c" as Side })).toThrow('out-of-range: compare.end("c"): sides are "a" and "b"');
  expect(mixer.state.compare).toMatchObject({ heard: "b" });
  mixer.close();
});
