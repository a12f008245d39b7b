import { expect, test } from "vitest";
import { distance, measureAccuracy } from "../../bench/accuracy.ts";
import { nodeEngines } from "../../bench/engines/node.ts";

/** Shares of the peak: -120 dB, and -100 dB where compressors multiply what was rounded. */
test.each([
  [false, 1e-6],
  [true, 1e-5],
])("the standard session (compressors: %j) is within %d of a render in double precision", async (compressors, bound) => {
  const { difference, peak } = await measureAccuracy(nodeEngines, 8, compressors, 128 * 75);
  expect(peak).toBeGreaterThan(0.05);
  expect(difference).toBeLessThan(bound);
});

test("...and a sample that is off by a hundred-thousandth of the peak would be noticed", () => {
  const truth = Float64Array.from({ length: 256 }, (_, n) => Math.sin(n));
  const heard = Float32Array.from(truth);
  heard[100]! += 1e-5;
  expect(distance({ left: heard, right: heard }, [truth, truth]).difference).toBeCloseTo(1e-5, 6);
});
