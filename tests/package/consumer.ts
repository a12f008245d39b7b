import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Somebody else's project that installed the packed package: an app of two files, and nothing of this repository within reach. */
export interface Consumer {
  readonly folder: string;
  /** Runs Node in the project; resolves to what was printed. */
  node(...args: string[]): Promise<string>;
  /** Installs these beside the package, as this repository has them, and adds the files of a folder. */
  add(folder: string, packages: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

export async function installedConsumer(): Promise<Consumer> {
  const folder = await mkdtemp(join(tmpdir(), "postfade-consumer-"));
  await npm(process.cwd(), "pack", "--ignore-scripts", "--pack-destination", folder);
  const tarball = (await readdir(folder)).find((name) => name.endsWith(".tgz"));
  await cp("tests/package/app", folder, { recursive: true });
  await npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", `./${tarball}`);
  return {
    folder,
    node: async (...args) => (await run(process.execPath, args, { cwd: folder })).stdout,
    add: async (more, packages) => {
      const versions = JSON.parse(await readFile("package.json", "utf8")).devDependencies as Record<string, string>;
      const wishes = packages.map((name) => `${name}@${versions[name]}`);
      await npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", ...wishes);
      await cp(more, folder, { recursive: true });
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The npm that runs the tests, without a shell, so on Windows too. */
function npm(cwd: string, ...args: string[]) {
  const path = process.env.npm_execpath;
  return path ? run(process.execPath, [path, ...args], { cwd }) : run("npm", args, { cwd });
}
