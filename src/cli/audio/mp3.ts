import type { Audio } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";
import { decodedByFfmpeg } from "./ffmpeg.ts";

const ID3_HEAD = 10;

/** The samples of an MP3, without the silence that the encoder put before and after them where the file says how much. */
export function readMp3(bytes: Bytes): Promise<Audio> {
  return decodedByFfmpeg(bytes, { container: "mp3", name: "MP3" });
}

/** Where the first frame after an ID3v2 tag begins. */
export function firstFrame(bytes: Bytes): number {
  const head = bytes.read(0, ID3_HEAD);
  if (head.length < ID3_HEAD || head.toString("latin1", 0, 3) !== "ID3") return 0;
  return ID3_HEAD + ((head[6]! << 21) | (head[7]! << 14) | (head[8]! << 7) | head[9]!);
}
