import { changeStrip } from "../graph/edit.ts";
import type { Desk } from "./desk.ts";
import type { ClipAudio, Tape } from "./tape.ts";

/** Gives the audio of a file that a session names, at the session's sample rate. */
export type ReadAudio = (file: string) => ClipAudio | Promise<ClipAudio>;

/** Brings the session's clips into engine memory. Tracks whose channels the session leaves unsaid get those of their clips. */
export async function placeClips(desk: Desk, tape: Tape, read: ReadAudio): Promise<void> {
  const { session } = desk;
  for (const [strip, clips] of session.clips) {
    const placed = [];
    for (const [i, clip] of clips.entries()) {
      const reel = await tape.reel(clip.file, async () => checkedAudio(clip.file, await read(clip.file), desk.sampleRate));
      placed.push({ id: `${strip}#${i}`, clip, reel });
    }
    desk.clips.set(strip, placed);
    const channels = Math.max(1, ...placed.map(({ reel }) => reel.channels)) as 1 | 2;
    if (!session.channelsSaid.has(strip)) desk.graph = changeStrip(desk.graph, strip, { channels });
  }
}

function checkedAudio(file: string, audio: ClipAudio, sampleRate: number): ClipAudio {
  if (audio.sampleRate !== sampleRate)
    throw new Error(`bad-audio: ${file}: is at ${audio.sampleRate} Hz, the desk at ${sampleRate} Hz; resample it first`);
  if (audio.channels.length === 0) throw new Error(`bad-audio: ${file}: has no channel`);
  return audio;
}
