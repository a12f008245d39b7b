import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CubicPiece, fitCubics } from "./cubics.ts";

/** What the engine makes of the pieces of one ramp: frame by frame, from `from` up to `to`. */
function played(pieces: readonly CubicPiece[], ramp: number, from: number, to: number): number[] {
  const own = pieces.filter((piece) => piece.ramp === ramp);
  return Array.from({ length: to - from }, (_, i) => {
    const frame = from + i;
    const piece = own.findLast((candidate) => candidate.frame <= frame)!;
    const k = frame - piece.frame;
    if (k >= piece.frames) return piece.end;
    const [c0, c1, c2, c3] = piece.coefficients;
    const t = k / piece.frames;
    return c0 + t * (c1 + t * (c2 + t * c3));
  });
}

const worst = (heard: readonly number[], curve: (frame: number) => number, from: number) =>
  Math.max(...heard.map((value, i) => Math.abs(value - curve(from + i))));

/** A straight line in dB. */
const line = (fromDb: number, toDb: number, length: number) => (frame: number) =>
  10 ** ((fromDb + ((toDb - fromDb) * frame) / length) / 20);

describe("cubic pieces", () => {
  test("follow any line in dB within a hundred-millionth or so, at every frame", () => {
    const db = fc.double({ min: -100, max: 12, noNaN: true });
    fc.assert(
      fc.property(db, db, fc.integer({ min: 1, max: 5000 }), fc.nat(4000), (a, b, length, start) => {
        const curve = line(a, b, start + length);
        const pieces = fitCubics((frame) => [curve(frame)], start, start + length);
        expect(worst(played(pieces, 0, start, start + length), curve, start)).toBeLessThanOrEqual(1e-7);
      }),
    );
  });

  test("follow several curves at once, and are few where the curves are smooth", () => {
    const curves = [line(0, -20, 4800), (frame: number) => Math.cos(frame / 4000), () => 0.5];
    const pieces = fitCubics((frame) => curves.map((curve) => curve(frame)), 0, 4800);
    for (const [ramp, curve] of curves.entries())
      expect(worst(played(pieces, ramp, 0, 4800), curve, 0)).toBeLessThanOrEqual(1e-7);
    expect(pieces.length).toBeLessThan(3 * 40);
    expect(pieces.filter(({ ramp }) => ramp === 2).every(({ frames }) => frames === 0)).toBe(true);
  });

  test("of a curve that jumps where it ends do not anticipate the jump", () => {
    const curve = (frame: number) => (frame < 300 ? 1 - frame / 600 : 0);
    const heard = played(
      fitCubics((frame) => [curve(frame)], 0, 300),
      0,
      0,
      300,
    );
    expect(worst(heard, curve, 0)).toBeLessThanOrEqual(1e-7);
    expect(heard[299]).toBeGreaterThan(0.5);
  });

  test("of what is too steep are single frames", () => {
    const steep = (frame: number) => (frame % 2 ? 1 : -1);
    const pieces = fitCubics((frame) => [steep(Math.floor(frame))], 0, 32);
    expect(played(pieces, 0, 0, 32)).toEqual(Array.from({ length: 32 }, (_, frame) => steep(frame)));
  });

  test("...and one piece alone would not do for a long line", () => {
    const curve = line(12, -100, 5000);
    expect(fitCubics((frame) => [curve(frame)], 0, 5000).length).toBeGreaterThan(4);
  });
});
