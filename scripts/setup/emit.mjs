import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { node } from "./command.mjs";

/** The host code, file by file: bundled, its `new URL(..., import.meta.url)` would be inlined, and strict content policies refuse that. */
export async function emitPackage() {
  await node("node_modules/typescript/bin/tsc", "--project", "tsconfig.build.json");
  for (const path of await readdir("dist", { recursive: true })) if (isOrphan(path)) await rm(join("dist", path));
}

/** Of a deleted or renamed source nothing may stay behind in the package. @param {string} path within dist */
function isOrphan(path) {
  const stem = /^(.+?)(?:\.d\.ts|\.js)$/.exec(path)?.[1];
  return stem !== undefined && ![".ts", ".d.ts", ".js"].some((ending) => existsSync(join("src", stem + ending)));
}
