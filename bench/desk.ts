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
  const before = engines.cpuSeconds?.() ?? 0;
  const times = quantumTimes(timeEach(readings, engines.quantaPerReading, desk.quantum));
  const cpuUs = (((engines.cpuSeconds?.() ?? 0) - before) * 1e6) / (readings * engines.quantaPerReading);
  const workUs = engines.cpuSeconds ? cpuUs : times.p50;
  return { trackCount, load, ...times, workUs, timesRealTime: QUANTUM_US / workUs, usPerTrack: workUs / trackCount };
}

export function deskDocument(trackCount: number, load: Load) {
  const document = standardDocument(standardSession(trackCount, load === "standard"));
  return load === "faders" ? fadersOnly(document) : document;
}
