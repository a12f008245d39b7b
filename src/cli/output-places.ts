import { accessSync, constants, existsSync, lstatSync, mkdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { type Fault, SessionError, shown } from "../session/fault.ts";
import type { Session } from "../session/session.ts";
import type { SessionFile } from "./session-file.ts";
import { stemNames } from "./stem-names.ts";

export interface PlacesWanted {
  readonly output: string;
  /** A folder; made when it is not there. */
  readonly stems?: string;
}

export interface Places {
  readonly mix: string;
  /** By strip. */
  readonly stems: ReadonlyMap<string, string>;
}

/** Where everything will be written. Looked at before the work, so that an hour is not spent for nothing. @throws SessionError. */
export function placesFor(session: Session, file: SessionFile, { output, stems }: PlacesWanted): Places {
  const faults = [...nameFaults(output), ...placeFaults("--output", dirname(realPath(output)))];
  if (isFolder(output))
    faults.push({ code: "bad-route", path: "--output", message: `${shown(output)} is a folder; name a file in it` });
  const strips = [...session.graph.strips.values()].filter(({ role }) => role !== "master").map(({ id }) => id);
  const names =
    stems === undefined ? [] : [...stemNames(strips)].map(([strip, name]): [string, string] => [strip, join(stems, name)]);
  if (stems !== undefined) faults.push(...placeFaults("--stems", existsSync(stems) ? stems : dirname(resolve(stems))));

  // Whole files are renamed onto their places, which would put a file where a device, a pipe or /dev/stdout was.
  const all = [["--output", output] as const, ...names.map(([, path]) => ["--stems", path] as const)];
  for (const [option, path] of all)
    if (isSpecial(path))
      faults.push({ code: "bad-route", path: option, message: `${shown(path)} is a device or a pipe; name a plain file` });
    else if (isDeadLink(path))
      faults.push({ code: "bad-route", path: option, message: `${shown(path)} is a link that leads nowhere; name a plain file` });

  const sources = new Set([file.path, ...file.audio.map(({ path }) => path)].map(realPath));
  for (const [option, path] of all)
    if (sources.has(realPath(path)))
      faults.push({
        code: "bad-route",
        path: option,
        message: `${shown(path)} is a file that the session is made of; write to another`,
      });
  if (names.some(([, path]) => realPath(path) === realPath(output)))
    faults.push({
      code: "bad-route",
      path: "--output",
      message: `${shown(output)} is the name of a stem as well; write to another`,
    });
  if (faults.length > 0) throw new SessionError(faults);
  return { mix: output, stems: new Map(names) };
}

/** The folder for the stems, when everything is rendered. */
export function makeFolders({ stems }: Places): void {
  for (const path of stems.values()) mkdirSync(dirname(path), { recursive: true });
}

/** A name that promises what is not written: a player that trusts it would not open the file. */
function nameFaults(output: string): Fault[] {
  const refused = (message: string): Fault[] => [{ code: "bad-route", path: "--output", message }];
  if (output === "-") return refused("stdout is not written to, since a file is whole or not there; name a file");
  if (!OTHER_FORMATS.has(extname(output).toLowerCase())) return [];
  return refused(`${shown(output)} would be a WAV file; name it .wav, and let an encoder make ${extname(output)} of it`);
}

const OTHER_FORMATS = new Set([".aac", ".aif", ".aiff", ".caf", ".flac", ".m4a", ".mp3", ".ogg", ".opus", ".webm"]);

function placeFaults(option: string, folder: string): Fault[] {
  if (existsSync(folder) && !isFolder(folder))
    return [{ code: "bad-route", path: option, message: `${shown(folder)} is a file; name a folder` }];
  if (!isFolder(folder))
    return [{ code: "missing-file", path: option, message: `there is no folder ${shown(folder)}; make it, or name another` }];
  try {
    accessSync(folder, constants.W_OK);
    return [];
  } catch {
    return [
      {
        code: "missing-file",
        path: option,
        message: `the folder ${shown(folder)} cannot be written to; name another, or change its permissions`,
      },
    ];
  }
}

/** What stands there; nothing does in a file that is taken for a folder either. */
function found(path: string, look: typeof statSync | typeof lstatSync = statSync): Stats | undefined {
  try {
    return look(path);
  } catch {
    return undefined;
  }
}

function isFolder(path: string): boolean {
  return found(path)?.isDirectory() ?? false;
}

function isSpecial(path: string): boolean {
  const there = found(path);
  return there !== undefined && !there.isFile() && !there.isDirectory();
}

function isDeadLink(path: string): boolean {
  return !existsSync(path) && (found(path, lstatSync)?.isSymbolicLink() ?? false);
}

/** Where a link leads, so that the file behind it is written and the link stays. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
