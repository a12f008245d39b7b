import { type Fault, faultText, SessionError } from "../session/fault.ts";
import { isSystemError } from "./file-fault.ts";

/**
 * What the command's exit code says. {@link Exit.use} is commander's own for options and arguments it does not know;
 * an interrupt gives 130 or 143, as everywhere.
 */
export const Exit = {
  done: 0,
  use: 1,
  /** The session, a file of it, or what was asked of it is at fault; every fault is listed, nothing is written. */
  faults: 2,
  /** The result could not be written: no room, no permission. Nothing is left half-written. */
  unwritten: 3,
  /** A mistake in Postfade itself; what is printed helps to find it. */
  mistake: 70,
} as const;

/** Runs a command and says how it ended. With `json`, faults are a list on stdout; else sentences on stderr. */
export async function concluded(json: boolean, command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof SessionError) tellFaults(error.faults, json);
    else if (isSystemError(error))
      told(Exit.unwritten, `the result could not be written (${error.message}); nothing was left behind`);
    else told(Exit.mistake, `a mistake in Postfade itself, please report it: ${error instanceof Error ? error.stack : error}`);
  }
}

function told(code: number, sentence: string): void {
  process.exitCode = code;
  process.stderr.write(`postfade: ${sentence}\n`);
}

function tellFaults(faults: readonly Fault[], json: boolean): void {
  process.exitCode = Exit.faults;
  if (json) {
    writeJson(faults.map(({ code, path, message }) => ({ code, path, message })));
    return;
  }
  for (const fault of faults) process.stderr.write(`${fault.code}: ${faultText(fault)}\n`);
  if (faults.length > 1) process.stderr.write(`postfade: ${faults.length} faults; nothing was written\n`);
}

export function writeJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** One fault of what was asked, by the option or argument that asked for it. */
export function refusal(code: Fault["code"], path: string, message: string): SessionError {
  return new SessionError([{ code, path, message }]);
}
