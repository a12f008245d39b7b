// One set-up at a time, however many commands are started at once. Only node: modules: it runs before anything is installed.
import { mkdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const BEAT_MS = 1_000;
/** Ten missed beats: whoever held it was killed. */
const DEAD_MS = 10 * BEAT_MS;

/**
 * Runs `work` while holding `folder`; the holder keeps touching it, so a lock left by a killed process is recognised by its age.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work must not block the event loop for longer than a few beats
 * @returns {Promise<T>}
 */
export async function holding(folder, work) {
  await take(folder);
  const beat = setInterval(() => utimesSync(folder, new Date(), new Date()), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function take(folder) {
  for (let announced = false; ; announced = true) {
    try {
      mkdirSync(folder);
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!announced) console.log("another set-up is running; waiting for it");
    if (ageMs(folder) > DEAD_MS) rmSync(folder, { recursive: true, force: true });
    else await sleep(BEAT_MS / 4);
  }
}

/** @param {string} folder */
function ageMs(folder) {
  return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
}
