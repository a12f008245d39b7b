import { expect, test } from "vitest";
import { MemoryFullError } from "../../src/plan/arena.ts";
import { latency } from "../../src/plugins/latency.ts";
import { type Deed, edits, oneOf, tryDeed } from "../desk/deeds.ts";
import { session } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak, unsound } from "../desk/measure.ts";
import { choices, noise } from "../desk/signals.ts";

const EDITS = 120;
const inputs = [1, 2, 3, 4].map((seed) => ({ left: noise(60000, seed, 0.3), right: noise(60000, seed + 9, 0.3) }));

const deeds: readonly Deed[] = [
  ...edits,
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.bypassed.value = pick(0, 1) === 1;
  },
  (_, strip, pick) => {
    strip.fader.value = -pick(0, 150) + 6;
    strip.pan.value = pick(-10, 10) / 10;
  },
  (_, strip, pick) => {
    strip.mute.value = pick(0, 3) === 0;
    strip.solo.value = pick(0, 5) === 0;
  },
];

test.each([1, 2, 3, 4, 5, 6])(
  "%i: whatever is done to a desk that plays, it never traps and never gives what is no sound",
  async (seed) => {
    const pick = choices(seed * 1009);
    const live = await openLive(session([]), { inputs, memoryPages: 2000, blockFrames: () => pick(1, 128) });
    for (let i = 0; i < 4; i++) void live.mixer.addTrack({ id: `in ${i}`, channels: (1 + (i % 2)) as 1 | 2 }).input;
    let done = 0;
    for (let edit = 0; edit < EDITS; edit++) {
      if (await tryDeed(oneOf(deeds, pick)!, live.mixer, oneOf(live.mixer.strips, pick)!, pick)) done++;
      if (pick(0, 2)) await live.render(pick(1, 700));
    }
    await live.render(2000);
    expect(done).toBeGreaterThan(EDITS / 2);
    expect(live.mixer.strips.flatMap(({ inserts }) => inserts.map(({ faulted }) => faulted))).not.toContain(true);
    const { left, right } = live.heard();
    expect(unsound(left) + unsound(right)).toBe(0);

    for (const strip of live.mixer.strips)
      if (strip.role === "master") for (const insert of strip.inserts) insert.remove();
      else strip.remove();
    await live.render(60000);
    expect(peak(live.heard().left.subarray(-1000))).toBe(0);
  },
);

/** Half of what is free: an edit that leaks does not fit a second time. */
const LARGE_FRAMES = 180_000;

test("memory that an edit lets go is there for the next: a plugin that takes most of it comes and goes thirty times", async () => {
  const live = await openLive(session([]), { memoryPages: 110 });
  for (let i = 0; i < 30; i++) {
    const insert = live.mixer.master.addInsert(latency, { frames: LARGE_FRAMES });
    await live.render(1500);
    insert.remove();
    await live.render(LARGE_FRAMES / 100);
  }
});

test("...and one too many is refused, before anything is heard of it", async () => {
  const live = await openLive(session([]), { memoryPages: 110 });
  live.mixer.master.addInsert(latency, { frames: LARGE_FRAMES });
  await live.render(3000);
  expect(() => live.mixer.master.addInsert(latency, { frames: LARGE_FRAMES })).toThrow(MemoryFullError);
});
