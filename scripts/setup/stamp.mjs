// Whether a step has to run again: by what its inputs contain, since a checkout or a copy changes every file's date, and by what it made of
// them, since a compiler that is called by hand leaves something else in its place.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} inputs files and folders
 * @property {string[]} outputs
 * @property {() => Promise<void>} run
 */

/**
 * Runs the step unless it ran with these very inputs and its outputs are still there.
 * @param {Step} step
 * @param {string} folder where the stamps are
 * @returns {Promise<boolean>} whether it had to run
 */
export async function runIfStale({ name, inputs, outputs, run }, folder) {
  const stamp = join(folder, name);
  const from = contentHash(inputs);
  if (isDone(stamp, from, outputs)) return false;
  rmSync(stamp, { force: true });
  await run();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, `${from} ${contentHash(outputs)}`);
  return true;
}

/** Whether the step has to run again. @param {Pick<Step, "name" | "inputs" | "outputs">} step @param {string} folder */
export function isStale({ name, inputs, outputs }, folder) {
  return !isDone(join(folder, name), contentHash(inputs), outputs);
}

/** @param {string} stamp @param {string} from hash of the inputs @param {readonly string[]} outputs */
function isDone(stamp, from, outputs) {
  if (!existsSync(stamp) || !outputs.every((path) => existsSync(path))) return false;
  return readFileSync(stamp, "utf8") === `${from} ${contentHash(outputs)}`;
}

/** @param {readonly string[]} paths */
function contentHash(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder)) hash.update(path).update("\0").update(readFileSync(path)).update("\0");
  return hash.digest("hex");
}

/**
 * Sources only: what the set-up itself puts beside them (.js, .wasm) and the tests are no inputs.
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(path) {
  if (!existsSync(path)) throw new Error(`${path} is missing from the project; is the clone complete?`);
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return names.flatMap((entry) => {
    const child = join(path, entry.name);
    if (entry.isDirectory()) return filesUnder(child);
    return entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts") ? [child] : [];
  });
}
