import { type Audio, AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";

const LARGEST_PAGE = 65307;
const LAST_PAGE = 4;

/** The samples of an Ogg file with Opus or Vorbis in it. */
export async function readOgg(bytes: Bytes): Promise<Audio> {
  const begin = bytes.read(0, 128).toString("latin1");
  const opus = begin.includes("OpusHead");
  if (!opus && !begin.includes("\x01vorbis")) throw new AudioError("is Ogg without Opus or Vorbis; export it as WAV or FLAC");
  if (!isComplete(bytes)) throw new AudioError("ends in the middle: it was cut short; export or copy it again");
  const audio = await (opus ? decodeOpus(bytes) : decodeVorbis(bytes));
  if (!audio.channels[0]?.length) throw new AudioError("has no sound that a decoder finds; export it again");
  return audio;
}

/** Whether the last page is whole and says that it is the last (RFC 3533, section 6). */
function isComplete(bytes: Bytes): boolean {
  const end = bytes.read(Math.max(0, bytes.size - LARGEST_PAGE), LARGEST_PAGE);
  const page = end.subarray(end.lastIndexOf("OggS", undefined, "latin1"));
  if (page.length < 28 || (page[5]! & LAST_PAGE) === 0) return false;
  const segments = page.subarray(27, 27 + page[26]!);
  return page.length >= 27 + page[26]! + segments.reduce((sum, length) => sum + length, 0);
}

async function decodeOpus(bytes: Bytes): Promise<Audio> {
  const { default: decode } = await import("@audio/decode-opus");
  const { channelData, sampleRate } = await decode(bytes.read(0, bytes.size));
  return { sampleRate, channels: channelData };
}

async function decodeVorbis(bytes: Bytes): Promise<Audio> {
  const { OggVorbisDecoder } = await import("@wasm-audio-decoders/ogg-vorbis");
  const decoder = new OggVorbisDecoder();
  await decoder.ready;
  try {
    const { channelData, sampleRate, errors } = await decoder.decodeFile(bytes.read(0, bytes.size));
    if (errors.length > 0) throw new AudioError(`is damaged: ${errors[0]!.message}; export or copy it again`);
    return { sampleRate, channels: channelData };
  } finally {
    decoder.free();
  }
}
