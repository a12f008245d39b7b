import { expect, test } from "vitest";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { noise, SAMPLE_RATE } from "../desk/signals.ts";
import { both } from "./through.ts";

/**
 * A convolver's work is spread evenly over its blocks. Counted, not timed: in engine memory each partition's spectrum is made one that is heard in a bin
 * of its own, so that the bins in which a block changes the sum are the partitions that it multiplied. Where things lie is `assembly/plugins/partitions.ts`.
 */
const PART_FRAMES = 512;
const BINS = 512;
const SPECTRUM = 2 * BINS;
const HEAD = 1024;
/** In floats: of a response its answers' heads; of an insert's side, where the sum for the next part and the spectra of what was heard begin. */
const HEADS_AT = 16;
const SUM_AT = HEAD + PART_FRAMES + 32 + PART_FRAMES;
const SPECTRA_AT = SUM_AT + SPECTRUM;

/** How many partitions each of so many blocks multiplies, left and right together, through a stereo response of so many seconds. */
async function productsOf(seconds: number, blocks: number): Promise<{ counts: number[]; partitions: number }> {
  const plan = new PlanWatch();
  const rack = [{ id: "it", plugin: "convolver", params: { mix: 1 }, impulse: "room" }];
  const frames = seconds * SAMPLE_RATE;
  const sounds = { a: both(noise(40 * PART_FRAMES, 1)), room: [noise(frames, 2, 0.01), noise(frames, 3, 0.01)] };
  const live = await openLive(session([track("a", { channels: 2, inserts: rack })]), { sounds, wire: plan.wire });
  live.mixer.transport.play();
  await live.render(2 * PART_FRAMES);
  const { buffer } = live.engine.status;
  const { line, lineMask, impulse } = plan.inserts(live.engine)[0]!;
  const partitions = new Float32Array(buffer, impulse, 2)[1]!;
  const answers = new Float32Array(buffer, impulse + 4 * (HEADS_AT + 2 * HEAD), 2 * partitions * SPECTRUM).fill(0);
  for (let p = 0; p < partitions; p++) for (const path of [0, 1]) answers[(2 * p + path) * SPECTRUM + (p % BINS)] = 1;
  const own = new Float32Array(buffer, line, 2 * (lineMask + 1));
  const sides = [0, SPECTRA_AT + partitions * SPECTRUM];
  for (const side of sides) own.fill(1, side + SPECTRA_AT, side + SPECTRA_AT + partitions * SPECTRUM);

  const counts: number[] = [];
  for (let block = 0; block < blocks; block++) {
    const before = sides.map((side) => own.slice(side + SUM_AT, side + SUM_AT + BINS));
    const begins = live.frame % PART_FRAMES === 0;
    await live.render(BLOCK_FRAMES);
    const changed = (side: number, s: number) =>
      own.subarray(side + SUM_AT, side + SUM_AT + BINS).filter((x, bin) => x !== (begins ? 0 : before[s]![bin])).length;
    counts.push(sides.reduce((sum, side, s) => sum + changed(side, s), 0));
  }
  return { counts, partitions };
}

test.each([1, 10])("of %d s in stereo, no block multiplies more than a twentieth more than the mean", async (seconds) => {
  const { counts, partitions } = await productsOf(seconds, 16);
  expect(partitions).toBe(Math.ceil((seconds * SAMPLE_RATE - HEAD) / PART_FRAMES));
  const all = counts.reduce((sum, count) => sum + count, 0);
  // Each once in a part, on both sides.
  expect(all).toBe(4 * 2 * partitions);
  expect(Math.max(...counts) / (all / counts.length)).toBeLessThan(1.05);
});
