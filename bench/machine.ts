import { execFileSync } from "node:child_process";
import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import { root } from "./root.ts";

/** What the figures were measured on: without it they say nothing. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGigabytes: number;
  readonly system: string;
  readonly node: string;
  readonly v8: string;
  /** `Chromium 156.0.8066.0`, where one took part. */
  readonly browser: string | null;
  /** Programs that wanted a core in the minute before. More than there are cores, and times by the clock on the wall say little. */
  readonly load: number;
}

export function thisMachine(browser: string | null): Machine {
  const cores = cpus();
  return {
    processor: cores[0]?.model.trim() ?? "unknown",
    cores: cores.length,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    v8: process.versions.v8,
    browser,
    load: loadavg()[0]!,
  };
}

/** The commit that was measured, `+` when files were changed since; null outside a repository. */
export function thisRevision(): string | null {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  try {
    const changed = git("status", "--porcelain", "--untracked-files=no").trim() !== "";
    return git("rev-parse", "--short", "HEAD").trim() + (changed ? "+" : "");
  } catch {
    return null;
  }
}
