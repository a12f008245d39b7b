import { deskDocument } from "./desk.ts";
import type { Engines } from "./engines/engines.ts";
import { playingDesk } from "./postfade/desk.ts";
import { standardAudio } from "./session/document.ts";
import { quantile } from "./statistics.ts";
import { timeEach } from "./timing.ts";

/** Quanta of the first second at 48 kHz. */
const SECOND = 375;

export interface FirstSecond {
  readonly trackCount: number;
  readonly firstQuantumUs: number;
  /** The median quantum of the first second, and of the seconds after. */
  readonly firstSecondUs: number;
  readonly laterUs: number;
  /** The first quanta in tens, the median of each. */
  readonly tensUs: readonly number[];
}

/** How slow is a desk that has only just begun, before V8 has made good code of the engine? */
export async function timeFirstSecond(engines: Engines, trackCount: number): Promise<FirstSecond> {
  const desk = await playingDesk(deskDocument(trackCount, "standard"), standardAudio(trackCount), engines.fresh);
  const us = [...timeEach(3 * SECOND, 1, desk.quantum)];
  const tens = Array.from({ length: 40 }, (_, i) => us.slice(i * 10, i * 10 + 10));
  return {
    trackCount,
    firstQuantumUs: us[0]!,
    firstSecondUs: quantile(us.slice(0, SECOND), 0.5),
    laterUs: quantile(us.slice(SECOND), 0.5),
    tensUs: tens.map((ten) => quantile(ten, 0.5)),
  };
}
