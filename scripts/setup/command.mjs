import { spawn } from "node:child_process";

/**
 * Runs a program of this machine without a shell; what it prints is shown only when it fails or when asked.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ show?: boolean, timeoutMs?: number }} options
 * @returns {Promise<void>}
 * @throws {Error} naming the command, its exit code and its output
 */
export function command(program, args, { show = false, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: show ? "inherit" : ["ignore", "pipe", "pipe"], timeout: timeoutMs });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream?.on("data", (text) => (said += text));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${program} ${args.join(" ")} ended with ${signal ?? `code ${code}`}\n${said}`.trimEnd()));
    });
  });
}

/**
 * The same, for a JavaScript program of a package or of ours.
 * @param {string} script
 * @param {readonly string[]} args
 */
export const node = (script, ...args) => command(process.execPath, [script, ...args]);
