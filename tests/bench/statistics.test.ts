import { expect, test } from "vitest";
import { median, pairedRatio, quantile, spread } from "../../bench/statistics.ts";
import { quantumTimes } from "../../bench/timing.ts";

test.each([
  [[3], 0.5, 3],
  [[4, 1, 3, 2], 0, 1],
  [[4, 1, 3, 2], 1, 4],
  [[4, 1, 3, 2], 0.5, 2.5],
  [[10, 0], 0.25, 2.5],
  [[5, 1, 3], 0.5, 3],
])("quantile of %j at %d is %d", (values, p, expected) => {
  expect(quantile(values, p)).toBe(expected);
});

test("numbers are sorted as numbers, and the caller's are left as they were", () => {
  const values = [100, 20, 3];
  expect(median(values)).toBe(20);
  expect(values).toEqual([100, 20, 3]);
});

test("of a thousand quanta of which eleven are late the 99th percentile is late, and the median is not", () => {
  const us = new Float64Array(1000).fill(50);
  for (let i = 0; i < 11; i++) us[i * 90] = 400;
  const { p50, p99, quantiles } = quantumTimes(us);
  expect([p50, p99]).toEqual([50, 400]);
  expect([quantiles[0], quantiles[50], quantiles[100]]).toEqual([50, 50, 400]);
});

test("a ratio is taken round by round: what slows one round slows both of its values", () => {
  expect(pairedRatio([20, 200, 40], [10, 100, 10])).toEqual({ min: 2, median: 2, max: 4 });
  expect(spread([1, 2, 9])).toEqual({ min: 1, median: 2, max: 9 });
});

test("what cannot be said is refused", () => {
  expect(() => quantile([], 0.5)).toThrow(/no values/);
  expect(() => pairedRatio([1, 2], [1])).toThrow(/2 values against 1/);
});
