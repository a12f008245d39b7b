import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LONGEST_FRAMES as L, stretchesBetween, type Wanted } from "./stretches.ts";

const forEver = Number.POSITIVE_INFINITY;
const inWords = (points: number[], wanted: Partial<Wanted>) =>
  stretchesBetween(points, { from: 0, to: 100_000, arrives: false, until: forEver, ...wanted }).map(
    ({ anchor, start, end }) => `${anchor + start}..${anchor + end}`,
  );

describe("the stretches of automation", () => {
  test(`lie between points, and are cut every ${L} frames after one`, () => {
    expect(inWords([100, 100 + 2.5 * L], {})).toEqual([
      `100..${100 + L}`,
      `${100 + L}..${100 + 2 * L}`,
      `${100 + 2 * L}..${100 + 2.5 * L}`,
      `${100 + 2.5 * L}..${101 + 2.5 * L}`,
    ]);
  });

  test("are those that begin in what is wanted, whole", () => {
    expect(inWords([0, 500, 900], { from: 1, to: 501 })).toEqual(["500..900"]);
    expect(inWords([0, 500, 900], { from: 501, to: 900 })).toEqual([]);
  });

  test("begin where the transport arrives, with what is left", () => {
    expect(inWords([0, 1500], { from: 300, to: 600, arrives: true })).toEqual(["300..1500"]);
    expect(inWords([0, 50000], { from: L + 300, to: L + 600, arrives: true })).toEqual([`${L + 300}..${2 * L}`]);
  });

  test("before the first point and after the last, arriving says only where everything stands", () => {
    expect(inWords([700], { from: 20, to: 30, arrives: true })).toEqual(["20..21"]);
    expect(inWords([700], { from: 900, to: 1000, arrives: true })).toEqual(["900..901"]);
    expect(inWords([700], { from: 900, to: 1000 })).toEqual([]);
  });

  test("end where a loop ends", () => {
    expect(inWords([0, 1500], { from: 0, to: 1000, until: 1000 })).toEqual(["0..1000"]);
  });

  const points = fc.uniqueArray(fc.nat(40000), { minLength: 1, maxLength: 8 }).map((list) => list.sort((a, b) => a - b));

  test("are the same ones wherever time is cut: nothing is said twice, nothing left out", () => {
    fc.assert(
      fc.property(points, fc.uniqueArray(fc.integer({ min: 1, max: 59999 }), { maxLength: 6 }), (list, cuts) => {
        const ends = [...cuts.sort((a, b) => a - b), 60000];
        const parts = ends.flatMap((to, i) => inWords(list, { from: ends[i - 1] ?? 0, to, arrives: i === 0 }));
        expect(parts).toEqual(inWords(list, { to: 60000, arrives: true }));
      }),
    );
  });

  test("move with their points: moved in time, they are the same stretches", () => {
    fc.assert(
      fc.property(points, fc.nat(100_000), (list, shift) => {
        const all = { from: 0, to: forEver, arrives: false, until: forEver };
        const moved = stretchesBetween(
          list.map((frame) => frame + shift),
          all,
        );
        expect(moved.map(({ anchor, ...rest }) => ({ anchor: anchor - shift, ...rest }))).toEqual(stretchesBetween(list, all));
      }),
    );
  });
});
