// Where a Chromium is on this machine: the variable, the usual names on PATH, the usual places, Playwright's own.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"];

/** Works as root, without a sound device, without a gesture, and without a word to the browser's maker. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--autoplay-policy=no-user-gesture-required",
];

/**
 * Every place worth a look, best first.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
export function candidates(env, platform) {
  const folders = (env.PATH ?? env.Path ?? "").split(delimiter).filter(Boolean);
  const suffix = platform === "win32" ? ".exe" : "";
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...onPath, ...usualPlaces(env, platform)];
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
function usualPlaces(env, platform) {
  if (platform === "darwin") {
    const apps = ["Chromium", "Google Chrome", "Microsoft Edge"];
    return apps.map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
  }
  if (platform !== "win32") return ["/opt/google/chrome/chrome", "/snap/bin/chromium"];
  const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
  const tails = [
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
  ];
  return roots.flatMap((root) => tails.map((tail) => join(root, tail)));
}

/**
 * The browser that the tests use.
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

/** What Playwright's `launch` takes, so that every test drives the same browser in the same manner. */
export async function launchOptions() {
  return { executablePath: await findChromium(), args: ARGUMENTS };
}
