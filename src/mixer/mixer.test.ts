import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";
import { GraphError } from "../graph/errors.ts";
import { MemoryFullError } from "../plan/arena.ts";
import { compressor } from "../plugins/compressor.ts";
import type { PluginSpec } from "../plugins/describe.ts";
import { equaliser } from "../plugins/equaliser.ts";
import { gain } from "../plugins/gain.ts";
import { latency } from "../plugins/latency.ts";
import { stripCells } from "../protocol/layout.ts";
import type { Transport } from "../protocol/transport.ts";
import { loadSession } from "../session/load.ts";
import { sessionText } from "../session/save.ts";

const desk = () =>
  session([
    track("vocal", { output: "mix", sends: [{ id: "s", to: "room" }] }),
    track("drums", { output: "mix" }),
    bus("room"),
    bus("mix"),
  ]);
const open = async () => (await openLive(desk(), { sounds: { vocal: new Float32Array(8), drums: new Float32Array(8) } })).mixer;

const thrownBy = (act: () => unknown) => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe("edit", () => {
  test("is all or nothing: shapes, values and inputs are as they were when one change throws", async () => {
    const mixer = await open();
    const before = JSON.stringify(mixer.toSession());
    const told: string[] = [];
    mixer.on("shape", () => told.push("shape"));
    mixer.on("value", () => told.push("value"));
    const edit = () =>
      mixer.edit(() => {
        mixer.addBus({ name: "Hall" });
        mixer.strip("vocal").addInsert(compressor, { ratio: 2 });
        mixer.strip("vocal").fader.value = -12;
        mixer.strip("drums").remove();
        mixer.strip("mix").routeTo(mixer.strip("vocal"));
      });
    expect(edit).toThrow('bad-route: "vocal" is a track; an output goes to a bus or the master');
    expect(JSON.stringify(mixer.toSession())).toBe(before);
    expect(mixer.strips.map(({ id }) => id)).toEqual(["vocal", "drums", "room", "mix", "master"]);
    expect(told).toEqual([]);
  });

  test("gives what its change gives, and tells of the shape once", async () => {
    const mixer = await open();
    let shapes = 0;
    mixer.on("shape", () => shapes++);
    const hall = mixer.edit(() => {
      const bus = mixer.addBus({ name: "Hall" });
      mixer.strip("vocal").addSend(bus, { levelDb: -6 });
      mixer.edit(() => mixer.strip("drums").addSend(bus));
      return bus;
    });
    expect(hall.id).toBe("hall");
    expect(shapes).toBe(1);
  });

  test("that throws inside another takes the outer one with it, and the next edit is well", async () => {
    const mixer = await open();
    expect(() => mixer.edit(() => mixer.edit(() => mixer.strip("nobody")))).toThrow('unknown-strip: no strip named "nobody"');
    mixer.edit(() => mixer.strip("vocal").addInsert(gain));
    expect(mixer.strip("vocal").inserts).toHaveLength(1);
  });

  test("that does not fit into memory leaves the desk as it was, inside `edit` or not, shape or value", async () => {
    const mixer = await open();
    const late = mixer.strip("drums").addInsert(latency, { frames: 10 });
    const before = JSON.stringify(mixer.toSession());
    const add = (frames: number) => mixer.strip("drums").addInsert(latency, { frames });
    expect(() => mixer.edit(() => Array.from({ length: 20 }, () => add(192000)))).toThrow(MemoryFullError);
    expect(JSON.stringify(mixer.toSession())).toBe(before);

    let fitted = 0;
    while (!(thrownBy(() => add(192000)) instanceof MemoryFullError)) fitted++;
    expect(fitted).toBeGreaterThan(0);
    expect(mixer.strip("drums").inserts).toHaveLength(1 + fitted);
    expect(() => {
      late.params.frames.value = 192000;
    }).toThrow(MemoryFullError);
    expect([late.params.frames.value, late.latencyFrames]).toEqual([10, 10]);
    late.params.frames.value = 20;
    expect(late.latencyFrames).toBe(20);
  });
});

describe("what was removed", () => {
  test("throws when it is asked for anything, and says what it was", async () => {
    const mixer = await open();
    const strip = mixer.strip("vocal");
    const insert = strip.addInsert(gain);
    const [send] = strip.sends;
    insert.remove();
    send!.remove();
    expect(thrownBy(() => insert.place("post-fader"))).toMatchObject({ code: "unknown-insert", ids: ["vocal", "gain"] });
    expect(thrownBy(() => insert.placement)).toMatchObject({
      code: "removed",
      message: 'removed: insert "vocal/gain" was removed',
    });
    expect(thrownBy(() => send!.to)).toMatchObject({ code: "removed", message: 'removed: send "vocal>s" was removed' });
    expect(() => insert.params.gainDb.value).toThrow(
      "removed: vocal/gain.gainDb: what it belonged to is not on the desk any more",
    );
    strip.remove();
    expect(() => strip.name).toThrow('unknown-strip: no strip named "vocal"');
    expect(() => {
      strip.fader.value = 0;
    }).toThrow(/^removed: vocal\.faderDb/);
    expect(() => strip.meter()).toThrow(GraphError);
  });

  test("is forgotten by sessions, and its id can be used again with values as new", async () => {
    const mixer = await open();
    mixer.strip("vocal").fader.value = -20;
    mixer.strip("vocal").remove();
    const again = mixer.addTrack({ id: "vocal" });
    expect(again.fader.value).toBe(0);
    expect(mixer.toSession().strips.map(({ id }) => id)).toEqual(["drums", "room", "mix", "master", "vocal"]);
  });
});

describe("adding", () => {
  test("makes ids from names, and others where they are taken", async () => {
    const mixer = await open();
    const ids = ["Lead Vocal", "Lead Vocal", "a/b>c", undefined, undefined].map(
      (name) => mixer.addTrack(name === undefined ? {} : { name }).id,
    );
    expect(ids).toEqual(["lead-vocal", "lead-vocal-2", "a-b-c", "track", "track-2"]);
    const inserts = [gain, gain, equaliser].map((plugin: PluginSpec) => mixer.strip("drums").addInsert(plugin).id);
    expect(inserts).toEqual(["gain", "gain-2", "equaliser"]);
  });

  test("puts inserts before the fader, on the master behind it", async () => {
    const mixer = await open();
    expect(mixer.strip("mix").addInsert(gain).placement).toBe("pre-fader");
    expect(mixer.master.addInsert(gain).placement).toBe("post-fader");
  });

  test.each([
    [
      "a parameter nobody has",
      { treble: 3 },
      'unknown-param: drums/compressor: Compressor has no parameter "treble"; it has thresholdDb, ratio, kneeDb',
    ],
    [
      "a value out of range",
      { thresholdDb: 40 },
      "out-of-range: drums/compressor.thresholdDb: 40 is not a number from -80 to 12 (dB)",
    ],
    [
      "a value of another kind",
      { detector: "loud" },
      'out-of-range: drums/compressor.detector: "loud" is not one of "decoupled", "branching", "rms"',
    ],
  ])("refuses %s", async (_, said, message) => {
    const mixer = await open();
    expect(() => mixer.strip("drums").addInsert(compressor, said as object)).toThrow(message);
    expect(mixer.strip("drums").inserts).toHaveLength(0);
  });

  test("refuses a plugin that is not one of the engine's, and a key for one that has none", async () => {
    const mixer = await open();
    expect(() => mixer.strip("drums").addInsert({ id: "fuzz", label: "Fuzz", params: {} })).toThrow(
      'bad-id: "fuzz" is not a plugin of this engine',
    );
    const keyed = { sidechain: { from: mixer.strip("vocal") } };
    expect(() => mixer.strip("drums").addInsert(gain, {}, keyed)).toThrow(
      "bad-sidechain: Gain listens to no key; leave sidechain out",
    );
  });
});

test("a thousand moves of a fader in one turn are one record for each of its ramps, and the last one counts", async () => {
  const records: number[] = [];
  const wire = (transport: Transport): Transport => ({
    ...transport,
    send: (record) => {
      records.push(record.length);
      return transport.send(record);
    },
  });
  const live = await openLive(session([track("a", { clips: [] })]), { wire });
  records.length = 0;
  for (let i = 0; i < 1000; i++) live.mixer.strip("a").pan.value = i / 999;
  await live.mixer.arrived();
  expect(records).toHaveLength(stripCells.length);
  expect(live.mixer.strip("a").pan.value).toBe(1);
});

test("a desk saved and loaded is the same desk, whatever was done to it before", async () => {
  const mixer = await open();
  mixer.edit(() => {
    const hall = mixer.addBus({ name: "Hall", channels: 1 });
    mixer.strip("vocal").addInsert(equaliser, { band3GainDb: -4 });
    mixer
      .strip("vocal")
      .addInsert(compressor, { ratio: "infinite" }, { sidechain: { from: mixer.strip("drums"), tap: "pre-fader" } });
    mixer.strip("drums").addSend(hall, { levelDb: -7.5, tap: "pre-fader" });
    mixer.strip("drums").routeTo(null);
  });
  mixer.strip("mix").fader.value = -3;
  mixer.strip("mix").mutePoints.value = "pre-fader+post-fader";
  mixer.strip("vocal").solo.value = true;
  const saved = mixer.toSession();
  const loaded = (await openLive(saved, { sounds: { vocal: new Float32Array(8), drums: new Float32Array(8) } })).mixer;
  expect(loaded.toSession()).toEqual(saved);
  expect(sessionText(loadSession(saved))).toBe(sessionText(loadSession(loaded.toSession())));
  expect(loaded.explain()).toBe(mixer.explain());
});
