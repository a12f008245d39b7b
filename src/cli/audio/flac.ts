import { type Audio, AudioError, type AudioInfo } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";

const STREAM_INFO_END = 42;

/** What the first block of a FLAC file says (RFC 9639, section 8.2). `frames` 0 means that it does not know. */
export function flacInfo(bytes: Bytes): AudioInfo & { readonly bits: number } {
  const head = bytes.read(0, STREAM_INFO_END);
  if (head.length < STREAM_INFO_END || (head[4]! & 0x7f) !== 0)
    throw new AudioError("is FLAC without its first block; export or copy it again");
  const packed = head.readBigUInt64BE(18);
  const sampleRate = Number(packed >> 44n);
  if (sampleRate === 0) throw new AudioError("says its sample rate is 0 Hz; export it again");
  return {
    sampleRate,
    channels: Number((packed >> 41n) & 7n) + 1,
    bits: Number((packed >> 36n) & 31n) + 1,
    frames: Number(packed & 0xfffffffffn),
  };
}

/** The samples of a FLAC file, each exactly what was encoded over 2^(bits - 1). */
export async function readFlac(bytes: Bytes): Promise<Audio> {
  const info = flacInfo(bytes);
  const { FLACDecoder } = await import("@wasm-audio-decoders/flac");
  const decoder = new FLACDecoder();
  await decoder.ready;
  try {
    const { channelData, sampleRate, samplesDecoded, errors } = await decoder.decodeFile(bytes.read(0, bytes.size));
    if (errors.length > 0) throw new AudioError(`is damaged: ${errors[0]!.message}; export or copy it again`);
    if (samplesDecoded === 0 && info.frames > 0)
      throw new AudioError("is damaged: no samples are found in it; export or copy it again");
    if (info.frames > 0 && samplesDecoded !== info.frames)
      throw new AudioError(
        `says it holds ${info.frames} frames and ends after ${samplesDecoded}: it was cut short; export or copy it again`,
      );
    for (const samples of channelData) restore(samples, info.bits);
    return { sampleRate, channels: channelData };
  } finally {
    decoder.free();
  }
}

/** The decoder divides by 2^(bits-1) - 1, which makes every sample a little too loud; the integers are got back, and divided right. */
function restore(samples: Float32Array, bits: number): void {
  const full = 2 ** (bits - 1);
  for (let i = 0; i < samples.length; i++) samples[i] = Math.round(samples[i]! * (full - 1)) / full;
}
