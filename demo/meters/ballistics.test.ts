import { expect, test } from "vitest";
import { fallenDb, Highest, PeakHold } from "./ballistics.ts";

test("a bar is up at once and falls 20 dB in 1.7 s, however often it is painted", () => {
  expect(fallenDb(-40, -3, 0.016)).toBe(-3);
  let db = 0;
  for (let frame = 0; frame < 170; frame++) db = fallenDb(db, Number.NEGATIVE_INFINITY, 0.01);
  expect(db).toBeCloseTo(-20, 9);
});

test("the held peak stays for a second and a half, then falls", () => {
  const hold = new PeakHold();
  hold.follow(-6, 0.01);
  for (let frame = 0; frame < 149; frame++) hold.follow(-60, 0.01);
  expect(hold.db).toBe(-6);
  for (let frame = 0; frame < 100; frame++) hold.follow(-60, 0.01);
  expect(hold.db).toBeLessThan(-12);
});

test("the number shows the highest reading of its quarter second, not the last", () => {
  const highest = new Highest();
  for (const db of [-20, -3, -30]) highest.add(db);
  expect(highest.take()).toBe(-3);
  expect(highest.take()).toBe(Number.NEGATIVE_INFINITY);
});
