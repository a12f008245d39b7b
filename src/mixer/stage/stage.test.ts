import { describe, expect, test } from "vitest";
import { session, track } from "../../../tests/desk/documents.ts";
import { openLive } from "../../../tests/desk/live.ts";
import { MemoryFullError } from "../../plan/arena.ts";
import { latency } from "../../plugins/latency.ts";
import type { Mixer } from "../mixer.ts";

describe("an edit while another is on its way", () => {
  /** Plays, so that plans take their time, and has begun an edit that fades something out. */
  async function onItsWay() {
    const live = await openLive(session([track("a", { clips: [], inserts: [{ id: "g", plugin: "gain" }] })]), {
      memoryPages: 160,
    });
    await live.render(512);
    live.mixer.strip("a").inserts[0]!.remove();
    return live;
  }
  const large = (mixer: Mixer) => Array.from({ length: 6 }, () => mixer.master.addInsert(latency, { frames: 192000 }));

  test("is in the graph at once, and in the engine when the other is done", async () => {
    const live = await onItsWay();
    const insert = live.mixer.strip("a").addInsert(latency, { frames: 64 });
    expect(insert.latencyFrames).toBe(64);
    expect(live.mixer.latencyFrames).toBe(0);
    await live.render(2000);
    expect(live.mixer.latencyFrames).toBe(64);
  });

  test("that will not fit is refused there and then, and the desk goes on", async () => {
    const live = await onItsWay();
    expect(() => live.mixer.edit(() => large(live.mixer))).toThrow(MemoryFullError);
    expect(live.mixer.master.inserts).toHaveLength(0);
    const fits = live.mixer.strip("a").addInsert(latency, { frames: 64 });
    await live.render(2000);
    expect([live.mixer.latencyFrames, fits.latencyFrames]).toEqual([64, 64]);
  });
});
