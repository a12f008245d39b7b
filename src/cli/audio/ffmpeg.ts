import { constants } from "node:buffer";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Audio, AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";
import { readWav } from "./wav-reader.ts";

/** A kind of file by the name that ffmpeg has for its container, and by the one that people have for it. */
export interface Kind {
  readonly container: "flac" | "mp3" | "ogg";
  readonly name: string;
}

const DECODERS: Record<Kind["container"], string> = { flac: "a FLAC decoder", mp3: "an MP3 decoder", ogg: "an Ogg decoder" };

/**
 * The samples that the system's ffmpeg finds in a file: all channels, at the file's own rate.
 * @throws AudioError when no ffmpeg is on the PATH, and for whatever ffmpeg complains of.
 */
export async function decodedByFfmpeg(bytes: Bytes, kind: Kind): Promise<Audio> {
  const { wav, complaint } = await withCopy(bytes, (path) => run(path, kind));
  const audio = wav.length > 0 ? readWav(inMemory(wav)) : undefined;
  const because = complaint ? `: ${complaint}` : "";
  if (!audio?.channels[0]?.length)
    throw new AudioError(`has no sound that ${DECODERS[kind.container]} finds${because}; export it again`);
  if (complaint) throw new AudioError(`is damaged${because}; export or copy it again`);
  return audio;
}

/** From a pipe ffmpeg would not learn how long an MP3 is, and leave the encoder's silence at its end. The copy's name is ours, so it is no option or address. */
async function withCopy<T>(bytes: Bytes, use: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "postfade-"));
  try {
    const path = join(folder, "audio");
    writeFileSync(path, bytes.read(0, bytes.size));
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** WAV is asked for because it tells the rate and the channels before the samples, and is read exactly here. */
function run(path: string, { container, name }: Kind): Promise<{ wav: Buffer; complaint: string }> {
  const input = ["-nostdin", "-protocol_whitelist", "file", "-f", container, "-i", `file:${path}`];
  const output = ["-map", "0:a:0", "-c:a", "pcm_f32le", "-bitexact", "-f", "wav", "pipe:1"];
  return new Promise((resolve, reject) => {
    const child = spawn("ffmpeg", ["-hide_banner", "-v", "error", ...input, ...output], {
      windowsHide: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const pieces: Buffer[] = [];
    let size = 0;
    let said = "";
    child.on("error", (error: NodeJS.ErrnoException) => {
      const why = error.code === "ENOENT" ? "which is not installed here" : `which does not start here (${error.message})`;
      reject(new AudioError(`is ${name} and needs ffmpeg, ${why}; install ffmpeg or export it as WAV or FLAC`));
    });
    child.stdout.on("data", (piece: Buffer) => {
      size += piece.length;
      if (size <= constants.MAX_LENGTH) pieces.push(piece);
      else child.kill();
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      if (said.length < 10_000) said += text;
    });
    child.on("close", (code) => {
      if (size > constants.MAX_LENGTH)
        reject(new AudioError(`is longer than ${constants.MAX_LENGTH} bytes when decoded; convert it to WAV`));
      else
        resolve({
          wav: Buffer.concat(pieces, size),
          complaint: firstLine(said) || (code === 0 ? "" : `ffmpeg ended with ${code}`),
        });
    });
  });
}

/** Without the address that ffmpeg puts before what its parts say. */
function firstLine(said: string): string {
  const line = said.split("\n").find((text) => text.trim() !== "") ?? "";
  return line.replace(/^\[([^\]@]+?) @ 0x[0-9a-f]+\]/, "$1:").trim();
}

const inMemory = (data: Buffer): Bytes => ({ size: data.length, read: (at, length) => data.subarray(at, at + length) });
