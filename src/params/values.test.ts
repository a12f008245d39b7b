import { expect, test } from "vitest";
import { cellOfValue, checkedValue, expectedOf, ParamError } from "./cell.ts";
import {
  amount,
  choice,
  decibels,
  faderDb,
  frames,
  hertz,
  milliseconds,
  type ParamSpec,
  panPosition,
  ratio,
  toggle,
} from "./spec.ts";
import { textOf } from "./text.ts";

const level = decibels({ label: "Level", min: -60, max: 0, initial: -18 });
const steepness = ratio({ label: "Ratio", min: 1, max: 20, initial: 4 });
const shape = choice("Shape", ["bell", "notch"], "bell");
const whole = frames({ label: "Frames", min: 0, max: 100, initial: 0 });
const anyFrames = frames({ label: "Frames", min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 });

test.each<[ParamSpec, unknown, unknown]>([
  [level, -60, -60],
  [steepness, "infinite", "infinite"],
  [steepness, Number.POSITIVE_INFINITY, "infinite"],
  [shape, "notch", "notch"],
  [whole, 7, 7],
  [toggle("On", true), false, false],
])("%o can hold %j", (spec, value, held) => {
  expect(checkedValue(spec, value)).toBe(held);
});

test.each<[ParamSpec, unknown, string, string]>([
  [level, 0.1, "out-of-range", "0.1 is not a number from -60 to 0 (dB)"],
  [level, "-3", "bad-type", '"-3" is not a number from -60 to 0 (dB)'],
  [level, Number.NaN, "bad-type", "NaN is not a number from -60 to 0 (dB)"],
  [level, "infinite", "bad-type", '"infinite" is not a number from -60 to 0 (dB)'],
  [steepness, 0.5, "out-of-range", '0.5 is not a number from 1 to 20 (ratio) or "infinite"'],
  [whole, 1.5, "bad-type", "1.5 is not a whole number from 0 to 100 (frames)"],
  [anyFrames, -1, "out-of-range", "-1 is not a whole number of frames, 0 or more"],
  [shape, "bel", "out-of-range", '"bel" is not one of "bell", "notch"'],
  [shape, 0, "bad-type", '0 is not one of "bell", "notch"'],
  [level, undefined, "bad-type", "undefined is not a number from -60 to 0 (dB)"],
  [level, { toString: 1 }, "bad-type", "an object is not a number from -60 to 0 (dB)"],
  [toggle("On", true), 1, "bad-type", "1 is not true or false"],
])("%o refuses %j", (spec, value, code, sentence) => {
  let refused: unknown;
  try {
    checkedValue(spec, value);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(ParamError);
  expect(refused).toMatchObject({ code, message: sentence, expected: expectedOf(spec) });
});

test("a cell holds what the engine reads", () => {
  expect([
    cellOfValue(toggle("On", false), true),
    cellOfValue(shape, "notch"),
    cellOfValue(steepness, "infinite"),
    cellOfValue(level, -3),
  ]).toEqual([1, 1, Number.POSITIVE_INFINITY, -3]);
});

test.each<[ParamSpec, number | string | boolean, string]>([
  [faderDb("Fader"), -144, "-inf dB"],
  [faderDb("Fader"), -3, "-3.0 dB"],
  [level, -0.04, "0.0 dB"],
  [hertz({ label: "F", min: 20, max: 20000, initial: 1000 }), 1200, "1.20 kHz"],
  [hertz({ label: "F", min: 20, max: 20000, initial: 1000 }), 42.25, "42.3 Hz"],
  [hertz({ label: "Rate", min: 0.01, max: 20, initial: 1 }), 0.01, "0.01 Hz"],
  [milliseconds({ label: "A", min: 0.1, max: 5000, initial: 10 }), 1500, "1.50 s"],
  [milliseconds({ label: "A", min: 0.1, max: 5000, initial: 10 }), 0.25, "0.25 ms"],
  [steepness, 4, "4.0:1"],
  [steepness, "infinite", "infinite:1"],
  [panPosition("Pan"), 0, "C"],
  [panPosition("Pan"), 0.001, "C"],
  [panPosition("Pan"), -0.3, "L30"],
  [panPosition("Pan"), 1, "R100"],
  [amount({ label: "Mix", min: 0, max: 1, initial: 1 }), 0.5, "50 %"],
  [whole, 64, "64 frames"],
  [shape, "bell", "bell"],
  [toggle("On", false), true, "on"],
])("%o shows %j as %s", (spec, value, text) => {
  expect(textOf(spec, value)).toBe(text);
});
