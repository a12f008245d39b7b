import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Ring } from "./ring.ts";

/** A record of `bytes` (a multiple of 8) that carries `mark` in each word after its size. */
function record(bytes: number, mark: number): Uint8Array {
  const words = new Int32Array(bytes / 4).fill(mark);
  words[0] = bytes;
  return new Uint8Array(words.buffer);
}

/** A ring whose counters both stand `before` bytes below the place where an i32 changes sign, or where 2^32 wraps. */
function ringAt(count: number, capacity = 64): Ring {
  const buffer = Ring.allocate(capacity, false);
  const counts = new Int32Array(buffer);
  counts[0] = count;
  counts[16] = count;
  return new Ring(buffer);
}

function drain(ring: Ring, bytes = 64): number[] {
  const target = new Int32Array(bytes / 4);
  const copied = ring.peek(target);
  ring.release(copied);
  return [...target.subarray(0, copied / 4)];
}

describe.each([
  ["from zero", 0],
  ["where i32 changes sign", 2 ** 31 - 24],
  ["where 2^32 wraps", -24],
])("a ring counting %s", (_, start) => {
  test("gives back what went in, in order, over more than its own size", () => {
    const ring = ringAt(start | 0);
    for (let i = 1; i <= 20; i++) {
      expect(ring.push(record(24, i))).toBe(true);
      expect(ring.push(record(16, -i))).toBe(true);
      expect(drain(ring)).toEqual([24, i, i, i, i, i, 16, -i, -i, -i]);
    }
    expect(ring.readBytes).toBe((start + 20 * 40) | 0);
  });

  test("takes all of a record or none of it", () => {
    const ring = ringAt(start | 0);
    expect(ring.push(record(40, 1))).toBe(true);
    expect(ring.push(record(32, 2))).toBe(false);
    expect(ring.waitingBytes).toBe(40);
    expect(ring.push(record(24, 3))).toBe(true);
    expect(ring.push(record(8, 4))).toBe(false);
    expect(drain(ring)).toEqual([40, ...new Array(9).fill(1), 24, ...new Array(5).fill(3)]);
    expect(ring.push(record(64, 5))).toBe(true);
  });
});

test("a reader with little room gets whole records only, and the rest later", () => {
  const ring = ringAt(0);
  for (const [bytes, mark] of [
    [16, 1],
    [24, 2],
    [16, 3],
  ] as const)
    ring.push(record(bytes, mark));
  expect(drain(ring, 24)).toEqual([16, 1, 1, 1]);
  expect(drain(ring, 40)).toEqual([24, 2, 2, 2, 2, 2, 16, 3, 3, 3]);
  expect(drain(ring)).toEqual([]);
});

test("what was only looked at stays, and keeps its room", () => {
  const ring = ringAt(0);
  ring.push(record(40, 1));
  const target = new Int32Array(16);
  expect(ring.peek(target)).toBe(40);
  expect(ring.peek(target)).toBe(40);
  expect(ring.push(record(32, 2))).toBe(false);
  ring.release(40);
  expect(ring.push(record(32, 2))).toBe(true);
});

test("whoever writes and reads in whatever steps, nothing is lost, doubled or out of order", () => {
  const step = fc.oneof(
    fc.record({ write: fc.integer({ min: 1, max: 16 }) }),
    fc.record({ read: fc.integer({ min: 0, max: 40 }) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.integer({ min: -400, max: 0 }), (steps, start) => {
      const ring = ringAt(start * 8, 128);
      const sent: number[] = [];
      const got: number[] = [];
      const readSome = (words: number) => {
        const target = new Int32Array(words);
        const copied = ring.peek(target);
        ring.release(copied);
        for (let at = 0; at < copied / 4; at += target[at]! / 4) got.push(target[at + 1]!);
      };
      steps.forEach((each, mark) => {
        if ("read" in each) readSome(each.read);
        else if (ring.push(record(each.write * 8, mark))) sent.push(mark);
      });
      readSome(32);
      expect(got).toEqual(sent);
    }),
  );
});

test("...and the property above notices a reader that releases a word too much", () => {
  const ring = ringAt(0);
  ring.push(record(16, 1));
  ring.push(record(16, 2));
  ring.peek(new Int32Array(4));
  ring.release(24);
  expect(drain(ring)).not.toEqual([16, 2, 2, 2]);
});

test("a capacity that is no power of two is refused", () => {
  expect(() => Ring.allocate(100, false)).toThrow(/power of two from 64 to 2\^30 bytes, not 100/);
});
