import type { Engines } from "./engines/engines.ts";
import { playingDesk } from "./postfade/desk.ts";
import { fadersOnly, standardAudio, standardDocument } from "./session/document.ts";
import { standardSession } from "./session/standard.ts";
import { QUANTUM_US, type QuantumTimes, quantumTimes, timeEach, WARM_UP_QUANTA } from "./timing.ts";

/** What stands on the tracks: nothing but the strip itself, the equaliser besides, the compressor besides that. */
export const LOADS = ["faders", "equalisers", "standard"] as const;
export type Load = (typeof LOADS)[number];

export interface DeskTimes extends QuantumTimes {
  readonly trackCount: number;
  readonly load: Load;
  /** Processor time of a quantum, where it is counted; else the median by the clock on the wall. */
  readonly workUs: number;
  /** Seconds of sound per second of work. */
  readonly timesRealTime: number;
  readonly usPerTrack: number;
}

/** How long does a quantum of a whole desk take when everything is warm? */
export async function timeDesk(engines: Engines, trackCount: number, load: Load, readings: number): Promise<DeskTimes> {
  const desk = await playingDesk(deskDocument(trackCount, load), standardAudio(trackCount), engines.usual);
  for (let i = 0; i < WARM_UP_QUANTA; i++) desk.quantum();
  const times = quantumTimes(timeEach(readings, engines.quantaPerReading, desk.quantum));
  const workUs = engines.cpuSeconds ? cpuUs(engines.cpuSeconds, desk.quantum) : times.p50;
  return { trackCount, load, ...times, workUs, timesRealTime: QUANTUM_US / workUs, usPerTrack: workUs / trackCount };
}

/** Processor time is that of all threads: a small desk is timed for so long that what V8 still does beside it hardly counts. */
const CPU_MS = 150;
const QUANTA_A_LOOK = 16;

function cpuUs(cpuSeconds: () => number, quantum: () => void): number {
  let quanta = 0;
  const before = cpuSeconds();
  for (const end = performance.now() + CPU_MS; performance.now() < end; quanta += QUANTA_A_LOOK)
    for (let i = 0; i < QUANTA_A_LOOK; i++) quantum();
  return ((cpuSeconds() - before) * 1e6) / quanta;
}

export function deskDocument(trackCount: number, load: Load) {
  const document = standardDocument(standardSession(trackCount, load === "standard"));
  return load === "faders" ? fadersOnly(document) : document;
}
