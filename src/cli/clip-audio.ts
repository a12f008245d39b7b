import type { AudioUse } from "../offline/render.ts";
import { type Fault, SessionError } from "../session/fault.ts";
import type { LoadOptions } from "../session/load.ts";
import { type Audio, infoOf } from "./audio/audio-file.ts";
import { readAudio } from "./audio/read-audio.ts";
import { resampled } from "./audio/resample.ts";
import { audioFault, checkedFor } from "./file-fault.ts";
import type { SessionAudio } from "./session-file.ts";

export type Warn = (sentence: string) => void;

/** Memory that the engine has at most, which all audio of a session must share with the desk. */
const ENGINE_BYTES = 4 * 2 ** 30 - 64 * 2 ** 20;

/** The audio of a session's files, by what it is for. */
export type AudioByUse = Readonly<Record<AudioUse, ReadonlyMap<string, Audio>>>;

/**
 * The audio of every file of a session, at its sample rate.
 * @param warn told of whatever was changed on the way
 * @throws SessionError with every file that cannot be used
 */
export async function readClips(files: readonly SessionAudio[], sampleRate: number, warn: Warn): Promise<AudioByUse> {
  const audio = { clip: new Map<string, Audio>(), impulse: new Map<string, Audio>() };
  const faults: Fault[] = [];
  let bytes = files.reduce(
    (sum, { info }) => sum + (info ? soundBytes(info.channels, info.frames * (sampleRate / info.sampleRate)) : 0),
    0,
  );
  for (const file of files) {
    if (bytes > ENGINE_BYTES) throw new SessionError([tooLarge(file, bytes)]);
    try {
      const read = await readNamed(file, sampleRate, warn);
      if (!file.info) bytes += soundBytes(read.audio.channels.length, read.audio.channels[0]?.length ?? 0);
      if (file.isClip) audio.clip.set(file.file, read.audio);
      if (file.isImpulse) audio.impulse.set(file.file, asLoud(read));
    } catch (error) {
      faults.push(...file.places.map((path) => ({ ...audioFault(file.file, error), path })));
    }
  }
  if (faults.length > 0) throw new SessionError(faults);
  return audio;
}

/** One file, for what it is for. @returns the audio, and how many of its frames there are for each that there were */
export async function readNamed(
  named: Omit<SessionAudio, "places" | "info">,
  sampleRate: number,
  warn: Warn,
): Promise<{ audio: Audio; stretch: number }> {
  const { file, path } = named;
  const { audio, notNumbers } = await readAudio(path);
  checkedFor(named, infoOf(audio));
  if (notNumbers > 0) warn(`${file}: ${notNumbers} samples are not numbers; they are silence`);
  if (audio.sampleRate === sampleRate) return { audio, stretch: 1 };
  warn(`${file}: resampled from ${audio.sampleRate} Hz to ${sampleRate} Hz`);
  return { audio: await resampled(audio, sampleRate), stretch: sampleRate / audio.sampleRate };
}

/** An impulse response: as many frames as make up a second weigh as much together as they did. */
export function asLoud({ audio, stretch }: { audio: Audio; stretch: number }): Audio {
  return stretch === 1 ? audio : { ...audio, channels: audio.channels.map((channel) => channel.map((x) => x / stretch)) };
}

/** How many channels each file has, decoding only those whose header does not say. @throws SessionError. */
export async function channelCounts(files: readonly SessionAudio[]): Promise<NonNullable<LoadOptions["channelsOf"]>> {
  const untold = files.filter(({ info }) => info === undefined);
  const counts = new Map(files.flatMap(({ file, info }) => (info ? [[file, info.channels] as const] : [])));
  const faults: Fault[] = [];
  for (const named of untold)
    try {
      const { audio } = await readAudio(named.path);
      counts.set(named.file, checkedFor(named, infoOf(audio)).channels);
    } catch (error) {
      faults.push(...named.places.map((place) => ({ ...audioFault(named.file, error), path: place })));
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
