import { describe, expect, test } from "vitest";
import { directTransport } from "../../src/engine/direct-transport.ts";
import { Mixer } from "../../src/mixer/mixer.ts";
import { explainSession } from "../../src/offline/explain.ts";
import { MemoryFullError } from "../../src/plan/arena.ts";
import { convolver } from "../../src/plugins/convolver.ts";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import { loadSession } from "../../src/session/load.ts";
import { saveSession } from "../../src/session/save.ts";
import { sessionFaults } from "../../src/session/validate.ts";
import { declaredRamp, residualDbfs } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";
import { engine } from "../desk/engine.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { impulse, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";

/** How an insert comes by its impulse response: in sessions, by hand, back and forth. */

const hall = noise(6000, 5, 0.1);
const booth = noise(900, 6, 0.1);
const sounds = { a: [noise(20000, 1), noise(20000, 2)], hall, booth };
const audio = (...channels: Float32Array[]) => ({ sampleRate: SAMPLE_RATE, channels });
const room = (file?: string) => [{ id: "room", plugin: "convolver", params: { mix: 1 }, ...(file && { impulse: file }) }];
const desk = (file?: string) => session([track("a", { channels: 2, inserts: room(file) })], { lengthFrames: 20000 });

describe("in a session", () => {
  test("a file is loaded, saved as it was, and told", () => {
    const loaded = loadSession(desk("rooms/hall.wav"));
    expect([...loaded.impulses]).toEqual([["a/room", "rooms/hall.wav"]]);
    expect(saveSession(loaded)).toEqual(desk("rooms/hall.wav"));
    expect(explainSession(loaded)).toContain("Convolver (room), pre-fader, through rooms/hall.wav");
    expect(explainSession(loadSession(desk()))).not.toContain("through");
  });

  test("a plugin that takes none is told so, and a name must be one", () => {
    const strips = [
      track("a", { inserts: [{ id: "eq", plugin: "equaliser", impulse: "hall" }] }),
      bus("b", { inserts: [{ plugin: "convolver", impulse: "" }] }),
      bus("c", { inserts: [{ plugin: "convolver", impulse: 3 as never }] }),
    ];
    expect(sessionFaults(session(strips)).map(({ code, path }) => `${code} ${path}`)).toEqual([
      "out-of-range strips[1].inserts[0].impulse",
      "bad-type strips[2].inserts[0].impulse",
      "unknown-key strips[0].inserts[0].impulse",
    ]);
  });

  test.each([
    ["three channels", [hall, hall, hall], "has 3 channels; an impulse response has 1, 2 or 4"],
    ["ten seconds and more", [new Float32Array(480001)], "lasts 10.0 s; an impulse response has at most 10"],
    ["nothing", [new Float32Array(0)], "is empty"],
  ])("%s is refused", async (_, channels, reason) => {
    await expect(renderDocument(desk("hall"), { ...sounds, hall: channels })).rejects.toThrow(`bad-audio: hall: ${reason}`);
  });
});

test("a desk that nobody gave its files to keeps their names, through undo too, and saves them", async () => {
  const named = session([
    track("a", { channels: 2, clips: [{ file: "take.wav", startFrame: 7 }], inserts: room("rooms/hall.wav") }),
  ]);
  const instance = await engine({ sampleRate: SAMPLE_RATE, inputs: 0, outputs: 1, memoryPages: 512 });
  const host = { transport: directTransport(instance), layout: instance.layout, sampleRate: SAMPLE_RATE };
  const mixer = new Mixer(host, loadSession(named));
  await mixer.ready();
  expect(mixer.toSession()).toEqual(named);
  mixer.strip("a").inserts[0]!.remove();
  expect(mixer.toSession().strips[0]!.inserts).toBeUndefined();
  mixer.undo();
  expect(mixer.strip("a").inserts[0]!.impulse).toBe("rooms/hall.wav");
  mixer.transport.play();
  await mixer.arrived();
  for (let block = 0; block < 40; block++) instance.render(BLOCK_FRAMES);
  expect(instance.outputs.every((x) => x === 0)).toBe(true);
  const inserts = mixer.strip("a").inserts;
  await inserts[0]!.setImpulse({ file: "rooms/hall.wav", audio: audio(hall) });
  expect(mixer.toSession()).toEqual(named);
});

describe("by hand", () => {
  const opened = async (file?: string) => {
    const live = await openLive(desk(file), { sounds });
    const insert = live.mixer.strip("a").inserts[0]!;
    live.mixer.transport.play();
    return { live, insert };
  };

  test("it is heard as if it had been there, once it is in", async () => {
    const { live, insert } = await opened();
    await insert.setImpulse({ file: "hall", audio: audio(hall) });
    await live.render(20000);
    const due = await renderDocument(desk("hall"), sounds);
    // What it heard while it faded in is a hall's length ago.
    expect(distance(live.heard().left.subarray(10000, 20000), due.left.subarray(10000))).toBeLessThan(1e-6);
    expect(insert.impulse).toBe("hall");
    expect(live.mixer.toSession()).toEqual(desk("hall"));
    expect(live.mixer.explain()).toContain("through hall");
  });

  test("it comes, changes and goes without a click, as steps of undo that bring it back", async () => {
    const smooth = sine(200000, 1000, 0.5).map((x, frame) => x * declaredRamp(0)(frame));
    const live = await openLive(desk(), { sounds: { ...sounds, a: [smooth, smooth] } });
    const insert = live.mixer.strip("a").inserts[0]!;
    live.mixer.transport.play();
    const settle = async () => {
      await live.render(12001);
      return insert.impulse;
    };
    await settle();
    await insert.setImpulse({ file: "hall", audio: audio(impulse(3000, 1500)) });
    expect(await settle()).toBe("hall");
    await insert.setImpulse({ file: "booth", audio: audio(impulse(300, 20)) });
    expect(await settle()).toBe("booth");
    await insert.setImpulse(null);
    expect(await settle()).toBeNull();
    expect(live.mixer.undo()).toBe("a, Convolver: Impulse response");
    expect(await settle()).toBe("booth");
    live.mixer.undo();
    expect(await settle()).toBe("hall");
    live.mixer.redo();
    expect(await settle()).toBe("booth");
    expect(residualDbfs(live.heard().left, 0)).toBeLessThanOrEqual(-70);
  });

  test("it goes with its insert, its strip, and its plugin, and comes back with them", async () => {
    const { live, insert } = await opened("hall");
    insert.remove();
    expect(live.mixer.toSession().strips[0]!.inserts).toBeUndefined();
    live.mixer.undo();
    expect(live.mixer.strip("a").inserts[0]!.impulse).toBe("hall");
    live.mixer.strip("a").inserts[0]!.replace(convolver);
    expect(live.mixer.strip("a").inserts[0]!.impulse).toBeNull();
    live.mixer.undo();
    live.mixer.strip("a").remove();
    live.mixer.undo();
    expect(live.mixer.toSession()).toEqual(desk("hall"));
    await live.render(20000);
    expect(live.heard().left.some((x) => x !== 0)).toBe(true);
  });

  test("what no insert and no undo would play gives its memory back", async () => {
    const live = await openLive(desk(), { sounds, memoryPages: 200 });
    const insert = live.mixer.strip("a").inserts[0]!;
    // Ninety of 190 kB are more than there is beside the lines: steps of undo make room.
    for (let n = 0; n < 90; n++) {
      await insert.setImpulse({ file: `room ${n}`, audio: audio(noise(24000, n + 1, 0.1)) });
      await live.render(2000);
    }
    expect(insert.impulse).toBe("room 89");
    const tooMuch = audio(...Array.from({ length: 4 }, () => noise(400000, 1, 0.1)));
    await expect(insert.setImpulse({ file: "too much", audio: tooMuch })).rejects.toThrow(MemoryFullError);
    expect(insert.impulse).toBe("room 89");
  });

  test("what cannot be is refused, and nothing changes", async () => {
    const { live, insert } = await opened("hall");
    const before = live.mixer.toSession();
    await expect(insert.setImpulse({ file: "x", audio: { sampleRate: 44100, channels: [hall] } })).rejects.toThrow("bad-audio");
    await expect(insert.setImpulse({ file: "y", audio: audio(hall, hall, hall) })).rejects.toThrow("has 3 channels");
    const gain = live.mixer.addBus({ id: "b" }).addInsert((await import("../../src/plugins/gain.ts")).gain);
    await expect(gain.setImpulse({ file: "hall", audio: audio(hall) })).rejects.toThrow(
      "bad-impulse: Gain takes no impulse response",
    );
    live.mixer.undo();
    live.mixer.undo();
    expect(live.mixer.toSession()).toEqual(before);
    insert.remove();
    await expect(insert.setImpulse(null)).rejects.toThrow("removed");
  });
});

test("two inserts of one file share it, and each sounds as alone", async () => {
  const two = session(
    [track("a", { channels: 2, inserts: room("hall") }), track("b", { channels: 2, inserts: room("hall"), output: null })],
    {
      lengthFrames: 20000,
    },
  );
  const together = await renderDocument(two, { ...sounds, b: sounds.a });
  expect(firstStereoDifference(together, await renderDocument(desk("hall"), sounds))).toBeNull();
});
