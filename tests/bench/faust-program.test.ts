import { expect, test } from "vitest";
import { faustProgram } from "../../bench/peers/faust-program.ts";
import { standardSession } from "../../bench/session/standard.ts";

/** No compiler here: the peers are installed by the whole benchmark only, which says how far the program's sound is from the truth. */
const count = (source: string, part: RegExp) => source.match(part)?.length ?? 0;

test.each([4, 8, 64])("of %i tracks each is made once, gathered once, and heard once", (trackCount) => {
  const { source, order } = faustProgram(standardSession(trackCount));
  for (let track = 0; track < trackCount; track++) expect(count(source, new RegExp(`\\btrack${track}\\b`, "g"))).toBe(2);
  expect([...order].sort((a, b) => a - b)).toEqual([...Array(trackCount).keys()]);
});

test("the inputs are in the order in which the buses ask for tracks", () => {
  const { source, order } = faustProgram(standardSession(20));
  const asked = [...source.matchAll(/^bus\d = (.*?) :>/gm)].flatMap(([, tracks]) => tracks!.match(/(?<=track)\d+/g)!.map(Number));
  expect(asked).toEqual(order);
  expect(order.slice(0, 4)).toEqual([0, 8, 16, 1]);
});

test("a bus without tracks is silent in both of its pairs", () => {
  expect(faustProgram(standardSession(4)).source).toContain("bus7 = 0, 0, 0, 0 :> ");
});

test("every band has its filter, and every strip and bus its compressor where there are any", () => {
  const made = (part: string, compressors: boolean) =>
    count(faustProgram(standardSession(8, compressors)).source, new RegExp(`\\b${part}\\(-?\\d`, "g"));
  expect([made("section", true), made("section", false)]).toEqual([8 * 4 + 3, 8 * 4 + 3]);
  expect([made("compressor", true), made("compressor", false)]).toEqual([8 + 8 + 1, 0]);
});
