import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the example in the README is the one that is run", () => {
  const example = readFileSync("tests/readme/example.ts", "utf8").replaceAll("export ", "");
  expect(readFileSync("README.md", "utf8")).toContain(`\`\`\`ts\n${example}\`\`\``);
});
