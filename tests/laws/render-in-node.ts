import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A command that a test in a page can give: another process renders the whole desk, in Node, through the loader. */
export async function renderInNode(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/run.mjs", "tests/laws/whole-desk-in-node.ts"], {
    maxBuffer: 2 ** 24,
  });
  return stdout;
}
