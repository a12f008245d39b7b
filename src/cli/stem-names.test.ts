import { expect, test } from "vitest";
import { stemNames } from "./stem-names.ts";

const namesOf = (...strips: string[]) => [...stemNames(strips).values()];

test.each([
  ["Kick", "kick"],
  ["\u00e9", "e\u0301"],
  ["\u017f", "s"],
])("%s and %s, which some disks take for one name, get two", (one, other) => {
  expect(namesOf(one, other)).toEqual([`${one}.wav`, `${other}-2.wav`]);
});

test("names longer than a disk takes are cut between letters, and stay apart", () => {
  const names = namesOf("\u00e9x".repeat(150), `${"\u00e9x".repeat(150)}y`);
  expect(new Set(names).size).toBe(2);
  for (const name of names) {
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210);
    expect(name).toMatch(/^(\u00e9x)+\u00e9?(-2)?\.wav$/);
  }
});
