import { readdirSync, readFileSync } from "node:fs";
import type { SessionDocument } from "../../src/session/document.ts";
import type { Sounds } from "../desk/render.ts";
import { channelsOf, type Source } from "./sources.ts";

/** What the reference says of a session. Numbers of both sides are left, right. */
export interface Expected {
  readonly frames: number;
  readonly latency: number;
  /** By edge (`a->b`, `a->b send 0`, `a->b key 0`): only what waits at all. */
  readonly compensation: Readonly<Record<string, number>>;
  /** By insert (`mix/i0`): the largest magnitude it hears. */
  readonly insertInputPeak: Readonly<Record<string, number>>;
  readonly metrics: Readonly<Record<"peak" | "rms" | "mean", readonly [number, number]>>;
  readonly probes: { readonly frame: readonly number[]; readonly L: readonly number[]; readonly R: readonly number[] };
}

export function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8")) as T;
}

export const sessionNames = readdirSync(new URL("sessions", import.meta.url)).map((name) => name.replace(/\.json$/, ""));

export const sessionDocument = (name: string) => readJson<SessionDocument>(`sessions/${name}.json`);
export const expectedOf = (name: string) => readJson<Expected>(`expect/${name}.json`);

const sources = readJson<Record<string, Source>>("sources.json");
const made = new Map<string, Float32Array[]>();

/** The sounds of a session's files, each made once. */
export function soundsOf({ strips }: SessionDocument): Sounds {
  const files = strips.flatMap(({ clips }) => clips?.map(({ file }) => file) ?? []);
  for (const file of files) if (!made.has(file)) made.set(file, channelsOf(sources[file]!));
  return Object.fromEntries(files.map((file) => [file, made.get(file)!]));
}
