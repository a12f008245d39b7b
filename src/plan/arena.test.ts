import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Arena, MemoryFullError } from "./arena.ts";

const BYTES = 4096;

/** Takes of so many bytes, and give-backs of the nth that is still out. */
const deeds = fc.array(fc.oneof(fc.record({ take: fc.integer({ min: 1, max: 900 }) }), fc.record({ giveBack: fc.nat() })), {
  maxLength: 60,
});

describe("an arena", () => {
  test("hands out stretches that never overlap, lie on multiples of 64, and all come back", () => {
    fc.assert(
      fc.property(fc.nat(200), deeds, (from, list) => {
        const arena = new Arena(from, from + BYTES);
        const whole = arena.freeBytes;
        const out: { address: number; bytes: number }[] = [];
        for (const deed of list) {
          if ("giveBack" in deed) {
            const [held] = out.splice(deed.giveBack % Math.max(1, out.length), 1);
            if (held) arena.giveBack(held.address, held.bytes);
          } else {
            try {
              out.push({ address: arena.take(deed.take), bytes: deed.take });
            } catch (error) {
              expect(error).toBeInstanceOf(MemoryFullError);
            }
          }
          const sorted = out.toSorted((a, b) => a.address - b.address);
          for (const [i, { address, bytes }] of sorted.entries()) {
            expect(address % 64).toBe(0);
            expect(address).toBeGreaterThanOrEqual(from);
            expect(address + bytes).toBeLessThanOrEqual(sorted[i + 1]?.address ?? from + BYTES);
          }
        }
        for (const { address, bytes } of out) arena.giveBack(address, bytes);
        expect(arena.freeBytes).toBe(whole);
        if (whole > 0) expect(arena.take(whole)).toBe(Math.ceil(from / 64) * 64);
      }),
    );
  });

  test("that is full says how much was wanted and how much there is, and what to do", () => {
    const arena = new Arena(0, 2 ** 20);
    expect(() => arena.take(3 * 2 ** 20)).toThrow(
      "too-large: 3.0 MB more do not fit in the engine's memory (1.0 MB free); open the mixer with a larger memoryMegabytes",
    );
    expect(arena.freeBytes).toBe(2 ** 20);
  });

  test("with no room at all has none", () => {
    expect(new Arena(100, 100).freeBytes).toBe(0);
    expect(() => new Arena(100, 50).take(1)).toThrow(MemoryFullError);
  });
});
