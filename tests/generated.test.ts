import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedFiles } from "../scripts/generated-files.ts";

test.each(generatedFiles())("$path is what its description says", ({ path, text }) => {
  expect(existsSync(path) ? readFileSync(path, "utf8") : "", `${path}: run \`npm run generate\``).toBe(text);
});
