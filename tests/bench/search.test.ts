import fc from "fast-check";
import { expect, test } from "vitest";
import { type Full, largestDesk, type Try } from "../../demo/bench/search.ts";

const TRIES = 12;

/** A device that runs so many strips and not one more, and a desk that holds so many. */
function device(limit: number, room = Number.POSITIVE_INFINITY) {
  return async (strips: number): Promise<Try | Full> => {
    if (strips > room) return { full: "too-large" };
    const runs = strips <= limit;
    return { strips, seconds: 1, lateSeconds: runs ? 0 : 0.5, runs };
  };
}

test("whatever a device can do is found to a tenth, wherever the search begins", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 5000 }), async (limit, guess) => {
      const { strips, atLeast, tries } = await largestDesk(guess, device(limit), TRIES);
      expect(strips).toBeLessThanOrEqual(limit);
      if (tries.length < TRIES) expect(strips).toBeGreaterThanOrEqual(Math.floor(limit / 1.1) - 1);
      if (tries.length < TRIES) expect(atLeast).toBe(false);
    }),
  );
});

test("a good guess takes few tries", async () => {
  const { strips, tries } = await largestDesk(300, device(512), TRIES);
  expect(strips).toBeGreaterThan(465);
  expect(tries.length).toBeLessThanOrEqual(6);
});

test("a device that can do more than a desk holds can do at least that", async () => {
  const { strips, atLeast } = await largestDesk(100, device(10_000, 1000), TRIES);
  expect(atLeast).toBe(true);
  expect(strips).toBeGreaterThan(900);
});

test("a device that can do nothing has no strips", async () => {
  expect(await largestDesk(64, device(0), TRIES)).toMatchObject({ strips: 0, atLeast: false });
});

test("a short look takes no more tries than it may", async () => {
  expect(await largestDesk(64, device(5000), 2)).toMatchObject({ strips: 128, atLeast: true, tries: { length: 2 } });
});
