import fc from "fast-check";
import { expect, test } from "vitest";
import { stripControls } from "../plugins/desk.ts";
import { plugins } from "../plugins/index.ts";
import { dbOfGain, gainOfDb, SILENCE_DB } from "./decibels.ts";
import type { NumberSpec, ParamSpec } from "./spec.ts";
import { travelOfValue, valueAtTravel } from "./travel.ts";

const isNumber = (spec: ParamSpec): spec is NumberSpec => spec.kind === "number";
const specs = [...Object.values(stripControls), ...plugins.flatMap((plugin) => Object.values<ParamSpec>(plugin.params))].filter(
  isNumber,
);
const fader = stripControls.faderDb;

test("there are knobs of every taper to try", () => {
  expect(new Set(specs.map(({ taper }) => taper))).toEqual(new Set(["linear", "cubic", "logarithmic", "fader"]));
});

test("every place of every knob comes back from its value, but for the steps of whole numbers", () => {
  fc.assert(
    fc.property(fc.constantFrom(...specs), fc.double({ min: 0, max: 1, noNaN: true }), (spec, travel) => {
      const value = valueAtTravel(spec, travel);
      expect(value).toBeGreaterThanOrEqual(spec.min);
      expect(value).toBeLessThanOrEqual(spec.max);
      const step = spec.whole ? 1 / (spec.max - spec.min) : 0;
      expect(Math.abs(travelOfValue(spec, value) - travel)).toBeLessThan(1e-9 + step);
    }),
    { numRuns: 2000 },
  );
});

test("a knob's ends are exactly its range, and further out is the end", () => {
  for (const spec of specs) {
    expect([valueAtTravel(spec, 0), valueAtTravel(spec, 1), valueAtTravel(spec, -1), valueAtTravel(spec, 2)]).toEqual([
      spec.min,
      spec.max,
      spec.min,
      spec.max,
    ]);
    expect([travelOfValue(spec, spec.min - 1), travelOfValue(spec, spec.max + 1)]).toEqual([0, 1]);
  }
});

test("more travel is never less", () => {
  for (const spec of specs)
    for (let t = 0.01; t <= 1; t += 0.01) expect(valueAtTravel(spec, t)).toBeGreaterThanOrEqual(valueAtTravel(spec, t - 0.01));
});

test.each([
  [12, 1],
  [6, 0.88],
  [0, 0.75],
  [-10, 0.53],
  [-60, 0.05],
  [SILENCE_DB, 0],
])("%d dB is printed on a fader at %d of its way, exactly", (db, travel) => {
  expect(valueAtTravel(fader, travel)).toBe(db);
  expect(travelOfValue(fader, db)).toBe(travel);
});

test("unity is exactly 1, silence exactly 0, and decibels come back from gains", () => {
  expect([gainOfDb(0), gainOfDb(SILENCE_DB), gainOfDb(-200), dbOfGain(1)]).toEqual([1, 0, 0, 0]);
  expect(gainOfDb(-143.9)).toBeGreaterThan(0);
  fc.assert(fc.property(fc.double({ min: -140, max: 40, noNaN: true }), (db) => Math.abs(dbOfGain(gainOfDb(db)) - db) < 1e-9));
});
