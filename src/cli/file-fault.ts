import { LONGEST_IMPULSE_SECONDS } from "../session/document-shape.ts";
import { type Fault, shown } from "../session/fault.ts";
import { AudioError, type AudioInfo } from "./audio/audio-file.ts";

/** What a file says of itself, if it may be used so. @throws AudioError */
export function checkedFor<T extends AudioInfo | undefined>(use: { isClip: boolean; isImpulse: boolean }, info: T): T {
  if (use.isClip) checkedInfo(info);
  return use.isImpulse ? checkedImpulseInfo(info) : info;
}

/** @throws AudioError for more channels than a strip has. */
function checkedInfo<T extends AudioInfo | undefined>(info: T): T {
  if (info && info.channels > 2)
    throw new AudioError(`has ${info.channels} channels; a track is mono or stereo: export it as files of one or two`);
  return info;
}

/** The same of an impulse response. */
function checkedImpulseInfo<T extends AudioInfo | undefined>(info: T): T {
  if (info && ![1, 2, 4].includes(info.channels))
    throw new AudioError(`has ${info.channels} channels; an impulse response has 1, 2 or 4`);
  const seconds = info ? info.frames / info.sampleRate : 0;
  if (seconds > LONGEST_IMPULSE_SECONDS)
    throw new AudioError(`lasts ${seconds.toFixed(1)} s; an impulse response has at most ${LONGEST_IMPULSE_SECONDS}`);
  return info;
}

/** What the file system or a decoder said, as a fault without its place. */
export function audioFault(file: string, error: unknown): Omit<Fault, "path"> {
  if (error instanceof AudioError) return { code: "bad-audio", message: `${shown(file)} ${error.message}` };
  if (isSystemError(error)) {
    const gone = error.code === "ENOENT" || error.code === "ENOTDIR";
    return gone
      ? { code: "missing-file", message: `there is no file ${shown(file)}; check the name, or put it there` }
      : { code: "missing-file", message: `${shown(file)} cannot be read${because(error)}; check its permissions` };
  }
  throw error;
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && typeof (error as NodeJS.ErrnoException).code === "string" && "syscall" in error;
}

/** The system's own word, where the sentence does not say it already. */
export function because(error: unknown): string {
  return isSystemError(error) && error.code !== "ENOENT" ? ` (${error.code})` : "";
}
