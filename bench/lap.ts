import { BLOCK_FRAMES } from "../src/protocol/layout.ts";
import type { ContestantId, Lap } from "./contestant.ts";
import { SAMPLE_RATE } from "./session/clips.ts";
import type { Venue } from "./venue.ts";

export interface LapTime {
  readonly soundSeconds: number;
  /** By the clock on the wall: what somebody waits, on a machine that does other things too. */
  readonly wallSeconds: number;
  /** Of the processor, all threads of the place together: what the work costs, whoever else is working. */
  readonly cpuSeconds: number;
}

/** Renders a lap and times it; setting up is not counted. */
export async function timeLap(venue: Venue, id: ContestantId, lap: Lap): Promise<LapTime> {
  await venue.prepare(id, lap);
  const cpuBefore = await venue.cpuSeconds();
  const start = performance.now();
  await venue.render();
  const wallSeconds = (performance.now() - start) / 1000;
  const cpuSeconds = (await venue.cpuSeconds()) - cpuBefore;
  return { soundSeconds: lap.frames / SAMPLE_RATE, wallSeconds, cpuSeconds };
}

const FIRST_GUESS_SECONDS = 0.4;
const MOST_SECONDS = 40;

/** How much sound keeps a contestant busy for about `cpuSeconds`, from one short lap. In whole quanta. */
export async function lapFrames(venue: Venue, id: ContestantId, lap: Omit<Lap, "frames">, cpuSeconds: number): Promise<number> {
  const first = await timeLap(venue, id, { ...lap, frames: wholeQuanta(FIRST_GUESS_SECONDS) });
  const seconds = (first.soundSeconds * cpuSeconds) / Math.max(first.cpuSeconds, 0.001);
  return wholeQuanta(Math.min(MOST_SECONDS, Math.max(FIRST_GUESS_SECONDS, seconds)));
}

const wholeQuanta = (seconds: number) => Math.ceil((seconds * SAMPLE_RATE) / BLOCK_FRAMES) * BLOCK_FRAMES;
