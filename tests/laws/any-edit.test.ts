import { expect, test } from "vitest";
import { GraphError } from "../../src/graph/errors.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { MixerStrip } from "../../src/mixer/strip.ts";
import { MemoryFullError } from "../../src/plan/arena.ts";
import { plugins } from "../../src/plugins/index.ts";
import { latency } from "../../src/plugins/latency.ts";
import { session } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak, unsound } from "../desk/measure.ts";
import { choices, noise } from "../desk/signals.ts";

const MOST_STRIPS = 12;
const EDITS = 120;
const inputs = [1, 2, 3, 4].map((seed) => ({ left: noise(60000, seed, 0.3), right: noise(60000, seed + 9, 0.3) }));

type Pick = ReturnType<typeof choices>;

const oneOf = <T>(items: readonly T[], pick: Pick): T | undefined => items[pick(0, items.length - 1)];

/** Any of the things a user can do, to anything; what cannot be is refused. */
const deeds: readonly ((mixer: Mixer, strip: MixerStrip, pick: Pick) => void)[] = [
  (mixer, _, pick) => {
    if (mixer.strips.length < MOST_STRIPS) mixer.addTrack({ channels: pick(1, 2) as 1 | 2 });
  },
  (mixer, _, pick) => {
    if (mixer.strips.length < MOST_STRIPS) mixer.addBus({ channels: pick(1, 2) as 1 | 2 });
  },
  (mixer, strip, pick) => {
    const plugin = oneOf(plugins, pick)!;
    const keyed = plugin.sidechain && pick(0, 1) ? { sidechain: { from: oneOf(mixer.strips, pick)! } } : {};
    strip.addInsert(plugin, plugin === latency ? { frames: pick(0, 400) } : {}, {
      placement: pick(0, 1) ? "pre-fader" : "post-fader",
      ...keyed,
    });
  },
  (mixer, strip, pick) =>
    void strip.addSend(oneOf(mixer.strips, pick)!, { levelDb: -12, tap: pick(0, 1) ? "pre-fader" : "post-fader" }),
  (mixer, strip, pick) => strip.routeTo(pick(0, 5) === 0 ? null : oneOf(mixer.strips, pick)!),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.remove(),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.place(pick(0, 1) ? "pre-fader" : "post-fader"),
  (_, strip, pick) => oneOf(strip.sends, pick)?.remove(),
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert?.plugin.id === "latency") insert.params.frames!.value = pick(0, 500);
    else if (insert) insert.bypassed.value = pick(0, 1) === 1;
  },
  (_, strip, pick) => {
    strip.fader.value = -pick(0, 150) + 6;
    strip.pan.value = pick(-10, 10) / 10;
  },
  (_, strip, pick) => {
    strip.mute.value = pick(0, 3) === 0;
    strip.solo.value = pick(0, 5) === 0;
  },
  (_, strip, pick) => {
    if (pick(0, 2) === 0) strip.remove();
  },
];

/** Does something; an edit that is refused must say why in words of the graph. */
function tryDeed(mixer: Mixer, pick: Pick): boolean {
  try {
    oneOf(deeds, pick)!(mixer, oneOf(mixer.strips, pick)!, pick);
    return true;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return false;
  }
}

test.each([1, 2, 3, 4, 5, 6])(
  "%i: whatever is done to a desk that plays, it never traps and never gives what is no sound",
  async (seed) => {
    const pick = choices(seed * 1009);
    const live = await openLive(session([]), { inputs, memoryPages: 96, blockFrames: () => pick(1, 128) });
    for (let i = 0; i < 4; i++) void live.mixer.addTrack({ id: `in ${i}`, channels: (1 + (i % 2)) as 1 | 2 }).input;
    let done = 0;
    for (let edit = 0; edit < EDITS; edit++) {
      if (tryDeed(live.mixer, pick)) done++;
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
