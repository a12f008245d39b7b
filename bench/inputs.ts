import { BLOCK_FRAMES } from "../src/protocol/layout.ts";
import type { ContestantId, Lap } from "./contestant.ts";
import { timeLap } from "./lap.ts";
import { SAMPLE_RATE } from "./session/clips.ts";
import { type Spread, spread } from "./statistics.ts";
import type { Venue } from "./venue.ts";

/** Microseconds of processor time per quantum. */
export interface InputTimes {
  readonly inputCount: number;
  /** A desk whose tracks are fed by nodes, over one whose tracks play clips. */
  readonly liveOverClipsUs: Spread;
  /** How much of that the nodes cost that play, wherever they play to. */
  readonly sourcesUs: Spread;
}

/** What do live inputs cost on their way into the engine? */
export async function timeInputs(venue: Venue, inputCount: number, seconds: number, rounds: number): Promise<InputTimes> {
  const frames = Math.ceil((seconds * SAMPLE_RATE) / BLOCK_FRAMES) * BLOCK_FRAMES;
  const lap: Lap = { trackCount: inputCount, compressors: false, frames };
  const us = async (id: ContestantId) => ((await timeLap(venue, id, lap)).cpuSeconds * 1e6) / (frames / BLOCK_FRAMES);
  const extra: number[] = [];
  const sources: number[] = [];
  for (let round = 0; round < rounds; round++) {
    extra.push((await us("live-inputs")) - (await us("clip-inputs")));
    sources.push(await us("sources-alone"));
  }
  return { inputCount, liveOverClipsUs: spread(extra), sourcesUs: spread(sources) };
}
