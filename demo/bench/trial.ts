import { MemoryFullError } from "postfade";
import { SAMPLE_RATE } from "../../bench/session/clips.ts";
import { countLateness } from "./lateness.ts";
import type { Full, Try } from "./search.ts";
import { openStandardDesk } from "./standard-desk.ts";

const SETTLE_SECONDS = 0.8;
/** Browsers refresh their statistics about once a second. */
const LISTEN_SECONDS = 2.4;
/** Of the time: one late quantum on a busy page is no verdict, a regular one is. */
const TOLERATED_SHARE = 0.002;

const GUESS_TRACKS = 32;
const GUESS_SECONDS = 4;
/** A context has other things to do, and must be ready early. */
const USABLE_SHARE = 0.5;

/** Plays a desk of so many strips in real time, on a context of its own. */
export async function trial(strips: number): Promise<Try | Full> {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE, latencyHint: "interactive" });
  try {
    await context.resume();
    const mixer = await openStandardDesk(context, strips);
    await sleep(SETTLE_SECONDS);
    const counter = countLateness(context);
    await sleep(LISTEN_SECONDS);
    const lateSeconds = counter.lateSeconds();
    mixer.close();
    return { strips, seconds: LISTEN_SECONDS, lateSeconds, runs: lateSeconds <= LISTEN_SECONDS * TOLERATED_SHARE };
  } catch (error) {
    if (error instanceof MemoryFullError) return { full: error.message };
    throw error;
  } finally {
    await context.close();
  }
}

/** How many strips are worth trying first: what an offline render of a small desk lets one hope for. */
export async function guessStrips(): Promise<{ readonly strips: number; readonly timesRealTime: number }> {
  const context = new OfflineAudioContext(2, GUESS_SECONDS * SAMPLE_RATE, SAMPLE_RATE);
  const mixer = await openStandardDesk(context, GUESS_TRACKS);
  const start = performance.now();
  await context.startRendering();
  const timesRealTime = (GUESS_SECONDS * 1000) / (performance.now() - start);
  mixer.close();
  return { strips: Math.max(1, Math.floor(GUESS_TRACKS * timesRealTime * USABLE_SHARE)), timesRealTime };
}

const sleep = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));
