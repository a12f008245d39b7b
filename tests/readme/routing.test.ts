import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { examplesIn, explained, toldAnew } from "./routing-examples.ts";

const page = readFileSync(new URL("../../docs/routing.md", import.meta.url), "utf8");
const examples = examplesIn(page);

test("the page on routing has an example of every kind, each read with its words", () => {
  expect(examples.length).toBe((page.match(/^```json/gm) ?? []).length);
  expect(examples.length).toBeGreaterThan(5);
});

test.each(examples)("what the page says of $strip is what explain says", ({ desk, strip, words }) => {
  expect(`${explained(desk, strip)}\n`).toBe(words);
});

test("...and a page that says something else is found out, and can be told anew", () => {
  const wrong = page.replaceAll("pan left -0.8", "pan left -0.7");
  expect(wrong).not.toBe(page);
  expect(examplesIn(wrong).some(({ desk, strip, words }) => `${explained(desk, strip)}\n` !== words)).toBe(true);
  expect(toldAnew(wrong)).toBe(page);
});
