import { deskDocument } from "./desk.ts";
import type { Engines } from "./engines/engines.ts";
import { playingDesk } from "./postfade/desk.ts";
import { standardAudio } from "./session/document.ts";
import { median } from "./statistics.ts";
import { timeEach, WARM_UP_QUANTA } from "./timing.ts";

export interface SilenceTime {
  readonly trackCount: number;
  readonly busyUs: number;
  /** Seconds since the transport stopped, and what a quantum costs then, at the median. */
  readonly silent: readonly { readonly afterSeconds: number; readonly us: number }[];
}

const QUANTA_PER_SECOND = 375;
const AFTER_SECONDS = [1, 10, 60];

/** What does a desk cost when nothing sounds any more? Tails that never end would be paid for ever; numbers too small to be normal, dearly. */
export async function timeSilence(engines: Engines, trackCount: number, readings: number): Promise<SilenceTime> {
  const desk = await playingDesk(deskDocument(trackCount, "standard"), standardAudio(trackCount), engines.usual);
  for (let i = 0; i < WARM_UP_QUANTA; i++) desk.quantum();
  const medianUs = () => median([...timeEach(readings, engines.quantaPerReading, desk.quantum)]);
  const busyUs = medianUs();
  desk.mixer.transport.stop();
  await desk.mixer.arrived();
  let quantaSince = 0;
  const silent = AFTER_SECONDS.map((afterSeconds) => {
    for (; quantaSince < afterSeconds * QUANTA_PER_SECOND; quantaSince++) desk.quantum();
    quantaSince += readings * engines.quantaPerReading;
    return { afterSeconds, us: medianUs() };
  });
  return { trackCount, busyUs, silent };
}
