import { readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { SessionDocument } from "../session/document.ts";
import { type Fault, SessionError, shown } from "../session/fault.ts";
import { parseSession, sessionFaults } from "../session/validate.ts";
import type { AudioInfo } from "./audio/audio-file.ts";
import { audioInfo } from "./audio/read-audio.ts";
import { audioFault, because, checkedFor } from "./file-fault.ts";

/** An audio file that a session names, by every place that names it. */
export interface SessionAudio {
  /** As the document says it. */
  readonly file: string;
  readonly path: string;
  readonly places: readonly string[];
  /** Whether clips play it, and whether inserts name it, as an impulse response: one of them at least. */
  readonly isClip: boolean;
  readonly isImpulse: boolean;
  /** What its header says; undefined for kinds that must be decoded to know. */
  readonly info: AudioInfo | undefined;
}

export interface SessionFile {
  readonly path: string;
  readonly document: SessionDocument;
  readonly audio: readonly SessionAudio[];
}

export interface OpenOptions {
  /** Audio files may lie outside the session's folder. */
  readonly allowOutside: boolean;
}

const LARGEST_SESSION = 256 * 2 ** 20;

/** A session's document and the files it names, each looked at. @throws SessionError with every fault of both. */
export async function openSession(path: string, options: OpenOptions): Promise<SessionFile> {
  const document = parseSession(readText(path));
  const faults = sessionFaults(document);
  const audio: SessionAudio[] = [];
  const played = filesNamed(document, "clips", "file");
  for (const [file, named] of withImpulses(played, filesNamed(document, "inserts", "impulse"))) {
    const found = await look(dirname(resolve(path)), file, named, options);
    if ("message" in found) faults.push(...named.places.map((place) => ({ ...found, path: place })));
    else audio.push({ file, ...named, ...found });
  }
  if (faults.length > 0) throw new SessionError(faults);
  return { path, document: document as SessionDocument, audio };
}

function readText(path: string): string {
  const refuse = (code: Fault["code"], message: string) => new SessionError([{ code, path: "", message }]);
  let size: number;
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw refuse("missing-file", `${shown(path)} is a folder; name the session file in it`);
    // What a session names lies beside it, and beside a pipe lies nothing.
    if (!stat.isFile()) throw refuse("missing-file", `${shown(path)} is a device or a pipe; name the session's file`);
    size = stat.size;
  } catch (error) {
    if (error instanceof SessionError) throw error;
    throw refuse("missing-file", `there is no session file ${shown(path)}${because(error)}; check the name`);
  }
  if (size > LARGEST_SESSION)
    throw refuse("too-large", `${shown(path)} is ${size} bytes long; a session has at most ${LARGEST_SESSION}`);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw refuse("missing-file", `${shown(path)} cannot be read${because(error)}; check its permissions`);
  }
}

/** The files that all clips or inserts name, as far as they can be made out, whatever else is wrong with the document. */
function filesNamed(document: unknown, list: "clips" | "inserts", key: "file" | "impulse"): Map<string, string[]> {
  const files = new Map<string, string[]>();
  listIn(document, "strips").forEach((strip, s) => {
    listIn(strip, list).forEach((item, i) => {
      const file: unknown = (item as Record<string, unknown> | null)?.[key];
      if (typeof file === "string" && file !== "" && !file.includes("\0"))
        files.set(file, [...(files.get(file) ?? []), `strips[${s}].${list}[${i}].${key}`]);
    });
  });
  return files;
}

/** What clips name, and what inserts do. */
function withImpulses(clips: ReadonlyMap<string, string[]>, impulses: ReadonlyMap<string, string[]>): Map<string, Named> {
  return new Map(
    [...clips.keys(), ...impulses.keys()].map((file) => {
      const places = [...(clips.get(file) ?? []), ...(impulses.get(file) ?? [])];
      return [file, { places, isClip: clips.has(file), isImpulse: impulses.has(file) }] as const;
    }),
  );
}

function listIn(holder: unknown, key: string): unknown[] {
  const list = typeof holder === "object" && holder !== null ? (holder as Record<string, unknown>)[key] : undefined;
  return Array.isArray(list) ? list : [];
}

type Named = Pick<SessionAudio, "places" | "isClip" | "isImpulse">;
type Looked = { path: string; info: AudioInfo | undefined };

async function look(
  folder: string,
  file: string,
  named: Named,
  { allowOutside }: OpenOptions,
): Promise<Looked | Omit<Fault, "path">> {
  const path = resolve(folder, file);
  if (!allowOutside && isOutside(folder, path))
    return {
      code: "path-outside",
      message: `${shown(file)} is outside the session's folder; move it there, or allow it with --allow-outside`,
    };
  try {
    return { path, info: checkedFor(named, await audioInfo(path)) };
  } catch (error) {
    return audioFault(file, error);
  }
}

/** Links are followed: what counts is where the file is. */
export function isOutside(folder: string, path: string): boolean {
  const leaves = (from: string, to: string) => {
    const way = relative(from, to);
    return way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way);
  };
  if (leaves(folder, path)) return true;
  try {
    return leaves(realpathSync(folder), realpathSync(path));
  } catch {
    return false;
  }
}
