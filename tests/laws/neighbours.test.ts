import { describe, expect, test } from "vitest";
import { compressor } from "../../src/plugins/compressor.ts";
import { equaliser } from "../../src/plugins/equaliser.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { choices, noise } from "../desk/signals.ts";

const FRAMES = 30000;
const sounds = { me: [noise(FRAMES, 1), noise(FRAMES, 2)] };
const rack: readonly InsertDocument[] = [
  { id: "eq", plugin: "equaliser", params: { band1FrequencyHz: 200, band1GainDb: 8, band4Q: 5, band4GainDb: -9 } },
  { id: "comp", plugin: "compressor", params: { thresholdDb: -30, attackMs: 2, releaseMs: 200 } },
  { id: "late", plugin: "latency", params: { frames: 55 } },
];

/** A strip that is watched, and neighbours that come and go: alike, so that they share its lanes, or not. */
async function withNeighbours(act: (live: LiveDesk, pick: ReturnType<typeof choices>) => void, seed: number) {
  const live = await openLive(session([track("me", { inserts: [...rack] }), bus("mix")]), {
    sounds,
    stems: ["me"],
    inputs: [{ left: noise(FRAMES, 7, 0.9), right: noise(FRAMES, 8, 0.9) }],
    memoryPages: 128,
  });
  live.mixer.transport.play();
  const pick = choices(seed);
  while (live.frame < FRAMES) {
    await live.render(Math.min(pick(200, 1800), FRAMES - live.frame));
    act(live, pick);
  }
  return live.heard(1);
}

/** A neighbour before or after the watched strip in the order of ids, with the same rack or another. */
function comeOrGo({ mixer }: LiveDesk, pick: ReturnType<typeof choices>): void {
  const others = mixer.strips.filter(({ id, role }) => id !== "me" && role === "track");
  if (others.length > 0 && pick(0, 2) === 0) {
    others[pick(0, others.length - 1)]!.remove();
    return;
  }
  mixer.edit(() => {
    const strip = mixer.addTrack({ id: `${pick(0, 1) ? "a" : "z"}${pick(0, 1e6)}` });
    strip.addInsert(equaliser, { band1GainDb: 24, band1On: true });
    strip.addInsert(compressor, { thresholdDb: -60 });
    if (pick(0, 1)) strip.addInsert(latency, { frames: pick(1, 300) });
    if (others.length === 0) void strip.input;
    if (pick(0, 1)) strip.routeTo(mixer.strip("mix"));
  });
}

describe("a strip among others that come and go", () => {
  test("sounds to the bit as it does alone: lanes move, state goes along", async () => {
    const alone = await withNeighbours(() => {}, 1);
    expect(peak(alone.left)).toBeGreaterThan(0.05);
    for (const seed of [1, 2, 3]) expect(firstStereoDifference(await withNeighbours(comeOrGo, seed), alone)).toBeNull();
  });

  test("...but not when its own equaliser is turned a tenth of a decibel", async () => {
    const alone = await withNeighbours(() => {}, 1);
    const touched = await withNeighbours(({ mixer }) => {
      mixer.strip("me").inserts[0]!.params.band1GainDb!.value = 8.1;
    }, 1);
    expect(firstStereoDifference(touched, alone)).not.toBeNull();
  });
});
