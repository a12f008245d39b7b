// The browser tests are never left out quietly: without a Chromium this gets one, or says which command does.
import { findChromium } from "../browser.mjs";
import { command } from "./command.mjs";

const MINUTE_MS = 60_000;

/**
 * @returns {Promise<boolean>} whether a browser had to be installed
 * @throws {Error} with every attempt's outcome and what to do by hand
 */
export async function ensureBrowser() {
  if (await findChromium()) return false;
  const failures = [];
  for (const attempt of attempts()) {
    console.log(`no Chromium found; trying: ${attempt.map((call) => call.join(" ")).join(" && ")}`);
    try {
      for (const [program, ...args] of attempt) await command(program, args, { timeoutMs: 5 * MINUTE_MS });
      if (await findChromium()) return true;
      failures.push("it ended well, but no browser is where it should be");
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `${failures.join("\n")}
The tests need a Chromium and none could be installed. Install Chromium, Chrome or Edge (Debian, Ubuntu: apt-get install chromium),
or run "npx playwright install --with-deps chromium", or set CHROMIUM_PATH to a browser you have. "npm run test:node" needs none.`,
  );
}

/** Each a list of calls that must all succeed. @returns {[string, ...string[]][][]} */
function attempts() {
  const playwright = [[process.execPath, "node_modules/playwright/cli.js", "install", "chromium"]];
  const debian = [
    ["apt-get", "update"],
    ["apt-get", "install", "-y", "--no-install-recommends", "chromium"],
  ];
  const mayInstall = process.platform === "linux" && process.getuid?.() === 0;
  return /** @type {[string, ...string[]][][]} */ (mayInstall ? [playwright, debian] : [playwright]);
}
