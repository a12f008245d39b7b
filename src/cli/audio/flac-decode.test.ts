import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { Bytes } from "./bytes.ts";
import { readFlac } from "./flac.ts";
import { DECODED_BITS, decodedFlac, flacLibrary } from "./flac-decode.ts";

const FRAMES = 20_000;

/** Two channels with every byte a sample can have in every place: noise, both ends of the scale, small steps around 0. */
function hard(bits: number): Int32Array {
  const full = 2 ** (bits - 1);
  const edges = [0, -1, 1, full - 1, -full, 255, 256, -256, -255, 0x100 - full].map((value) =>
    Math.max(-full, Math.min(full - 1, value)),
  );
  let seed = 1;
  return Int32Array.from({ length: FRAMES * 2 }, (_, i) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return i % 3 === 0 ? edges[(seed >>> 8) % edges.length]! : Math.floor((seed / 2 ** 32) * 2 * full) - full;
  });
}

/** The library's encoder knows no length beforehand and cannot go back, so length and MD5 stay unsaid in the first block. */
async function encoded(samples: Int32Array, bits: number): Promise<Bytes> {
  const library = await flacLibrary();
  const encoder = library.create_libflac_encoder(48000, 2, bits, 5, FRAMES);
  const pieces: Uint8Array[] = [];
  library.init_encoder_stream(encoder, (data) => void pieces.push(data));
  library.FLAC__stream_encoder_process_interleaved(encoder, samples as Int32Array<ArrayBuffer>, FRAMES);
  library.FLAC__stream_encoder_finish(encoder);
  library.FLAC__stream_encoder_delete(encoder);
  const file = Buffer.concat(pieces);
  return { size: file.length, read: (at, length) => file.subarray(at, at + length) };
}

test.each(DECODED_BITS)("%d bits: every sample is the integer that was encoded over full scale", async (bits) => {
  const samples = hard(bits);
  const { channels } = await readFlac(await encoded(samples, bits));
  expect(channels.map(({ length }) => length)).toEqual([FRAMES, FRAMES]);
  expect(channels.every((one, c) => one.every((value, i) => value === samples[i * 2 + c]! / 2 ** (bits - 1)))).toBe(true);
});

test.each(DECODED_BITS)("%d bits: the right checksum is accepted, another is not", async (bits) => {
  const samples = hard(bits);
  const raw = Buffer.alloc((samples.length * bits) / 8);
  samples.forEach((value, i) => void raw.writeIntLE(value, (i * bits) / 8, bits / 8));
  const file = await encoded(samples, bits);
  const info = { sampleRate: 48000, channels: 2, frames: FRAMES, bits };
  await decodedFlac(file, { ...info, md5: createHash("md5").update(raw).digest("hex") });
  await expect(decodedFlac(file, { ...info, md5: "0123456789abcdef".repeat(2) })).rejects.toThrow("not what its checksum says");
});
