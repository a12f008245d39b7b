import { type Audio, AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";
import { decodedByFfmpeg } from "./ffmpeg.ts";
import { checkPages } from "./ogg-pages.ts";

const VORBIS = "\x01vorbis";
/** From the word above to the number of channels (Vorbis I, section 4.2.2). */
const CHANNELS_AFTER = 11;

/** The samples of an Ogg file with Opus or Vorbis in it. */
export async function readOgg(bytes: Bytes): Promise<Audio> {
  const head = bytes.read(0, 128);
  const begin = head.toString("latin1");
  const opus = begin.includes("OpusHead");
  const vorbisAt = begin.indexOf(VORBIS);
  if (!opus && vorbisAt < 0) throw new AudioError("is Ogg without Opus or Vorbis; export it as WAV or FLAC");
  checkPages(bytes);
  if (opus) return decodedByFfmpeg(bytes, { container: "ogg", name: "Opus" });
  // The library's decoding of more than two channels is wrong: a 5.1 file came out at eight times full scale.
  const channels = head[vorbisAt + CHANNELS_AFTER] ?? 0;
  if (channels > 2) return decodedByFfmpeg(bytes, { container: "ogg", name: `Vorbis of ${channels} channels` });
  return decodeVorbis(bytes);
}

async function decodeVorbis(bytes: Bytes): Promise<Audio> {
  const { StbVorbis } = await import("stb-vorbis");
  await StbVorbis.ready;
  const audio = decodedOrRefused(() => StbVorbis.decode(bytes.read(0, bytes.size)));
  if (!audio.channels[0]?.length) throw new AudioError("has no sound that a decoder finds; export it again");
  return audio;
}

function decodedOrRefused(decode: () => Audio): Audio {
  try {
    return decode();
  } catch (error) {
    throw new AudioError(`is damaged: ${error instanceof Error ? error.message : error}; export or copy it again`);
  }
}
