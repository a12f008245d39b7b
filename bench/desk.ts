import { nodeEngine } from "../src/cli/engine.ts";
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

/** How long does a quantum of a whole desk take, in Node, when everything is warm? */
export async function timeDesk(trackCount: number, load: Load, quanta: number): Promise<DeskTimes> {
  const desk = await playingDesk(deskDocument(trackCount, load), standardAudio(trackCount), nodeEngine);
  for (let i = 0; i < WARM_UP_QUANTA; i++) desk.quantum();
  const times = quantumTimes(timeEach(quanta, desk.quantum));
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
