import { AudioError, type AudioInfo } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";

/** How one sample of a WAV file is written; the number is its bytes. */
export interface SampleFormat {
  readonly kind: "unsigned" | "integer" | "float";
  readonly bytes: number;
}

/** Where the samples of a WAV file are, and what they are. */
export interface WavLayout extends AudioInfo {
  readonly format: SampleFormat;
  readonly dataStart: number;
}

/** Compressed samples that programs still write, by the tags of Microsoft's mmreg.h: their sizes mean something else. */
const COMPRESSED: Readonly<Record<number, string>> = { 2: "ADPCM", 6: "A-law", 7: "mu-law", 17: "ADPCM", 85: "MP3" };
/** More chunks before the samples than any program writes: a file of zeros looks like chunks without end. */
const MOST_CHUNKS = 10_000;
const UNTOLD = 0xffffffff;
const EXTENSIBLE = 0xfffe;
const RECORD_AGAIN = "it was cut short; export or copy it again";

/**
 * The header of a RIFF, RF64 or BW64 file (EBU Tech 3306, ITU-R BS.2088). Chunks are looked at where they stand, so a size that is a lie costs
 * nothing: nothing is read or reserved that the file does not hold.
 * @throws AudioError for anything that would not be read right.
 */
export function wavLayout(bytes: Bytes): WavLayout {
  const form = bytes.read(0, 12);
  const wide = form.toString("latin1", 0, 4) !== "RIFF";
  let format: FormatChunk | undefined;
  let wideDataBytes: number | undefined;
  for (let at = 12, chunks = 0; ; chunks++) {
    const head = bytes.read(at, 8);
    if (head.length < 8 || chunks === MOST_CHUNKS)
      throw new AudioError(`has no ${format ? "data" : "format"} chunk: ${RECORD_AGAIN}`);
    const name = head.toString("latin1", 0, 4);
    const size = head.readUInt32LE(4);
    if (name === "data") {
      if (!format) throw new AudioError("has its samples before their format, which no WAV file has; export it again");
      return layoutOf(format, at + 8, size === UNTOLD ? wideDataBytes : size, bytes);
    }
    if (name === "fmt ") format = readFormat(bytes.read(at + 8, Math.min(size, 40)));
    if (name === "ds64" && wide) wideDataBytes = readWideSize(bytes.read(at + 8, Math.min(size, 28)));
    at += 8 + size + (size & 1);
  }
}

interface FormatChunk {
  readonly tag: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly frameBytes: number;
  readonly bits: number;
  readonly speakerMask: number;
}

function readFormat(chunk: Buffer): FormatChunk {
  if (chunk.length < 16)
    throw new AudioError(`has a format chunk of ${chunk.length} bytes where 16 are the least: ${RECORD_AGAIN}`);
  const tag = chunk.readUInt16LE(0);
  if (tag === EXTENSIBLE && chunk.length < 26)
    throw new AudioError(`says its format is told further on, and ends before it: ${RECORD_AGAIN}`);
  return {
    tag: tag === EXTENSIBLE ? chunk.readUInt16LE(24) : tag,
    channels: chunk.readUInt16LE(2),
    sampleRate: chunk.readUInt32LE(4),
    frameBytes: chunk.readUInt16LE(12),
    bits: chunk.readUInt16LE(14),
    speakerMask: tag === EXTENSIBLE ? chunk.readUInt32LE(20) : 0,
  };
}

/** The size of the data chunk of a file over 4 GB. */
function readWideSize(chunk: Buffer): number {
  if (chunk.length < 16) throw new AudioError(`has a size chunk (ds64) of ${chunk.length} bytes: ${RECORD_AGAIN}`);
  return Number(chunk.readBigUInt64LE(8));
}

/** @param dataBytes what the header says, or undefined when it leaves it to the end of the file, as programs that write into a pipe do. */
function layoutOf(chunk: FormatChunk, dataStart: number, dataBytes: number | undefined, bytes: Bytes): WavLayout {
  const format = sampleFormat(chunk);
  const { channels, sampleRate, frameBytes, speakerMask } = chunk;
  const held = bytes.size - dataStart;
  const said = dataBytes ?? held;
  if (said > held) throw new AudioError(`says it holds ${said} bytes of samples and ends after ${held}: ${RECORD_AGAIN}`);
  if (said === 0 && held >= frameBytes && !chunkStandsAt(bytes, dataStart))
    throw new AudioError(`says it holds no samples, but ${held} bytes follow: its header was never finished; export it again`);
  return { format, channels, sampleRate, dataStart, frames: Math.floor(said / frameBytes), speakerMask };
}

/** Whether another chunk stands there, and not samples. */
function chunkStandsAt(bytes: Bytes, at: number): boolean {
  const head = bytes.read(at, 8);
  return (
    head.length === 8 && /^[\x20-\x7e]{4}$/.test(head.toString("latin1", 0, 4)) && at + 8 + head.readUInt32LE(4) <= bytes.size
  );
}

function sampleFormat({ tag, channels, sampleRate, frameBytes, bits }: FormatChunk): SampleFormat {
  if (channels === 0 || sampleRate === 0)
    throw new AudioError(`says it has ${channels} channels at ${sampleRate} Hz; export it again`);
  const unread = () => {
    const name = COMPRESSED[tag] === undefined ? "" : ` (${COMPRESSED[tag]})`;
    return new AudioError(
      `is WAV with samples of ${bits} bits and format ${tag}${name}, which is not read; export it as integers of 8 to 32 bits or floats of 32 or 64`,
    );
  };
  if (tag !== 1 && tag !== 3) throw unread();
  const size = frameBytes / channels;
  if (!Number.isInteger(size) || bits > size * 8 || bits <= (size - 1) * 8)
    throw new AudioError(
      `says that ${channels} samples of ${bits} bits are ${frameBytes} bytes, which cannot be; export it again`,
    );
  if (tag === 1 && size === 1) return { kind: "unsigned", bytes: 1 };
  if (tag === 1 && (size === 2 || size === 3 || size === 4)) return { kind: "integer", bytes: size };
  if (tag === 3 && bits === size * 8 && (size === 4 || size === 8)) return { kind: "float", bytes: size };
  throw unread();
}
