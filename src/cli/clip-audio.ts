import { type Fault, SessionError } from "../session/fault.ts";
import type { LoadOptions } from "../session/load.ts";
import { type Audio, infoOf } from "./audio/audio-file.ts";
import { readAudio } from "./audio/read-audio.ts";
import { resampled } from "./audio/resample.ts";
import { audioFault, checkedImpulseInfo, checkedInfo } from "./file-fault.ts";
import type { SessionAudio } from "./session-file.ts";

export type Warn = (sentence: string) => void;

/** Memory that the engine has at most, which all audio of a session must share with the desk. */
const ENGINE_BYTES = 4 * 2 ** 30 - 64 * 2 ** 20;

/**
 * The audio of every file of a session, at its sample rate.
 * @param warn told of whatever was changed on the way
 * @throws SessionError with every file that cannot be used
 */
export async function readClips(files: readonly SessionAudio[], sampleRate: number, warn: Warn): Promise<Map<string, Audio>> {
  const audio = new Map<string, Audio>();
  const faults: Fault[] = [];
  let bytes = files.reduce(
    (sum, { info }) => sum + (info ? soundBytes(info.channels, info.frames * (sampleRate / info.sampleRate)) : 0),
    0,
  );
  for (const file of files) {
    if (bytes > ENGINE_BYTES) throw new SessionError([tooLarge(file, bytes)]);
    try {
      const read = await readClip(file, sampleRate, warn);
      if (!file.info) bytes += soundBytes(read.channels.length, read.channels[0]?.length ?? 0);
      audio.set(file.file, read);
    } catch (error) {
      faults.push(...file.places.map((path) => ({ ...audioFault(file.file, error), path })));
    }
  }
  if (faults.length > 0) throw new SessionError(faults);
  return audio;
}

async function readClip({ file, path, isImpulse }: SessionAudio, sampleRate: number, warn: Warn): Promise<Audio> {
  const { audio, notNumbers } = await readAudio(path);
  (isImpulse ? checkedImpulseInfo : checkedInfo)(infoOf(audio));
  if (notNumbers > 0) warn(`${file}: ${notNumbers} samples are not numbers; they are silence`);
  if (audio.sampleRate === sampleRate) return audio;
  warn(`${file}: resampled from ${audio.sampleRate} Hz to ${sampleRate} Hz`);
  const made = await resampled(audio, sampleRate);
  if (!isImpulse) return made;
  // As many frames as make up a second weigh as much together as they did.
  const share = audio.sampleRate / sampleRate;
  return { ...made, channels: made.channels.map((channel) => channel.map((x) => x * share)) };
}

/** How many channels each file has, decoding only those whose header does not say. @throws SessionError. */
export async function channelCounts(files: readonly SessionAudio[]): Promise<NonNullable<LoadOptions["channelsOf"]>> {
  const untold = files.filter(({ info }) => info === undefined);
  const counts = new Map(files.flatMap(({ file, info }) => (info ? [[file, info.channels] as const] : [])));
  const faults: Fault[] = [];
  for (const { file, path, places, isImpulse } of untold)
    try {
      const { audio } = await readAudio(path);
      counts.set(file, (isImpulse ? checkedImpulseInfo : checkedInfo)(infoOf(audio)).channels);
    } catch (error) {
      faults.push(...places.map((place) => ({ ...audioFault(file, error), path: place })));
    }
  if (faults.length > 0) throw new SessionError(faults);
  return (file) => counts.get(file) ?? 2;
}

const soundBytes = (channels: number, frames: number) => channels * frames * 4;

function tooLarge({ places }: SessionAudio, bytes: number): Fault {
  const gigabytes = (bytes / 2 ** 30).toFixed(1);
  const message = `the session's audio is ${gigabytes} GB in memory and the engine holds 3.9; render it in parts, with fewer clips in each`;
  return { code: "too-large", path: places[0]!, message };
}
