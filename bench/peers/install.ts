import { copyFile, mkdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { command } from "../../scripts/setup/command.mjs";
import { root } from "../root.ts";

const SOURCE = resolve(root, "bench/peers");
const FOLDER = resolve(root, "build/bench/peers");
const COPIED = ["package.json", "package-lock.json", ".npmrc", "resolve.mjs"];
const INSTALLED = resolve(FOLDER, "installed.json");

/**
 * The peers, installed in a folder of their own the first time: they weigh more than everything else together, and who only builds or
 * tests never waits for them.
 * @throws Error when the packages cannot be had
 */
export async function installPeers(): Promise<string> {
  const lock = await readFile(resolve(SOURCE, "package-lock.json"), "utf8");
  if (lock === (await readFile(INSTALLED, "utf8").catch(() => ""))) return FOLDER;
  await mkdir(FOLDER, { recursive: true });
  for (const file of COPIED) await copyFile(resolve(SOURCE, file), resolve(FOLDER, file));
  const npm = process.env.npm_execpath;
  const install = ["ci", "--prefix", FOLDER, "--no-audit", "--no-fund", "--ignore-scripts"];
  await (npm ? command(process.execPath, [npm, ...install]) : command("npm", install));
  await copyFile(resolve(FOLDER, "package-lock.json"), INSTALLED);
  return FOLDER;
}

/** A peer's module, as Node finds it from the folder the peers are in. */
export async function importPeer<T>(name: string): Promise<T> {
  const folder = await installPeers();
  const { load } = (await import(pathToFileURL(resolve(folder, "resolve.mjs")).href)) as { load(name: string): Promise<T> };
  return load(name);
}

/** Where the modules of peers are found that are asked for as files: by the page's server, for what runs in a page. */
export const peerModules = resolve(FOLDER, "node_modules");
