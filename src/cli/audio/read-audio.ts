import { type Audio, AudioError, type AudioInfo, infoOf } from "./audio-file.ts";
import { type Bytes, withBytes } from "./bytes.ts";
import { flacInfo, readFlac } from "./flac.ts";
import { firstFrame, readMp3 } from "./mp3.ts";
import { readOgg } from "./ogg.ts";
import { wavLayout } from "./wav-header.ts";
import { readWav, wavPieces } from "./wav-reader.ts";

interface Reader {
  /** What the file says of itself, where that is known without decoding it. */
  readonly info?: (bytes: Bytes) => AudioInfo;
  readonly read: (bytes: Bytes) => Audio | Promise<Audio>;
}

const wav: Reader = { info: wavLayout, read: readWav };
const flac: Reader = { info: flacInfo, read: readFlac };
/** The decoders take a file whole, and a Node buffer has an end. */
const LARGEST_COMPRESSED = 2 ** 31 - 1;

/** The samples of an audio file, whatever is not a number in them made 0 and counted. @throws AudioError; what the file system throws. */
export function readAudio(path: string): Promise<{ audio: Audio; notNumbers: number }> {
  return withBytes(path, async (bytes) => {
    const audio = await readerOf(bytes).read(bytes);
    return { audio, notNumbers: audio.channels.reduce((count, samples) => count + silenceNotNumbers(samples), 0) };
  });
}

/** The samples of an audio file piece by piece: a WAV larger than memory is never in it. @throws AudioError; what the file system throws. */
export function hearAudio(path: string, hear: (piece: readonly Float32Array[], info: AudioInfo) => void): Promise<AudioInfo> {
  return withBytes(path, async (bytes) => {
    const reader = readerOf(bytes);
    if (reader !== wav) {
      const audio = await reader.read(bytes);
      const info = infoOf(audio);
      hear(audio.channels, info);
      return info;
    }
    const layout = wavLayout(bytes);
    for (const { piece } of wavPieces(bytes, layout)) hear(piece, layout);
    return layout;
  });
}

/** What an audio file says about itself, without decoding it; undefined for kinds that do not say. @throws AudioError. */
export function audioInfo(path: string): Promise<AudioInfo | undefined> {
  return withBytes(path, (bytes) => readerOf(bytes).info?.(bytes));
}

/** By what the file begins with; its name says nothing. @throws AudioError for what is not read here. */
function readerOf(bytes: Bytes): Reader {
  const reader = readerNamed(bytes);
  if (reader !== wav && bytes.size > LARGEST_COMPRESSED)
    throw new AudioError(`is ${bytes.size} bytes long; compressed files are read up to 2 GB: convert it to WAV`);
  return reader;
}

function readerNamed(bytes: Bytes): Reader {
  if (bytes.size === 0) throw new AudioError("is empty; export or copy it again");
  const begin = bytes.read(0, 12);
  const name = begin.toString("latin1", 0, 4);
  if ((name === "RIFF" || name === "RF64" || name === "BW64") && begin.toString("latin1", 8, 12) === "WAVE") return wav;
  if (name === "fLaC") return flac;
  if (name === "OggS") return { read: readOgg };
  const frame = bytes.read(firstFrame(bytes), 2);
  if (name.startsWith("ID3") || (frame[0] === 0xff && (frame[1] ?? 0) >= 0xe0)) return { read: readMp3 };
  throw new AudioError("is no audio file that is read here; export it as WAV, FLAC, MP3, or Ogg with Opus or Vorbis");
}

function silenceNotNumbers(samples: Float32Array): number {
  let count = 0;
  for (let i = 0; i < samples.length; i++)
    if (!Number.isFinite(samples[i])) {
      samples[i] = 0;
      count++;
    }
  return count;
}
