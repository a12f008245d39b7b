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
  /** Seconds of sound per second of work, at the median. */
  readonly timesRealTime: number;
  readonly usPerTrack: number;
}

/** How long does a quantum of a whole desk take when everything is warm? */
export async function timeDesk(engines: Engines, trackCount: number, load: Load, readings: number): Promise<DeskTimes> {
  const desk = await playingDesk(deskDocument(trackCount, load), standardAudio(trackCount), engines.usual);
  for (let i = 0; i < WARM_UP_QUANTA; i++) desk.quantum();
  const times = quantumTimes(timeEach(readings, engines.quantaPerReading, desk.quantum));
  return { trackCount, load, ...times, timesRealTime: QUANTUM_US / times.p50, usPerTrack: times.p50 / trackCount };
}

export function deskDocument(trackCount: number, load: Load) {
  const document = standardDocument(standardSession(trackCount, load === "standard"));
  return load === "faders" ? fadersOnly(document) : document;
}

/** Tracks that would just run in real time, by the straight line through two measured desks. */
export function tracksAtRealTime(
  fewer: Pick<DeskTimes, "trackCount" | "p50">,
  more: Pick<DeskTimes, "trackCount" | "p50">,
): number {
  const usPerTrack = (more.p50 - fewer.p50) / (more.trackCount - fewer.trackCount);
  return Math.floor(more.trackCount + (QUANTUM_US - more.p50) / usPerTrack);
}
