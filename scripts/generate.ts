import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { generatedFiles } from "./generated-files.ts";

/** Writes assembly/generated/ from the descriptions in src/. With `--check`, only says which file is stale, and fails. */
const stale = generatedFiles().filter(({ path, text }) => {
  try {
    return readFileSync(path, "utf8") !== text;
  } catch {
    return true;
  }
});

if (process.argv.includes("--check")) {
  for (const { path } of stale) console.error(`${path} is not what its description says. Run \`npm run generate\`.`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
