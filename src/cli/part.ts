import { totalmem } from "node:os";
import type { Session } from "../session/session.ts";
import { longestTail } from "../session/tail.ts";
import type { Audio } from "./audio/audio-file.ts";
import type { AudioByUse } from "./clip-audio.ts";
import { refusal } from "./outcome.ts";

/** Frames of a session that are rendered. */
export interface Part {
  readonly fromFrame: number;
  readonly toFrame: number;
}

export interface PartWanted {
  /** Seconds. */
  readonly from?: number;
  readonly to?: number;
}

/** The frames that are asked for, or the whole session. @throws SessionError when there are none, or more than memory holds. */
export function partOf(session: Session, audio: AudioByUse, wanted: PartWanted, files: number): Part {
  const { sampleRate } = session;
  const length = session.lengthFrames ?? soundingEnd(session, audio);
  const fromFrame = Math.round((wanted.from ?? 0) * sampleRate);
  const toFrame = wanted.to === undefined ? length : Math.round(wanted.to * sampleRate);
  if (wanted.from === undefined && wanted.to !== undefined && toFrame === 0)
    throw refusal("out-of-range", "--to", `found ${wanted.to} s, expected more than 0 s, where the session begins`);
  if (wanted.from !== undefined && fromFrame >= toFrame) {
    const end = `${toFrame / sampleRate} s, ${wanted.to === undefined ? "where the session ends" : "what --to says"}`;
    throw refusal("out-of-range", "--from", `found ${wanted.from} s, expected less than ${end}`);
  }
  const bytes = (toFrame - fromFrame) * files * 2 * 4;
  if (bytes > totalmem()) {
    const path = wanted.to !== undefined ? "--to" : session.lengthFrames === null ? "strips" : "lengthFrames";
    const gigabytes = (size: number) => (size / 2 ** 30).toFixed(1);
    const message = `${toFrame - fromFrame} frames of ${files} files are ${gigabytes(bytes)} GB and this machine has ${gigabytes(totalmem())}`;
    throw refusal("too-large", path, `${message}; render it in parts with --from and --to`);
  }
  return { fromFrame, toFrame };
}

/** Where the last clip has died away in the longest tail. */
function soundingEnd(session: Session, { clip, impulse }: AudioByUse): number {
  const end = clipsEnd(session, clip);
  return end === 0
    ? 0
    : end + longestTail({ ...session, impulseFrames: (insert) => framesOf(impulse.get(session.impulses.get(insert) ?? "")) });
}

const framesOf = (audio: Audio | undefined) => audio?.channels[0]?.length ?? 0;

function clipsEnd({ clips }: Session, audio: ReadonlyMap<string, Audio>): number {
  const ends = [...clips.values()].flat().map(({ file, startFrame, offsetFrames, lengthFrames }) => {
    const left = Math.max(0, framesOf(audio.get(file)) - offsetFrames);
    return startFrame + Math.min(left, lengthFrames ?? left);
  });
  return Math.max(0, ...ends);
}
