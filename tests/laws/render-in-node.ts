import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** A command that a test in a page can give: another process renders a desk, in Node, through the loader. @param desk the file beside this one that does so */
export async function renderInNode(_: unknown, desk: "whole-desk-in-node" | "room-in-node"): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ["scripts/run.mjs", `tests/laws/${desk}.ts`], {
    maxBuffer: 2 ** 24,
  });
  return stdout;
}
