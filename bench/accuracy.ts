import { nodeEngine } from "../src/cli/engine.ts";
import type { Stereo } from "../src/offline/render.ts";
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

/** Frames that are compared: less than a second, a whole number of quanta. */
export const COMPARED_FRAMES = 128 * 300;

/** Does the fast engine tell the truth? The standard session against `float64.ts`. */
export async function measureAccuracy(trackCount: number, compressors: boolean, frames = COMPARED_FRAMES): Promise<Accuracy> {
  const session = standardSession(trackCount, compressors);
  const desk = await playingDesk(standardDocument(session), standardAudio(trackCount), nodeEngine);
  const heard = listen(desk, frames);
  return { trackCount, compressors, frames, ...distance(heard, renderFloat64(session, frames)) };
}

/** @param lateFrames how much later `heard` is than `truth` */
export function distance(
  heard: Stereo,
  truth: readonly [ArrayLike<number>, ArrayLike<number>],
  lateFrames = 0,
): Pick<Accuracy, "peak" | "difference"> {
  let peak = 0;
  let most = 0;
  for (const [side, samples] of [heard.left, heard.right].entries())
    for (let n = lateFrames; n < samples.length; n++) {
      const true_ = truth[side]![n - lateFrames]!;
      peak = Math.max(peak, Math.abs(true_));
      most = Math.max(most, Math.abs(samples[n]! - true_));
    }
  return { peak, difference: most / peak };
}
