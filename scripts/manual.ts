import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { nodeEngine } from "../src/cli/engine.ts";
import { manualFiles } from "./manual/pages.ts";

/** Writes docs/plugins/: a page for each plugin from its description, its curves drawn with the built engine. */
for (const { path, text } of await manualFiles(nodeEngine)) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
