import { type Audio, AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";
import { decodedByFfmpeg } from "./ffmpeg.ts";
import { DECODED_BITS, decodedFlac, type FlacInfo } from "./flac-decode.ts";

const STREAM_INFO_END = 42;

/** What the first block of a FLAC file says (RFC 9639, section 8.2). `frames` 0 means that it does not know. */
export function flacInfo(bytes: Bytes): FlacInfo {
  const head = bytes.read(0, STREAM_INFO_END);
  if (head.length < STREAM_INFO_END || (head[4]! & 0x7f) !== 0)
    throw new AudioError("is FLAC without its first block; export or copy it again");
  const md5 = head.toString("hex", 26, 42);
  const packed = head.readBigUInt64BE(18);
  const sampleRate = Number(packed >> 44n);
  if (sampleRate === 0) throw new AudioError("says its sample rate is 0 Hz; export it again");
  return {
    sampleRate,
    channels: Number((packed >> 41n) & 7n) + 1,
    bits: Number((packed >> 36n) & 31n) + 1,
    frames: Number(packed & 0xfffffffffn),
    md5: /^0+$/.test(md5) ? undefined : md5,
  };
}

/** The samples of a FLAC file, each exactly what was encoded over 2^(bits - 1). */
export async function readFlac(bytes: Bytes): Promise<Audio> {
  const info = flacInfo(bytes);
  const audio = await (DECODED_BITS.includes(info.bits)
    ? decodedFlac(bytes, info)
    : decodedByFfmpeg(bytes, { container: "flac", name: `FLAC of ${info.bits} bits` }));
  const frames = audio.channels[0]?.length ?? 0;
  if (frames === 0 && info.frames > 0) throw new AudioError("is damaged: no samples are found in it; export or copy it again");
  if (info.frames > 0 && frames !== info.frames)
    throw new AudioError(
      `says it holds ${info.frames} frames and ends after ${frames}: it was cut short; export or copy it again`,
    );
  return audio;
}
