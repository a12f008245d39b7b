import { AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";

const HEAD = 27;
const LARGEST_PAGE = 65307;
const LAST_PAGE = 4;
const CHECKSUM_AT = 22;

/**
 * Walks every page of an Ogg file (RFC 3533, section 6), since decoders skip what is damaged or missing without a word.
 * @throws AudioError unless it is one stream whose pages are whole, follow on each other and end with one that says it is the last.
 */
export function checkPages(bytes: Bytes): void {
  let at = 0;
  let stream: number | undefined;
  let sequence: number | undefined;
  let last = false;
  while (at < bytes.size && !last) {
    const page = pageAt(bytes, at);
    stream ??= page.readUInt32LE(14);
    if (page.readUInt32LE(14) !== stream) throw new AudioError("holds more than one stream; export it as WAV or FLAC");
    const number = page.readUInt32LE(18);
    if (sequence !== undefined && number !== sequence + 1)
      throw new AudioError(`is damaged: ${at} bytes in, pages are missing; export or copy it again`);
    if (page.readUInt32LE(CHECKSUM_AT) !== checksum(page))
      throw new AudioError(`is damaged: the page ${at} bytes in is not what its checksum says; export or copy it again`);
    sequence = number;
    last = (page[5]! & LAST_PAGE) !== 0;
    at += page.length;
  }
  if (!last) throw new AudioError("ends in the middle: it was cut short; export or copy it again");
  if (bytes.read(at, 4).toString("latin1") === "OggS")
    throw new AudioError("holds several sounds one after the other; export them one by one");
}

function pageAt(bytes: Bytes, at: number): Buffer {
  const most = bytes.read(at, LARGEST_PAGE);
  if (most.length >= HEAD && most.toString("latin1", 0, 4) !== "OggS")
    throw new AudioError(`is damaged: no page begins ${at} bytes in; export or copy it again`);
  const body = HEAD + (most[26] ?? 0);
  const size = most.subarray(HEAD, body).reduce((sum, length) => sum + length, body);
  if (most.length < HEAD || most.length < size)
    throw new AudioError("ends in the middle: it was cut short; export or copy it again");
  return most.subarray(0, size);
}

/** CRC of polynomial 0x04c11db7, most significant bit first, beginning with 0, over the page with its checksum taken as 0. */
function checksum(page: Buffer): number {
  let crc = 0;
  for (let i = 0; i < page.length; i++) {
    const byte = i >= CHECKSUM_AT && i < CHECKSUM_AT + 4 ? 0 : page[i]!;
    crc = (crc << 8) ^ TABLE[((crc >>> 24) ^ byte) & 0xff]!;
  }
  return crc >>> 0;
}

const TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc;
});
