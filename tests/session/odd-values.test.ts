import { expect, test } from "vitest";
import type { SessionDocument } from "../../src/session/document.ts";
import { complaints, EVERY_PLUGIN, set, strip } from "./complaints.ts";

/** JSON may hold it, and nothing can write it again: `JSON.stringify` and `String` run out of stack. */
const deepList: unknown = JSON.parse("[".repeat(100_000) + "]".repeat(100_000));

test.each<[string, unknown, string]>([
  ["an object whose toString is no function", { toString: -5 }, "an object"],
  ["a list too deep to be written", deepList, "a list"],
  ["a list of a plugin's name, which is not the name", ["gain"], "a list"],
])("no value is asked for a text of its own: %s", (_, value, words) => {
  const gain = (d: SessionDocument) => strip(d, "master").inserts![0]!;
  const params = { anything: 1 };
  expect(complaints((d) => Object.assign(gain(d), { plugin: value, params }))).toEqual([
    `unknown-plugin: strips[4].inserts[0].plugin: found ${words}, expected one of ${EVERY_PLUGIN}`,
  ]);
  expect(complaints((d) => set(strip(d, "mix"), "faderDb", value))).toEqual([
    `bad-type: strips[3].faderDb: found ${words}, expected a number from -144 to 12 (dB)`,
  ]);
  expect(complaints((d) => set(strip(d, "kick"), "output", value))).toEqual([
    `bad-type: strips[0].output: found ${words}, expected a name without "/" and ">"`,
  ]);
  expect(complaints((d) => set(d.automation![0]!.points![1]!, "value", value))).toEqual([
    `bad-type: automation[0].points[1].value: found ${words}, expected a number, a text, or true or false`,
  ]);
  expect(complaints((d) => set(d.vcas![0]!, "members", [value]))).toEqual([
    `bad-type: vcas[0].members[0]: found ${words}, expected a name without "/" and ">"`,
  ]);
});
