import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedFiles } from "../scripts/generated-files.ts";

test.each(generatedFiles())("$path is what its description says", ({ path, text }) => {
  expect(readFileSync(path, "utf8")).toBe(text);
});
