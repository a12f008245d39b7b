import type { ClipDocument, StripDocument } from "../../src/session/document.ts";
import { gainOfDb } from "./gains.ts";
import { add, type Signal, silence, withChannels } from "./signal.ts";

/** The sounds of files: one channel, or two. */
export type Files = Readonly<Record<string, Float32Array | readonly Float32Array[]>>;

const channelsIn = (files: Files, file: string) => {
  const sound = files[file]!;
  return sound instanceof Float32Array ? [sound] : sound;
};

/** As said; else a track has what its clips have, everything else two. */
export function channelsOf({ channels, role, clips = [] }: StripDocument, files: Files): 1 | 2 {
  if (channels !== undefined) return channels;
  return role === "track" && clips.length > 0 && clips.every(({ file }) => channelsIn(files, file).length === 1) ? 1 : 2;
}

/** What a track plays over so many frames of the session, from 0 on. */
export function clipsOf({ clips = [] }: StripDocument, files: Files, channels: 1 | 2, frames: number): Signal {
  const sum = silence(channels, frames);
  for (const clip of clips) {
    const sound = channelsIn(files, clip.file).map((channel) => played(clip, channel, frames));
    add(sum, withChannels(sound, channels));
  }
  return sum;
}

function played(clip: ClipDocument, channel: Float32Array, frames: number): Float64Array {
  const { startFrame = 0, offsetFrames = 0, gainDb = 0 } = clip;
  const available = Math.max(0, channel.length - offsetFrames);
  const length = Math.min(available, clip.lengthFrames ?? available);
  const gain = gainOfDb(gainDb);
  return Float64Array.from({ length: frames }, (_, n) => {
    const k = n - startFrame;
    return k < 0 || k >= length ? 0 : channel[offsetFrames + k]! * gain * fadeAt(clip, k, length);
  });
}

/** Raised cosines: from silence on the first frame, and to silence on the one after the last. */
function fadeAt({ fadeInFrames = 0, fadeOutFrames = 0 }: ClipDocument, k: number, length: number): number {
  const raised = (part: number) => 0.5 - 0.5 * Math.cos(Math.PI * part);
  const up = k < fadeInFrames ? raised(k / fadeInFrames) : 1;
  const down = length - k <= fadeOutFrames ? raised((length - k) / fadeOutFrames) : 1;
  return up * down;
}
