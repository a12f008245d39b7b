import { plainRounding, type Rounding } from "./dither.ts";

/** Sample formats that are written: 16 and 24-bit integers, 32-bit float. */
export const WAV_BITS = ["16", "24", "32f"] as const;
export type WavBits = (typeof WAV_BITS)[number];

export interface WavShape {
  readonly bits: WavBits;
  /** Hz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly frames: number;
}

const BYTES: Record<WavBits, number> = { "16": 2, "24": 3, "32f": 4 };
const INTEGER_PCM = 1;
const FLOAT_PCM = 3;
/** The largest size a chunk of RIFF can say; beyond it the file is RF64 (EBU Tech 3306). */
const LARGEST_RIFF = 0xffffffff;

/** Bytes of the samples, without the one that makes an odd chunk even. */
export function wavDataBytes({ bits, channels, frames }: WavShape): number {
  return BYTES[bits] * channels * frames;
}

/** Everything that stands before the samples. */
export function wavHeader(shape: WavShape): Uint8Array<ArrayBuffer> {
  const data = wavDataBytes(shape);
  const chunks = [formatChunk(shape), ...(shape.bits === "32f" ? [factChunk(shape.frames)] : [])];
  const body = 4 + chunks.reduce((sum, chunk) => sum + chunk.length, 0) + 8 + data + (data & 1);
  if (body <= LARGEST_RIFF) return joined([fourCc("RIFF"), u32(body), fourCc("WAVE"), ...chunks, fourCc("data"), u32(data)]);
  const sizes = joined([fourCc("ds64"), u32(28), u64(body + 36), u64(data), u64(shape.frames), u32(0)]);
  return joined([fourCc("RF64"), u32(LARGEST_RIFF), fourCc("WAVE"), sizes, ...chunks, fourCc("data"), u32(LARGEST_RIFF)]);
}

/** What stands after the samples: one byte where their number is odd. */
export function wavEnd(shape: WavShape): Uint8Array<ArrayBuffer> {
  return new Uint8Array(wavDataBytes(shape) % 2);
}

/**
 * Samples as a file has them, channels side by side. Integers are rounded by `rounding`, which goes through them in the order of the file, and
 * held at full scale; so any cut of a signal into pieces gives the same bytes.
 */
export function wavSamples(
  channels: readonly Float32Array[],
  bits: WavBits,
  rounding: Rounding = plainRounding,
): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  const bytes = new Uint8Array(frames * channels.length * BYTES[bits]);
  if (bits === "32f") writeFloats(bytes, channels);
  else writeIntegers(bytes, channels, BYTES[bits], rounding);
  return bytes;
}

/** A whole file in memory. */
export function wavFile(
  channels: readonly Float32Array[],
  sampleRate: number,
  bits: WavBits,
  rounding?: Rounding,
): Uint8Array<ArrayBuffer> {
  const shape = { bits, sampleRate, channels: channels.length, frames: channels[0]?.length ?? 0 };
  return joined([wavHeader(shape), wavSamples(channels, bits, rounding), wavEnd(shape)]);
}

function writeFloats(bytes: Uint8Array, channels: readonly Float32Array[]): void {
  const view = new DataView(bytes.buffer);
  const stride = channels.length * 4;
  channels.forEach((samples, c) => {
    for (let i = 0, at = c * 4; i < samples.length; i++, at += stride) view.setFloat32(at, samples[i]!, true);
  });
}

function writeIntegers(bytes: Uint8Array, channels: readonly Float32Array[], size: number, rounding: Rounding): void {
  const full = 2 ** (size * 8 - 1);
  const frames = channels[0]?.length ?? 0;
  let at = 0;
  for (let i = 0; i < frames; i++)
    for (const samples of channels) {
      const step = Math.min(full - 1, Math.max(-full, rounding(samples[i]! * full)));
      bytes[at] = step;
      bytes[at + 1] = step >> 8;
      if (size === 3) bytes[at + 2] = step >> 16;
      at += size;
    }
}

function formatChunk({ bits, sampleRate, channels }: WavShape): Uint8Array<ArrayBuffer> {
  const frameBytes = BYTES[bits] * channels;
  const float = bits === "32f";
  const fields = [
    u16(float ? FLOAT_PCM : INTEGER_PCM),
    u16(channels),
    u32(sampleRate),
    u32(sampleRate * frameBytes),
    u16(frameBytes),
  ];
  const body = joined([...fields, u16(BYTES[bits] * 8), ...(float ? [u16(0)] : [])]);
  return joined([fourCc("fmt "), u32(body.length), body]);
}

/** Frames, which formats other than integers must say. What does not fit stands in `ds64`. */
const factChunk = (frames: number) => joined([fourCc("fact"), u32(4), u32(Math.min(frames, LARGEST_RIFF))]);

const fourCc = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const u16 = (value: number) => Uint8Array.of(value, value >> 8);
const u32 = (value: number) => Uint8Array.of(value, value >>> 8, value >>> 16, value >>> 24);
const u64 = (value: number) => joined([u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32))]);

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
