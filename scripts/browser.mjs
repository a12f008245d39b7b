// Where a Chromium is on this machine: the variable, the usual names on PATH, the usual places, Playwright's own.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform @returns {string[]} every place worth a look, best first */
export function candidates(env, platform) {
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter(Boolean);
  const suffix = platform === "win32" ? ".exe" : "";
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...usualPlaces(env, platform)];
}

/** @param {NodeJS.ProcessEnv} env @param {NodeJS.Platform} platform @returns {string[]} */
function usualPlaces(env, platform) {
  if (platform === "darwin") {
    const apps = ["Chromium", "Google Chrome", "Microsoft Edge"];
    return apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (platform !== "win32") return [];
  const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
  const tails = [
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
  ];
  return roots.flatMap((root) => tails.map((tail) => join(root, tail)));
}

/**
 * The browser that the tests and the demo's checks use.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} its path, or undefined when there is none
 * @throws {Error} when CHROMIUM_PATH names a file that is not there: a wish is never replaced quietly
 */
export async function findChromium(env = process.env) {
  const wished = env.CHROMIUM_PATH;
  if (wished) {
    if (existsSync(wished)) return wished;
    throw new Error(`CHROMIUM_PATH is ${wished}, and there is no such file. Correct the variable or unset it.`);
  }
  return candidates(env, process.platform).find((path) => existsSync(path)) ?? (await playwrightsOwn());
}

/** @returns {Promise<string | undefined>} the build that `playwright install` put into its cache, if it did */
async function playwrightsOwn() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
