import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command } from "../../scripts/setup/command.mjs";
import { root } from "../root.ts";

/** A built copy of another revision, with today's questions in {@link TODAY} beside its own in `bench`. */
export interface Worktree {
  readonly folder: string;
  remove(): Promise<void>;
}

export const TODAY = "bench-today";

/** @throws Error when there is no such revision, or it does not build */
export async function buildRevision(revision: string, say: (what: string) => void): Promise<Worktree> {
  const commit = resolveCommit(revision);
  const folder = await mkdtemp(join(tmpdir(), "postfade-compare-"));
  const remove = async () => {
    await command("git", ["-C", root, "worktree", "remove", "--force", folder]);
    await rm(folder, { recursive: true, force: true });
  };
  await command("git", ["-C", root, "worktree", "add", "--detach", folder, commit]);
  try {
    say(`building ${revision} in ${folder}`);
    await command(process.execPath, [join(folder, "scripts/setup.mjs")]);
    await cp(join(root, "bench"), join(folder, TODAY), { recursive: true });
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder, remove };
}

function resolveCommit(revision: string): string {
  try {
    const name = ["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`];
    return execFileSync("git", name, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    throw new Error(`There is no revision "${revision}" here. \`git log --oneline\` lists them.`);
  }
}
