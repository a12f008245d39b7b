import { compressor } from "postfade";
import { expect, test } from "vitest";
import { stripControls } from "../../src/plugins/desk.ts";
import { nudged } from "./nudge.ts";

const { faderDb, pan } = stripControls;

test("a fader's press is half a decibel, a fine one a tenth, a page three", () => {
  expect(nudged(faderDb, 0, "step", -1)).toBe(-0.5);
  expect(nudged(faderDb, -20, "fine", 1)).toBe(-19.9);
  expect(nudged(faderDb, -6, "page", 1)).toBe(-3);
});

test("from silence a fader is at -60 dB within 40 presses, and never passes its ends", () => {
  let db: number = faderDb.min;
  let presses = 0;
  for (; db < -60; presses++) db = nudged(faderDb, db, "step", 1);
  expect(presses).toBeLessThan(40);
  for (let i = 0; i < 400; i++) db = nudged(faderDb, db, "step", 1);
  expect(db).toBe(faderDb.max);
  for (let i = 0; i < 400; i++) db = nudged(faderDb, db, "step", -1);
  expect(db).toBe(faderDb.min);
});

test("up and down again is where it was", () => {
  for (const [spec, value] of [
    [faderDb, -3.2],
    [pan, 0.1],
    [compressor.params.thresholdDb, -18],
    [compressor.params.ratio, 4],
  ] as const)
    for (const stride of ["fine", "step", "page"] as const)
      expect(nudged(spec, nudged(spec, value, stride, 1), stride, -1)).toBeCloseTo(value, 6);
});
