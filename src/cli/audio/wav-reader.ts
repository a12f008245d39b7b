import type { Audio } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";
import { type SampleFormat, type WavLayout, wavLayout } from "./wav-header.ts";

/** Samples of every channel that are turned into floats at a time. */
const PIECE_FRAMES = 1 << 16;

/** The samples of a WAV file as floats; integers of `n` bits are divided by 2^(n-1), so 16 and 24 bits come through exactly. */
export function readWav(bytes: Bytes): Audio {
  const layout = wavLayout(bytes);
  const channels = Array.from({ length: layout.channels }, () => new Float32Array(layout.frames));
  for (const { from, piece } of wavPieces(bytes, layout)) channels.forEach((samples, c) => void samples.set(piece[c]!, from));
  return { sampleRate: layout.sampleRate, channels };
}

/** The same piece by piece, for files larger than memory. */
export function* wavPieces(bytes: Bytes, layout: WavLayout): Generator<{ from: number; piece: Float32Array[] }> {
  const { format, channels, frames, dataStart } = layout;
  const frameBytes = format.bytes * channels;
  for (let from = 0; from < frames; from += PIECE_FRAMES) {
    const length = Math.min(PIECE_FRAMES, frames - from);
    const raw = bytes.read(dataStart + from * frameBytes, length * frameBytes);
    yield { from, piece: Array.from({ length: channels }, (_, c) => channelOf(raw, format, c * format.bytes, frameBytes)) };
  }
}

function channelOf(raw: Buffer, { kind, bytes }: SampleFormat, offset: number, frameBytes: number): Float32Array {
  const samples = new Float32Array(Math.floor(raw.length / frameBytes));
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const sampleAt = reader(view, kind, bytes);
  for (let i = 0, at = offset; i < samples.length; i++, at += frameBytes) samples[i] = sampleAt(at);
  return samples;
}

function reader(view: DataView, kind: SampleFormat["kind"], bytes: number): (at: number) => number {
  if (kind === "unsigned") return (at) => (view.getUint8(at) - 128) / 128;
  if (kind === "float") return bytes === 8 ? (at) => view.getFloat64(at, true) : (at) => view.getFloat32(at, true);
  if (bytes === 2) return (at) => view.getInt16(at, true) / 2 ** 15;
  if (bytes === 4) return (at) => view.getInt32(at, true) / 2 ** 31;
  return (at) => (view.getInt8(at + 2) * 65536 + view.getUint16(at, true)) / 2 ** 23;
}
