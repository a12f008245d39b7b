// The browser tests are never left out quietly: without a Chromium this gets one, or says which command does.
import { findChromium } from "../browser.mjs";
import { command } from "./command.mjs";

const MINUTE_MS = 60_000;

/** @typedef {[program: string, ...args: string[]]} Call */

/**
 * @returns {Promise<boolean>} whether a browser had to be installed
 * @throws {Error} with every attempt's outcome and what to do by hand
 */
export async function ensureBrowser() {
  if (await findChromium()) return false;
  const failures = [];
  for (const calls of attempts()) {
    console.log(`no Chromium found; trying: ${calls.map((call) => call.join(" ")).join(" && ")}`);
    try {
      for (const [program, ...args] of calls) await command(program, args, { timeoutMs: 5 * MINUTE_MS });
      await startInstalled();
      return true;
    } catch (error) {
      failures.push(inShort(error));
    }
  }
  throw new Error(
    `${failures.join("\n")}
The tests need a Chromium and none could be installed. Install Chromium, Chrome or Edge (Debian: apt-get install chromium),
or run "npx playwright install --with-deps chromium", or set CHROMIUM_PATH to a browser you have. "npm run test:node" needs none.`,
  );
}

/** @returns {Call[][]} in order, each a list of calls that must all succeed */
function attempts() {
  /** @type {(...options: string[]) => Call} */
  const playwright = (...options) => [process.execPath, "node_modules/playwright/cli.js", "install", ...options, "chromium"];
  if (process.platform !== "linux" || process.getuid?.() !== 0) return [[playwright()]];
  /** @type {Call[]} */
  const debian = [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
  ];
  return [[playwright()], debian, [playwright("--with-deps")]];
}

/** A download is no browser yet: on a bare Linux the libraries it wants may be missing. */
async function startInstalled() {
  const path = await findChromium();
  if (path === undefined) throw new Error("it ended well, but no browser is where it should be");
  if (process.platform === "linux") await command(path, ["--no-sandbox", "--version"], { timeoutMs: MINUTE_MS });
}

/** What failed, and the errors it named, once each. @param {unknown} error */
function inShort(error) {
  const [what, ...said] = (error instanceof Error ? error.message : String(error)).split("\n");
  const errors = said.filter((line) => /^(E:|Error|.*error while loading)/.test(line));
  return [what, ...new Set(errors)].join("\n  ");
}
