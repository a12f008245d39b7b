import { type FileHandle, open, rename, rm } from "node:fs/promises";
import { plainRounding, triangularDither } from "../offline/dither.ts";
import { type WavBits, wavEnd, wavHeader, wavSamples } from "../offline/wav.ts";
import { realPath } from "./output-places.ts";

/** A file to be: where, and what sound. */
export interface Output {
  readonly path: string;
  readonly channels: readonly Float32Array[];
}

export interface WavOptions {
  /** Hz. */
  readonly sampleRate: number;
  readonly bits: WavBits;
  /** Triangular dither before integers are rounded. */
  readonly dither: boolean;
}

const PIECE_FRAMES = 1 << 16;

const INTERRUPTS = { SIGINT: 130, SIGTERM: 143 } as const;
type Interrupt = keyof typeof INTERRUPTS;

/**
 * Writes all files or none: each under another name beside its place, and when all are whole they are renamed. What was there before stays until
 * then; a link stays one, and the file behind it is written. An interrupt, or an error of the file system, takes away what was begun.
 */
export async function writeWavs(outputs: readonly Output[], options: WavOptions): Promise<void> {
  const begun = outputs.map(({ path, channels }) => {
    const place = realPath(path);
    return { place, part: `${place}.${process.pid}.part`, channels };
  });
  let interrupt: Interrupt | null = null;
  const listener = (signal: NodeJS.Signals) => {
    interrupt = signal as Interrupt;
  };
  for (const signal of Object.keys(INTERRUPTS)) process.on(signal, listener);
  try {
    for (const { part, channels } of begun) await writeWav(part, channels, options, () => interrupt !== null);
    if (interrupt === null) for (const { place, part } of begun) await rename(part, place);
  } finally {
    await Promise.all(begun.map(({ part }) => rm(part, { force: true })));
    for (const signal of Object.keys(INTERRUPTS)) process.off(signal, listener);
  }
  if (interrupt !== null) process.exit(INTERRUPTS[interrupt]);
}

/** Begins nothing new, and leaves off between two pieces, once `stopped` says so. */
async function writeWav(
  path: string,
  channels: readonly Float32Array[],
  { sampleRate, bits, dither }: WavOptions,
  stopped: () => boolean,
): Promise<void> {
  if (stopped()) return;
  const frames = channels[0]?.length ?? 0;
  const shape = { sampleRate, bits, channels: channels.length, frames };
  const rounding = dither ? triangularDither() : plainRounding;
  const file = await open(path, "w");
  try {
    await writeAll(file, wavHeader(shape));
    for (let from = 0; from < frames && !stopped(); from += PIECE_FRAMES) {
      const piece = channels.map((samples) => samples.subarray(from, from + PIECE_FRAMES));
      await writeAll(file, wavSamples(piece, bits, rounding));
    }
    await writeAll(file, wavEnd(shape));
    await file.sync();
  } finally {
    await file.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length; ) written += (await file.write(bytes, written)).bytesWritten;
}
