import type { Stereo } from "../src/offline/render.ts";
import { roomFor } from "./contestant.ts";
import type { Engines } from "./engines/engines.ts";
import { renderFloat64 } from "./float64.ts";
import { listen, playingDesk } from "./postfade/desk.ts";
import { standardAudio, standardDocument } from "./session/document.ts";
import { standardSession } from "./session/standard.ts";

/** How far a render is from the one in double precision. */
export interface Accuracy {
  readonly trackCount: number;
  readonly compressors: boolean;
  readonly frames: number;
  readonly peak: number;
  /** The largest difference of any sample, as a share of {@link peak}. */
  readonly difference: number;
}

/** Frames that are compared: 1.2 seconds, a whole number of quanta. */
export const COMPARED_FRAMES = 128 * 450;

/** Does the fast engine tell the truth? The standard session against `float64.ts`. */
export async function measureAccuracy(
  engines: Engines,
  trackCount: number,
  compressors: boolean,
  frames = COMPARED_FRAMES,
): Promise<Accuracy> {
  const session = standardSession(trackCount, compressors);
  const desk = await playingDesk(standardDocument(session), standardAudio(trackCount), engines.usual);
  const heard = listen(desk, roomFor(frames));
  return { trackCount, compressors, frames, ...distance(heard, renderFloat64(session, frames)) };
}

/** @param fromFrame what is before it is not compared */
export function distance(
  heard: Stereo,
  truth: readonly [ArrayLike<number>, ArrayLike<number>],
  fromFrame = 0,
): Pick<Accuracy, "peak" | "difference"> {
  let peak = 0;
  let most = 0;
  for (const [side, samples] of [heard.left, heard.right].entries())
    for (let n = fromFrame; n < samples.length; n++) {
      peak = Math.max(peak, Math.abs(truth[side]![n]!));
      most = Math.max(most, Math.abs(samples[n]! - truth[side]![n]!));
    }
  return { peak, difference: most / peak };
}
