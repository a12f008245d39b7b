import { type Audio, AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";

const ID3_HEAD = 10;
const MONO = 3;

/** The samples of an MP3, without the silence that the encoder put before and after them where the file says how much. */
export async function readMp3(bytes: Bytes): Promise<Audio> {
  const mono = isMono(bytes);
  const { MPEGDecoder } = await import("mpg123-decoder");
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const { channelData, sampleRate, samplesDecoded, errors } = decoder.decode(bytes.read(0, bytes.size));
    if (samplesDecoded === 0)
      throw new AudioError(`has no sound that an MP3 decoder finds${errors[0] ? `: ${errors[0].message}` : ""}; export it again`);
    if (errors.length > 0) throw new AudioError(`is damaged: ${errors[0]!.message}; export or copy it again`);
    return { sampleRate, channels: mono ? channelData.slice(0, 1) : channelData };
  } finally {
    decoder.free();
  }
}

/** Where the first frame after an ID3v2 tag begins. */
export function firstFrame(bytes: Bytes): number {
  const head = bytes.read(0, ID3_HEAD);
  if (head.length < ID3_HEAD || head.toString("latin1", 0, 3) !== "ID3") return 0;
  return ID3_HEAD + ((head[6]! << 21) | (head[7]! << 14) | (head[8]! << 7) | head[9]!);
}

/** The decoder gives two equal channels for a mono file; its first frame tells them apart from stereo (ISO 11172-3, 2.4.2.3). */
function isMono(bytes: Bytes): boolean {
  const near = bytes.read(firstFrame(bytes), 4096);
  for (let i = 0; i + 3 < near.length; i++)
    if (near[i] === 0xff && (near[i + 1]! & 0xe0) === 0xe0) return near[i + 3]! >> 6 === MONO;
  return false;
}
