import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { loadSession } from "../../src/session/load.ts";
import { sessionText } from "../../src/session/save.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { constant, sine } from "../desk/signals.ts";
import { desk, FRAMES, SETTLED_FRAMES, sounds, stir } from "./scenes-desk.ts";

const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());

/** What is heard of the desk from the beginning of its music, after `act` and some time. */
async function played(act: (mixer: Mixer) => void): Promise<Sides> {
  const live = await openLive(desk(), { sounds });
  act(live.mixer);
  await live.render(SETTLED_FRAMES);
  live.mixer.transport.play();
  await live.render(FRAMES);
  const { left, right } = live.heard();
  return { left: left.subarray(SETTLED_FRAMES), right: right.subarray(SETTLED_FRAMES) };
}

describe("a recalled scene", () => {
  test.each([0, 5, 100])("is the stored desk, to the letter and to the bit, over %s ms", async (overMs) => {
    const recalled = await played((mixer) => {
      const scene = mixer.storeScene();
      const before = text(mixer);
      stir(mixer);
      expect(text(mixer)).not.toBe(before);
      scene.recall({ overMs });
      expect(text(mixer)).toBe(before);
    });
    expect(firstStereoDifference(recalled, await played(() => {}))).toBeNull();
    expect(firstStereoDifference(await played(stir), recalled)).not.toBeNull();
  });

  test("is one step: undo gives the text before it, also on its way there, and redo the text after", async () => {
    const live = await openLive(desk(), { sounds });
    const { mixer } = live;
    mixer.storeScene({ name: "Verse" });
    const after = text(mixer);
    stir(mixer);
    for (const frames of [0, 1000, 9000]) {
      const before = text(mixer);
      mixer.scene("verse").recall({ overMs: 100 });
      await live.render(frames);
      expect(mixer.state.undoLabel).toBe("Recall Verse");
      expect([mixer.undo(), text(mixer)]).toEqual(["Recall Verse", before]);
      await live.render(9000);
      expect([text(mixer), mixer.strip("a").fader.value]).toEqual([before, -30]);
      expect([mixer.redo(), text(mixer)]).toEqual(["Recall Verse", after]);
      mixer.undo();
    }
  });

  test("goes straight in dB: half way after half the time", async () => {
    const live = await openLive(session([track("a", { channels: 2, faderDb: -6 })]), { sounds: { a: constant(40000, 1) } });
    const { mixer } = live;
    const scene = mixer.storeScene();
    mixer.strip("a").fader.value = -46;
    await live.render(1000);
    mixer.transport.play();
    await live.render(5000);
    const from = mixer.frame;
    scene.recall({ overMs: 200 });
    await live.render(12000);
    const db = (frame: number) => 20 * Math.log10(live.heard().left[frame]!);
    for (const part of [0.25, 0.5, 0.75]) expect(db(from + part * 9600)).toBeCloseTo(-46 + 40 * part, 3);
    expect(db(from + 9700)).toBeCloseTo(-6, 4);
  });

  test("moves nothing else, sets off no group and no exclusive solo, and leaves a lane to itself", async () => {
    const lane = { target: "b.faderDb", points: [{ frame: 0, value: -20 }] };
    const said = { groups: [{ id: "g", members: ["a", "b"] }], exclusiveSolo: true, automation: [lane] };
    const live = await openLive(session([track("a", { clips: [] }), track("b", { clips: [] })], said));
    const { mixer } = live;
    const [a, b] = [mixer.strip("a"), mixer.strip("b")];
    const scene = mixer.storeScene({ only: [a, "b.faderDb"] });
    expect([scene.values.has("a.solo"), scene.values.has("b.solo"), scene.values.get("b.faderDb")]).toEqual([true, false, 0]);
    a.fader.value = -7;
    b.solo.value = true;
    b.pan.value = 1;
    scene.recall({ overMs: 50 });
    await live.render(1000);
    expect(b.fader.value).toBe(-20);
    await live.render(5000);
    expect([a.fader.value, b.fader.value, b.solo.value, b.pan.value]).toEqual([0, -20, true, 1]);
    expect(mixer.toSession().strips[1]!.faderDb).toBeUndefined();
  });
});

describe("scenes", () => {
  test("are stored, named, taken anew and removed, and all of it is undone", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    const scene = mixer.storeScene({ name: "Verse", only: ["a/c", "a>s.levelDb", mixer.vca("v")] });
    expect([...scene.values.keys()].filter((target) => !target.startsWith("a/c."))).toEqual([
      "a>s.levelDb",
      "v.faderDb",
      "v.mute",
    ]);
    mixer.vca("v").fader.value = -9;
    expect(scene.values.get("v.faderDb")).toBe(-2);
    scene.update();
    expect(scene.values.get("v.faderDb")).toBe(-9);
    scene.name = "Chorus";
    const before = text(mixer);
    scene.remove();
    expect(() => scene.recall()).toThrow('removed: scene "verse" was removed');
    expect(() => mixer.scene("verse")).toThrow('unknown-scene: no scene named "verse"');
    expect([mixer.scenes, mixer.toSession().scenes, mixer.undo()]).toEqual([[], undefined, "Scenes"]);
    expect([mixer.scene("verse"), scene.name, text(mixer)]).toEqual([scene, "Chorus", before]);
    while (mixer.undo() !== null);
    expect(mixer.scenes).toEqual([]);
  });

  test("let go of what leaves the desk, so that the session loads again; undo brings it back", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    mixer.storeScene();
    const before = text(mixer);
    mixer.edit(() => {
      mixer.strip("room").remove();
      mixer.vca("v").remove();
      mixer.strip("b").inserts[0]!.remove();
    });
    const held = Object.keys(mixer.toSession().scenes![0]!.values!);
    expect(held.filter((target) => /^(room|v|b\/late|a>s)[.]/.test(target))).toEqual([]);
    expect(held).toContain("b.faderDb");
    expect(sessionText(loadSession(mixer.toSession()))).toBe(`${JSON.stringify(mixer.toSession(), null, 2)}\n`);
    mixer.scene("scene").recall();
    mixer.undo();
    expect(text(mixer)).toBe(before);
  });

  test("refuse what cannot be, and then nothing has changed", async () => {
    const live = await openLive(desk(), { sounds });
    const { mixer } = live;
    const scene = mixer.storeScene({ id: "x", only: ["a"] });
    const before = text(mixer);
    expect(() => mixer.storeScene({ id: "x" })).toThrow('duplicate-id: there is a scene named "x" already');
    expect(() => mixer.storeScene({ only: ["c"] })).toThrow('unknown-strip: nothing on the desk is named "c", and no value');
    expect(() => scene.update({ only: [">monitor"] })).toThrow('bad-id: ">monitor": scenes hold no monitor');
    expect(() => scene.recall({ overMs: -1 })).toThrow(
      'out-of-range: scene "x": overMs -1 is not a number of ms from 0 to 86400000 (a day)',
    );
    const fails = () =>
      mixer.edit(() => {
        scene.recall({ overMs: 500 });
        throw new Error("no");
      });
    mixer.strip("a").fader.value = -5;
    const now = text(mixer);
    expect(fails).toThrow("no");
    mixer.edit(() => expect(fails).toThrow("no"));
    await live.render(30000);
    expect(text(mixer)).toBe(now);
    expect([mixer.strip("a").fader.value, mixer.undo(), text(mixer)]).toEqual([-5, "a: Fader", before]);
  });

  test("are told by explain", async () => {
    const { mixer } = await openLive(desk(), { sounds });
    mixer.storeScene({ name: "Verse", only: ["a.faderDb"] });
    mixer.storeScene({ name: "Chorus", only: ["a.faderDb", "b.mute"] });
    expect(mixer.explain().split("\n").at(-1)).toBe("Scenes: verse (1 value) and chorus (2 values).");
  });
});

test("a scene that makes a plugin late otherwise takes away no lane but one that would change that", async () => {
  const strips = [track("a", { inserts: [{ id: "late", plugin: "latency", params: { frames: 100 } }] })];
  const automation = [
    { target: "a/late.wet", points: [{ frame: 0, value: 0.5 }] },
    { target: "a/late.frames", points: [{ frame: 0, value: 100 }] },
  ];
  const scenes = [{ id: "later", values: { "a/late.wet": 1, "a/late.bypassed": false, "a/late.frames": 200 } }];
  const { mixer } = await openLive(session(strips, { automation, scenes }), { sounds: { a: sine(1000, 50) } });
  mixer.scene("later").recall();
  expect(mixer.toSession().automation?.map(({ target }) => target)).toEqual(["a/late.wet"]);
});
