import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { type Audio, AudioError, type AudioInfo } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";

type Library = typeof import("libflacjs/dist/libflac.min.wasm.js");

/** What the first block of a FLAC file says of its samples. */
export interface FlacInfo extends AudioInfo {
  readonly bits: number;
  /** Of the integers, interleaved, little end first, as 32 hexadecimal digits; undefined where the encoder did not say. */
  readonly md5: string | undefined;
}

/** The depths that come out of the library as they went in: those between are garbled on the way, 32 is not known to it. */
export const DECODED_BITS: readonly number[] = [8, 16, 24];

/**
 * Decodes FLAC of 8, 16 or 24 bits with libFLAC: as much as there is of a file that was cut.
 * @throws AudioError when libFLAC finds damage, or when whole samples are not those that the file's MD5 was made of.
 */
export async function decodedFlac(bytes: Bytes, info: FlacInfo): Promise<Audio> {
  const library = await flacLibrary();
  const decoder = library.create_libflac_decoder();
  const blocks: Float32Array[][] = [];
  const hash = createHash("md5");
  let frames = 0;
  let damage: string | undefined;
  let at = 0;
  const read = (most: number) => {
    const buffer = bytes.read(at, most);
    at += buffer.length;
    return { buffer: Uint8Array.from(buffer), readDataLength: buffer.length };
  };
  const write = (data: Uint8Array[], { bitsPerSample, blocksize }: { bitsPerSample: number; blocksize: number }) => {
    if (bitsPerSample !== info.bits || data.length !== info.channels) damage ??= "its format changes in the middle";
    if (damage) return;
    const block = data.map((raw) => integers(raw, info.bits, blocksize));
    hash.update(interleaved(block, info.bits));
    blocks.push(block.map((samples) => Float32Array.from(samples, (sample) => sample / 2 ** (info.bits - 1))));
    frames += blocksize;
  };
  const complain = (_: number, what: unknown) => {
    damage ??= String(what).replace("FLAC__STREAM_DECODER_ERROR_STATUS_", "").replaceAll("_", " ").toLowerCase();
  };
  try {
    library.init_decoder_stream(decoder, read, write, complain);
    library.FLAC__stream_decoder_process_until_end_of_stream(decoder);
  } finally {
    library.FLAC__stream_decoder_finish(decoder);
    library.FLAC__stream_decoder_delete(decoder);
  }
  const whole = info.frames === 0 || frames === info.frames;
  if (whole && info.md5 && hash.digest("hex") !== info.md5) damage ??= "its samples are not what its checksum says";
  if (damage) throw new AudioError(`is damaged: ${damage}; export or copy it again`);
  return { sampleRate: info.sampleRate, channels: Array.from({ length: info.channels }, (_, c) => joined(blocks, c, frames)) };
}

/** The library gives 24 bits in four bytes, and 8 or 16 in two. */
function integers(raw: Uint8Array, bits: number, frames: number): Int16Array | Int32Array {
  return bits === 24 ? new Int32Array(raw.buffer, raw.byteOffset, frames) : new Int16Array(raw.buffer, raw.byteOffset, frames);
}

function interleaved(block: readonly (Int16Array | Int32Array)[], bits: number): Buffer {
  const width = bits / 8;
  const frames = block[0]?.length ?? 0;
  const bytes = Buffer.allocUnsafe(frames * block.length * width);
  block.forEach((samples, c) => {
    for (let i = 0; i < frames; i++) bytes.writeIntLE(samples[i]!, (i * block.length + c) * width, width);
  });
  return bytes;
}

function joined(blocks: readonly Float32Array[][], channel: number, frames: number): Float32Array {
  const samples = new Float32Array(frames);
  let at = 0;
  for (const block of blocks) {
    samples.set(block[channel]!, at);
    at += block[channel]!.length;
  }
  return samples;
}

/**
 * The library takes a `fetch` for the sign of a page and asks it for a path on the disk; Node has had one since 18.
 * It looks once, while it loads, and nothing else runs meanwhile: that long there is none.
 */
export async function flacLibrary(): Promise<Library> {
  const { fetch } = globalThis;
  let library: Library;
  try {
    Reflect.set(globalThis, "fetch", undefined);
    library = createRequire(import.meta.url)("libflacjs/dist/libflac.min.wasm.js");
  } finally {
    globalThis.fetch = fetch;
  }
  if (!library.isReady()) await new Promise<void>((resolve) => library.on("ready", () => resolve()));
  return library;
}
