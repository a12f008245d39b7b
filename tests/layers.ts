import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";

/** A source tree and, for each room in it, the rooms it may import from. */
export interface House {
  readonly root: string;
  readonly rooms: Readonly<Record<string, readonly string[]>>;
  /** It is a room itself: what it may import from outside is said there. */
  readonly within?: boolean;
}

/** Every source under a folder, tests left out: they may look into any room. Paths with forward slashes. */
export function sources(folder: string): { path: string; text: string }[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs)$/.test(name) && !name.endsWith(".test.ts"))
    .map((name) => ({ path: posix.join(folder, name.replaceAll("\\", "/")), text: readFileSync(join(folder, name), "utf8") }));
}

/** A sentence for every import in `text` that its room may not make. */
export function trespasses(house: House, path: string, text: string): string[] {
  const from = roomOf(house, path);
  const allowed = house.rooms[from ?? ""] ?? [];
  return imported(text).flatMap((specifier) => {
    if (!specifier.startsWith(".")) return [];
    const to = roomOf(house, posix.join(posix.dirname(path), specifier));
    const fits = to === undefined ? house.within === true : to === from || allowed.includes(to);
    return fits ? [] : [`${path} imports ${specifier}`];
  });
}

/** Every package and every part of Node that `text` imports. */
export function packagesOf(text: string): string[] {
  return imported(text).filter((specifier) => !specifier.startsWith("."));
}

function imported(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*"([^"\s]+)"/g)].map((match) => match[1]!);
}

/** The first folder below the root, or the file's own name where it stands at the top. */
function roomOf({ root }: House, path: string): string | undefined {
  if (!path.startsWith(`${root}/`)) return undefined;
  return path
    .slice(root.length + 1)
    .split("/")[0]!
    .replace(/\.ts$/, "");
}
