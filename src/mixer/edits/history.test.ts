import { describe, expect, test, vi } from "vitest";
import { bus, session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { MemoryFullError } from "../../plan/arena.ts";
import { compressor } from "../../plugins/compressor.ts";
import { latency } from "../../plugins/latency.ts";
import type { Mixer } from "../mixer.ts";
import { HISTORY_STEPS } from "./history.ts";

const sounds = { vocal: new Float32Array(48000).fill(0.5) };
const document = () =>
  session([track("vocal", { name: "Lead Vocal", channels: 2, output: "mix" }), bus("room"), bus("mix", { name: "Mix Bus" })], {
    vcas: [{ id: "all", name: "All", members: ["vocal"] }],
  });
const open = async () => (await openLive(document(), { sounds })).mixer;
const levelOf = (mixer: Mixer) => mixer.strip("vocal").fader;

describe("undo", () => {
  test("takes back one change after the other, and redo does them again", async () => {
    const mixer = await open();
    expect([mixer.canUndo, mixer.canRedo, mixer.undo(), mixer.redo()]).toEqual([false, false, null, null]);
    levelOf(mixer).value = -3;
    levelOf(mixer).value = -6;
    expect(mixer.undo()).toBe("Lead Vocal: Fader");
    expect([levelOf(mixer).value, mixer.canUndo, mixer.canRedo]).toEqual([-3, true, true]);
    mixer.undo();
    expect([levelOf(mixer).value, mixer.canUndo]).toEqual([0, false]);
    mixer.redo();
    mixer.redo();
    expect([levelOf(mixer).value, mixer.canRedo]).toEqual([-6, false]);
  });

  test("gives up what was taken back as soon as something else is done", async () => {
    const mixer = await open();
    levelOf(mixer).value = -3;
    mixer.undo();
    mixer.strip("mix").mute.value = true;
    expect(mixer.redo()).toBeNull();
    expect(levelOf(mixer).value).toBe(0);
  });

  test("brings back what was removed with all it had, and what was held of it is alive again", async () => {
    const live = await openLive(document(), { sounds });
    const { mixer } = live;
    const vocal = mixer.strip("vocal");
    const squeeze = vocal.addInsert(compressor, { ratio: 7 });
    const send = vocal.addSend(mixer.strip("room"), { levelDb: -9 });
    const before = JSON.stringify(mixer.toSession());
    vocal.remove();
    expect(() => vocal.fader.value).toThrow(/^removed/);
    expect(mixer.undo()).toBe("Remove Lead Vocal");
    expect(JSON.stringify(mixer.toSession())).toBe(before);
    const same = [mixer.strip("vocal") === vocal, vocal.inserts[0] === (squeeze as unknown), vocal.sends[0] === send];
    expect(same).toEqual([true, true, true]);
    squeeze.params.ratio.value = 3;
    send.level.value = -12;
    expect([vocal.name, squeeze.params.ratio.value, send.level.value, send.to.id]).toEqual(["Lead Vocal", 3, -12, "room"]);
    mixer.transport.play();
    await live.render(4096);
    expect(live.heard().left.at(-1)).not.toBe(0);
  });

  test("takes back a clip that came and one that went", async () => {
    const mixer = await open();
    const clips = () => mixer.toSession().strips[0]!.clips!.map(({ file }) => file);
    const audio = { sampleRate: 48000, channels: [new Float32Array(100)] };
    const id = await mixer.strip("vocal").addClip({ file: "second", audio });
    mixer.strip("vocal").removeClip(id);
    expect(clips()).toEqual(["vocal"]);
    expect(mixer.undo()).toBe("Clips of Lead Vocal");
    expect(clips()).toEqual(["vocal", "second"]);
    mixer.undo();
    expect(clips()).toEqual(["vocal"]);
    expect(mixer.canUndo).toBe(false);
  });

  test("leaves the transport and the meters as they are", async () => {
    const live = await openLive(document(), { sounds });
    const { mixer } = live;
    const meter = mixer.strip("vocal").meter();
    levelOf(mixer).value = -6;
    mixer.transport.play();
    mixer.transport.locate(4800);
    await live.render(4096);
    mixer.undo();
    await live.render(4096);
    expect([mixer.transport.playing, mixer.canUndo]).toEqual([true, false]);
    expect(meter.read().peakDb[0]).toBeCloseTo(-6.02, 1);
  });

  test("is not for the inside of an edit", async () => {
    const mixer = await open();
    levelOf(mixer).value = -3;
    expect(() => mixer.edit(() => mixer.undo())).toThrow("in-edit: undo() inside edit(); call it when the edit has ended");
    expect(levelOf(mixer).value).toBe(-3);
  });

  test("that has no room any more is refused and changes nothing", async () => {
    const live = await openLive(document(), { sounds });
    const { mixer } = live;
    const insert = mixer.master.addInsert(latency, { frames: 192000 });
    await live.render(1024);
    insert.remove();
    await live.render(4096);
    const audio = { sampleRate: 48000, channels: [new Float32Array(100_000)] };
    const fill = async () => {
      for (let n = 0; n < 100; n++) await mixer.strip("vocal").addClip({ file: `long ${n}`, audio });
    };
    await expect(fill()).rejects.toThrow(MemoryFullError);
    while (mixer.state.undoLabel === "Clips of Lead Vocal") mixer.undo();
    const before = JSON.stringify(mixer.toSession());
    expect(() => mixer.undo()).toThrow(MemoryFullError);
    expect([JSON.stringify(mixer.toSession()), mixer.state.undoLabel]).toEqual([before, "master: Remove Latency"]);
    mixer.redo();
    expect(mixer.toSession().strips[0]!.clips).toHaveLength(2);
  });

  test(`remembers ${HISTORY_STEPS} steps`, async () => {
    const mixer = await open();
    for (let n = 1; n <= HISTORY_STEPS + 5; n++) levelOf(mixer).value = -n / 10;
    let steps = 0;
    while (mixer.undo() !== null) steps++;
    expect([steps, levelOf(mixer).value]).toEqual([HISTORY_STEPS, -0.5]);
  });
});

describe("a gesture", () => {
  test("is one step, however many values are moved; without it each is one", async () => {
    const mixer = await open();
    const end = mixer.beginGesture();
    for (let n = 1; n <= 300; n++) levelOf(mixer).value = -n / 10;
    expect(mixer.canUndo).toBe(false);
    end();
    end();
    expect(levelOf(mixer).value).toBe(-30);
    expect(mixer.undo()).toBe("Lead Vocal: Fader");
    expect([levelOf(mixer).value, mixer.canUndo]).toEqual([0, false]);
    mixer.redo();
    expect(levelOf(mixer).value).toBe(-30);
  });

  test("may hold another, and edits; it is called what it was said to be", async () => {
    const mixer = await open();
    mixer.gesture(() => {
      mixer.gesture(() => {
        levelOf(mixer).value = -3;
      });
      mixer.edit(() => mixer.addBus({ name: "Hall" }));
    }, "Open the hall");
    expect(mixer.state.undoLabel).toBe("Open the hall");
    mixer.undo();
    expect([levelOf(mixer).value, mixer.strips.length, mixer.canUndo]).toEqual([0, 4, false]);
  });

  test("keeps what was changed before an error, and ends when it is taken back while it lasts", async () => {
    const mixer = await open();
    const fail = () =>
      mixer.gesture(() => {
        levelOf(mixer).value = -3;
        mixer.strip("nobody");
      });
    expect(fail).toThrow("unknown-strip");
    expect(levelOf(mixer).value).toBe(-3);
    const end = mixer.beginGesture();
    levelOf(mixer).value = -9;
    mixer.undo();
    expect(levelOf(mixer).value).toBe(-3);
    levelOf(mixer).value = -4;
    end();
    mixer.undo();
    expect(levelOf(mixer).value).toBe(-3);
  });

  test("in which nothing changes in the end is no step", async () => {
    const mixer = await open();
    mixer.gesture(() => {
      levelOf(mixer).value = -3;
      levelOf(mixer).value = 0;
    });
    mixer.edit(() => mixer.addBus({ id: "guest" }).remove());
    levelOf(mixer).value = 0;
    expect(mixer.canUndo).toBe(false);
  });
});

test("the state says what would be taken back, and tells when that changes", async () => {
  const mixer = await open();
  const told: (string | null)[][] = [];
  mixer.on("state", ({ change, state }) => change === "history" && told.push([state.undoLabel, state.redoLabel]));
  mixer.strip("vocal").routeTo(null);
  mixer.strip("vocal").addInsert(compressor).params.ratio.value = 9;
  mixer.strip("vocal").inserts[0]!.remove();
  mixer.edit(() => {
    mixer.strip("vocal").pan.value = 1;
    mixer.strip("room").mute.value = true;
  });
  mixer.undo();
  expect(told).toEqual([
    ["Lead Vocal: Output", null],
    ["Lead Vocal: Add Compressor", null],
    ["Lead Vocal, Compressor: Ratio", null],
    ["Lead Vocal: Remove Compressor", null],
    ["2 values", null],
    ["Lead Vocal: Remove Compressor", "2 values"],
  ]);
});

test("an edit of one value looks through nothing that grows with the desk", async () => {
  const { mixer } = await openLive(session(Array.from({ length: 100 }, (_, i) => track(`t${i}`, { clips: [] }))));
  const pan = mixer.strip("t0").pan;
  const walked: number[] = [];
  const spies = (["keys", "values", "entries", "forEach"] as const).map((name) => {
    const real = Map.prototype[name] as (this: Map<unknown, unknown>, ...args: never[]) => never;
    return vi.spyOn(Map.prototype, name).mockImplementation(function (this: Map<unknown, unknown>, ...args: never[]) {
      walked.push(this.size);
      return real.apply(this, args);
    } as never);
  });
  mixer.edit(() => {
    pan.value = 0.5;
  });
  mixer.undo();
  for (const spy of spies) spy.mockRestore();
  expect(pan.value).toBe(0);
  expect(Math.max(0, ...walked)).toBeLessThan(100);
});
