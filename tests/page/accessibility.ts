import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds on a page, by all its rules or by one, in words. */
export async function violations(page: Page, ...rules: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const options = JSON.stringify({ resultTypes: ["violations"], ...(rules.length > 0 && { runOnly: rules }) });
  const found = await page.evaluate(`axe.run(${options})`);
  return (found as AxeResults).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
