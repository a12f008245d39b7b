import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { AudioError } from "./audio-file.ts";

/** A file that is read where it is wanted, never as a whole. */
export interface Bytes {
  readonly size: number;
  /** Up to `length` bytes from `at` on: fewer at the end, none after it. */
  read(at: number, length: number): Buffer;
}

/** Lends an open file to `use` and closes it, whatever happens. @throws AudioError when it is no ordinary file. */
export async function withBytes<T>(path: string, use: (bytes: Bytes) => T | Promise<T>): Promise<T> {
  const file = openSync(path, "r");
  try {
    const stat = fstatSync(file);
    if (!stat.isFile())
      throw new AudioError(`is ${stat.isDirectory() ? "a folder" : "not an ordinary file"}; name an audio file`);
    return await use(bytesOf(file, stat.size));
  } finally {
    closeSync(file);
  }
}

function bytesOf(file: number, size: number): Bytes {
  return {
    size,
    read(at, length) {
      const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, size - at)));
      let filled = 0;
      while (filled < buffer.length) {
        const read = readSync(file, buffer, filled, buffer.length - filled, at + filled);
        if (read === 0) break;
        filled += read;
      }
      return buffer.subarray(0, filled);
    },
  };
}
