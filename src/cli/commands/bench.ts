import { cpus } from "node:os";
import { renderOffline } from "../../offline/render.ts";
import { loadSession } from "../../session/load.ts";
import { benchDesk, benchSound, SAMPLE_RATE } from "../bench/desk.ts";
import { type DeskSpeed, tracksInRealTime } from "../bench/limit.ts";
import { nodeEngine } from "../engine.ts";
import { writeJson } from "../outcome.ts";

const TRACK_COUNTS = [8, 64, 256];
const ROUNDS = 3;
/** Sound that is rendered and not counted: what setting up takes, and what the engine takes until its code is good. */
const LEAD_SECONDS = 1;

export interface BenchCommand {
  /** Of sound, for each desk and round. */
  readonly seconds: number;
  readonly json: boolean;
}

/** How fast this machine mixes, on one core: whole desks of ever more tracks, as `render` renders them. */
export async function bench({ seconds, json }: BenchCommand): Promise<void> {
  const desks: DeskSpeed[] = [];
  for (const tracks of TRACK_COUNTS) desks.push({ tracks, timesRealTime: await speedOf(tracks, seconds) });
  const limit = tracksInRealTime(...(desks.slice(-2) as [DeskSpeed, DeskSpeed]));
  const report = { processor: cpus()[0]?.model ?? "unknown", node: process.version, desks, tracksInRealTime: limit };
  if (json) return writeJson(report);
  const lines = desks.map(
    ({ tracks, timesRealTime }) => `${String(tracks).padStart(4)} tracks: ${timesRealTime.toFixed(1)} times real time\n`,
  );
  process.stdout.write(`${report.processor}, Node ${report.node}, one core\n${lines.join("")}${limitText(limit)}\n`);
}

/** What more sound takes more: setting up is in both renders. */
async function speedOf(tracks: number, seconds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++)
    times.push((await renderSeconds(tracks, LEAD_SECONDS + seconds)) - (await renderSeconds(tracks, LEAD_SECONDS)));
  times.sort((a, b) => a - b);
  return seconds / Math.max(times[ROUNDS >> 1]!, 1e-6);
}

async function renderSeconds(tracks: number, seconds: number): Promise<number> {
  const frames = Math.round(seconds * SAMPLE_RATE);
  const session = loadSession(benchDesk(tracks, frames));
  const sound = benchSound(frames);
  const start = performance.now();
  await renderOffline(session, { engine: nodeEngine, audio: () => sound });
  return (performance.now() - start) / 1000;
}

function limitText(tracks: number | null): string {
  if (tracks === null)
    return "This machine was too busy to tell how many tracks would run in real time; try again, or with more --seconds.";
  return `About ${tracks} tracks would just run in real time: each stereo, with a four-band equaliser, a compressor and a send.`;
}
