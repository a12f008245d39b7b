import { resolve } from "node:path";
import type { RenderOptions } from "../offline/render.ts";
import { SessionError, shown } from "../session/fault.ts";
import type { Audio } from "./audio/audio-file.ts";
import { asLoud, readNamed } from "./clip-audio.ts";
import { audioFault } from "./file-fault.ts";
import { isOutside } from "./session-file.ts";

export type AudioIn = (...named: Parameters<RenderOptions["audio"]>) => Promise<Audio>;

/**
 * The audio of a session's files in Node, for `renderOffline(session, { audio: audioIn("songs/one", session.sampleRate) })`: WAV, FLAC, MP3 and Ogg, resampled
 * where a file has another rate, as `postfade render` reads them. What is not a number in them is silence.
 * @param folder where the names of the session begin; files outside of it are refused, links followed
 * @param sampleRate of the session, in Hz
 * @throws (as a rejection) SessionError `missing-file`, `bad-audio` or `path-outside` with the file's name
 */
export function audioIn(folder: string, sampleRate: number): AudioIn {
  return async (file, use) => {
    const path = resolve(folder, file);
    const refused = (fault: ReturnType<typeof audioFault>) => new SessionError([{ ...fault, path: "" }]);
    if (isOutside(folder, path))
      throw refused({ code: "path-outside", message: `${shown(file)} is outside the folder ${shown(folder)}; move it there` });
    try {
      const named = { file, path, isClip: use === "clip", isImpulse: use === "impulse" };
      const read = await readNamed(named, sampleRate, () => {});
      return use === "impulse" ? asLoud(read) : read.audio;
    } catch (error) {
      throw refused(audioFault(path, error));
    }
  };
}
