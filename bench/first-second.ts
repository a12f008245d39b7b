import { instantiate } from "../src/engine/direct.ts";
import { rehearse } from "../src/web/rehearse.ts";
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
  /** Without a rehearsal, and after one, as `openMixer` holds it. */
  readonly cold: Beginning;
  readonly rehearsed: Beginning;
  readonly rehearsalMs: number;
}

export interface Beginning {
  readonly firstQuantumUs: number;
  /** The median quantum of the slowest tenth of the first second, and of the seconds after. */
  readonly slowestTenthUs: number;
  readonly laterUs: number;
}

/** How slow is a desk that has only just begun, before V8 has made good code of the engine, and after a rehearsal? */
export async function timeFirstSecond(engines: Engines, trackCount: number): Promise<FirstSecond> {
  const cold = await timeBeginning(await engines.freshModule(), trackCount);
  const module = await engines.freshModule();
  const start = performance.now();
  await rehearse(module);
  const rehearsalMs = performance.now() - start;
  return { trackCount, cold, rehearsed: await timeBeginning(module, trackCount), rehearsalMs };
}

async function timeBeginning(module: WebAssembly.Module, trackCount: number): Promise<Beginning> {
  const engine = async (size: Parameters<typeof instantiate>[1]) => instantiate(module, size);
  const desk = await playingDesk(deskDocument(trackCount, "standard"), standardAudio(trackCount), engine);
  const us = [...timeEach(3 * SECOND, 1, desk.quantum)];
  const tenths = Array.from({ length: 10 }, (_, i) => us.slice((i * SECOND) / 10, ((i + 1) * SECOND) / 10));
  return {
    firstQuantumUs: us[0]!,
    slowestTenthUs: Math.max(...tenths.map((tenth) => quantile(tenth, 0.5))),
    laterUs: quantile(us.slice(SECOND), 0.5),
  };
}
