import { describe, expect, test } from "vitest";
import type { Placement } from "../../src/graph/graph.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { noise } from "../desk/signals.ts";

const sounds = { a: [noise(6000, 11, 0.9), noise(6000, 12, 0.9)] };

/**
 * What the insert on the mix bus hears while that bus's fader moves from 0 dB to silence and back: a copy of the
 * strip's signal from just before it, taken by a send or by the plugin's own meter.
 */
async function heardByInsert(placement: Placement, moves: boolean): Promise<{ tap: Sides; mix: Sides; inputPeaks: number[] }> {
  const late: InsertDocument = { id: "late", plugin: "latency", placement, params: { frames: 32 } };
  const comp: InsertDocument = { id: "comp", plugin: "compressor", placement, params: { thresholdDb: -30, ratio: 4 } };
  const document = session([
    track("a", { output: "mix" }),
    bus("mix", { inserts: [late, comp], sends: [{ to: "tap", tap: placement }] }),
    bus("tap", { output: null }),
  ]);
  const live = await openLive(document, { sounds, stems: ["tap"] });
  live.mixer.transport.play();
  const { fader } = live.mixer.strip("mix");
  const insert = live.mixer.strip("mix").inserts[1]!;
  const inputPeaks: number[] = [];
  for (const level of [0, -20, -144, -3, 6]) {
    if (moves) fader.value = level;
    await live.render(1000);
    inputPeaks.push(insert.readout("inputPeak"));
  }
  return { tap: live.heard(1), mix: live.heard(), inputPeaks };
}

describe("while the mix bus's fader moves", () => {
  test("its pre-fader inserts hear the same to the bit", async () => {
    const [still, moved] = [await heardByInsert("pre-fader", false), await heardByInsert("pre-fader", true)];
    expect(firstStereoDifference(moved.tap, still.tap)).toBeNull();
    expect(moved.inputPeaks).toEqual(still.inputPeaks);
    expect(firstStereoDifference(moved.mix, still.mix)).not.toBeNull();
  });

  test("...and its post-fader inserts do not", async () => {
    const [still, moved] = [await heardByInsert("post-fader", false), await heardByInsert("post-fader", true)];
    expect(firstStereoDifference(moved.tap, still.tap)).toMatch(/^left frame 10\d\d/);
    expect(moved.inputPeaks).not.toEqual(still.inputPeaks);
  });
});
