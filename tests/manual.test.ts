import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { manualFiles } from "../scripts/manual/pages.ts";
import { plugins } from "../src/plugins/index.ts";
import { engine } from "./desk/engine.ts";

test("the manual says of every plugin what its description says, and shows what it does", { timeout: 30000 }, async () => {
  const files = await manualFiles(engine);
  expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(plugins.map(({ id }) => `docs/plugins/${id}.md`)));
  for (const { path, text } of files)
    expect(existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r", "") : "", `${path}: run \`npm run manual\``).toBe(text);
});
