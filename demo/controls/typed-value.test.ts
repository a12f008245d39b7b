import { compressor, equaliser, type NumberSpec, type ParamSpec, textOf, valueAtTravel } from "postfade";
import { expect, test } from "vitest";
import { stripControls } from "../../src/plugins/desk.ts";
import { typedValue } from "./typed-value.ts";

const specs: Record<string, ParamSpec> = { ...compressor.params, ...equaliser.params, ...stripControls };
const numbers = Object.entries(specs).filter((entry): entry is [string, NumberSpec] => entry[1].kind === "number");

test.each(numbers)("%s: what the desk writes can be typed back", (_, spec) => {
  for (let twentieth = 0; twentieth <= 20; twentieth++) {
    const shown = textOf(spec, valueAtTravel(spec, twentieth / 20));
    const typed = typedValue(spec, shown);
    expect(typed, shown).not.toBeUndefined();
    expect(textOf(spec, typed!)).toBe(shown);
  }
});

test.each([
  ["faderDb", "-inf", -144],
  ["faderDb", "\u22123,5", -3.5],
  ["faderDb", "+6dB", 6],
  ["pan", "C", 0],
  ["pan", "l30", -0.3],
  ["ratio", "4:1", 4],
  ["ratio", "inf", "infinite"],
  ["releaseMs", "1.2 s", 1200],
  ["band1FrequencyHz", "2.5k", 2500],
  ["mix", "50", 0.5],
] as const)("%s takes %s as %s", (name, typed, value) => {
  expect(typedValue(specs[name] as NumberSpec, typed)).toBe(value);
});

test.each(["", "loud", "1-2", "--3", "4 x 4"])("%j is no level", (typed) => {
  expect(typedValue(stripControls.faderDb, typed)).toBeUndefined();
});
