import { gainOfDb } from "../../params/decibels.ts";
import type { ClipContents } from "../../plan/contents.ts";
import type { Clip } from "../../session/session.ts";
import type { Reel } from "./tape.ts";

/** A clip whose audio is in engine memory, or on its way there. `id` is its strip, `#` and a number of its own; `clip` is what a session says of it. */
export interface PlacedClip {
  readonly id: string;
  readonly clip: Clip;
  /** Another once, when what was on its way is there. */
  reel: Reel;
}

export function contentsOfClip({ clip, reel }: PlacedClip): ClipContents {
  const available = Math.max(0, reel.frames - clip.offsetFrames);
  return {
    left: reel.left + clip.offsetFrames * 4,
    right: reel.right + clip.offsetFrames * 4,
    gain: gainOfDb(clip.gainDb),
    fadeInFrames: clip.fadeInFrames,
    fadeOutFrames: clip.fadeOutFrames,
    startFrame: clip.startFrame,
    lengthFrames: Math.min(available, clip.lengthFrames ?? available),
  };
}

/** The frame after its last. */
export function endFrameOf(placed: PlacedClip): number {
  return placed.clip.startFrame + contentsOfClip(placed).lengthFrames;
}
