import { accessSync, constants, existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
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
  const faults = [...placeFaults("--output", dirname(resolve(output)))];
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

function placeFaults(option: string, folder: string): Fault[] {
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

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function isSpecial(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
