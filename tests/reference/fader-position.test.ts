import { expect, test } from "vitest";
import type { Placement } from "../../src/graph/graph.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { withOurPlugins } from "./plugins.ts";
import { readJson, sessionDocument, soundsOf } from "./reference.ts";

interface Row {
  readonly placement: Placement;
  readonly faderDb: number;
  readonly insertInputPeak: number;
  readonly outputPeak: number;
}

const { rows } = readJson<{ rows: Row[] }>("fader-position.json");

/** With compressors. */
const BOUND = 5e-6;

async function heardWith(placement: Placement, faderDb: number): Promise<{ inputPeak: number; outputPeak: number }> {
  const named = sessionDocument(`mix_bus_insert_${placement.replace("-", "_")}`);
  const document = withOurPlugins(named);
  document.strips.find(({ id }) => id === "mix")!.faderDb = faderDb;
  const live = await openLive(document, { sounds: soundsOf(named) });
  const [compressor] = live.mixer.strip("mix").inserts;
  compressor!.readout("inputPeak");
  live.mixer.transport.play();
  await live.render(document.lengthFrames!);
  const { left, right } = live.heard();
  return { inputPeak: compressor!.readout("inputPeak"), outputPeak: Math.max(peak(left), peak(right)) };
}

test.each(rows)("a compressor $placement of its bus's fader at $faderDb dB: what it hears, and what comes out", async (row) => {
  const { inputPeak, outputPeak } = await heardWith(row.placement, row.faderDb);
  expect(Math.abs(inputPeak - row.insertInputPeak)).toBeLessThanOrEqual(BOUND);
  expect(Math.abs(outputPeak - row.outputPeak)).toBeLessThanOrEqual(BOUND);
});

test("...before the fader it hears one thing at every place of it, after the fader another at each", () => {
  const peaks = (placement: Placement) => rows.filter((row) => row.placement === placement).map((row) => row.insertInputPeak);
  expect(new Set(peaks("pre-fader")).size).toBe(1);
  expect(new Set(peaks("post-fader")).size).toBe(5);
});
