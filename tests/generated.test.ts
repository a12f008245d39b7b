import { existsSync, readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { generatedFiles } from "../scripts/generated-files.ts";

test.each(generatedFiles())("$path is what its description says", ({ path, text }) => {
  expect(existsSync(path) ? readFileSync(path, "utf8") : "", `${path}: run \`npm run generate\``).toBe(text);
});

test("nothing else is there: a plugin that has left took its file along", () => {
  const wanted = generatedFiles().map(({ path }) => path);
  const there = readdirSync("assembly/generated").map((name) => `assembly/generated/${name}`);
  expect(there.filter((path) => !wanted.includes(path))).toEqual([]);
});
