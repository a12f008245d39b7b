// Brings a bare clone to where it can start, be tested or packed, and does nothing where nothing changed. `--browser` also sees to a
// browser. Imports only node: modules until the packages are there.
import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { command } from "./setup/command.mjs";
import { holding } from "./setup/lock.mjs";
import { runIfStale } from "./setup/stamp.mjs";

const NODE_AT_LEAST = [20, 19];

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), ".."));
try {
  checkNode();
  mkdirSync("build", { recursive: true });
  await holding("build/setup.lock", setUp);
} catch (error) {
  console.error(`set-up: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = NODE_AT_LEAST;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Error(
    `this is Node ${process.versions.node}; Postfade is built with Node ${NODE_AT_LEAST.join(".")} or later. Install it from nodejs.org.`,
  );
}

async function setUp() {
  await timed("packages", installPackages);
  const { steps } = await import("./setup/steps.mjs");
  for (const step of steps) {
    // On a build server what was committed is what is tested: tests/generated.test.ts compares it.
    if (step.name === "generate" && process.env.CI) continue;
    await timed(step.name, () => runIfStale(step, "build/stamps"));
  }
  if (process.argv.includes("--browser")) await timed("browser", (await import("./setup/browser-install.mjs")).ensureBrowser);
}

/** The locked versions, whenever the lock file is newer than what is installed. */
async function installPackages() {
  const installed = "node_modules/.package-lock.json";
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync("package-lock.json").mtimeMs) return false;
  const npm = process.env.npm_execpath;
  const install = ["ci", "--include=dev", "--no-audit", "--no-fund"];
  if (npm) await command(process.execPath, [npm, ...install]);
  else await command("npm", install);
  return true;
}

/** @param {string} name @param {() => Promise<boolean>} work says whether there was anything to do */
async function timed(name, work) {
  const start = performance.now();
  if (await work()) console.log(`set-up: ${name.padEnd(14)} ${((performance.now() - start) / 1000).toFixed(1)} s`);
}
