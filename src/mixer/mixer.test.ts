import { describe, expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import { openLive } from "../../tests/desk/live.ts";
import { MemoryFullError } from "../plan/arena.ts";
import { compressor } from "../plugins/compressor.ts";
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

/** Whether there was still room for what `act` adds. */
function fits(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(MemoryFullError);
    return false;
  }
}

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

  test("that throws inside another and is caught there has not happened, and the outer one has", async () => {
    const mixer = await open();
    mixer.edit(() => {
      mixer.strip("vocal").fader.value = -6;
      try {
        mixer.edit(() => {
          mixer.strip("drums").fader.value = -20;
          mixer.strip("drums").remove();
          throw new Error("no");
        });
      } catch {
        // The outer edit goes on without it.
      }
    });
    expect([mixer.strip("vocal").fader.value, mixer.strip("drums").fader.value]).toEqual([-6, 0]);
  });

  test("that does not fit into memory leaves the desk as it was, inside `edit` or not, shape or value", async () => {
    const mixer = await open();
    const late = mixer.strip("drums").addInsert(latency, { frames: 10 });
    const before = JSON.stringify(mixer.toSession());
    const add = (frames: number) => mixer.strip("drums").addInsert(latency, { frames });
    expect(() => mixer.edit(() => Array.from({ length: 20 }, () => add(192000)))).toThrow(MemoryFullError);
    expect(JSON.stringify(mixer.toSession())).toBe(before);

    let fitted = 0;
    while (fits(() => add(192000))) fitted++;
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
