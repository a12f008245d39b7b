import { expect, test } from "vitest";
import type { LapTime } from "../../bench/lap.ts";
import type { Race } from "../../bench/race.ts";
import { ratioRows, shareOfCore } from "../../bench/report/ratios.ts";
import { table, threeFigures } from "../../bench/report/table.ts";
import { tracksInRealTime } from "../../src/cli/bench/limit.ts";

const lap = (soundSeconds: number, cpuSeconds: number): LapTime => ({ soundSeconds, cpuSeconds, wallSeconds: cpuSeconds * 2 });

const race: Race = {
  sound: [],
  absent: [],
  heats: [
    {
      trackCount: 64,
      compressors: true,
      runners: [
        { id: "chromium", laps: [lap(1, 1), lap(1, 2), lap(1, 1)] },
        { id: "elementary", laps: [], failure: "out of memory" },
        { id: "postfade-node", laps: [lap(20, 1), lap(20, 2), lap(30, 1)] },
      ],
    },
  ],
};

test("a peer's ratio is that of each round; Postfade has none over itself, who failed has none at all", () => {
  const [chromium, elementary, own] = ratioRows(race);
  expect(chromium).toMatchObject({ speed: 1, byNode: { min: 20, median: 20, max: 30 }, byWorklet: null });
  expect(elementary).toMatchObject({ speed: "out of memory", byNode: null });
  expect(own).toMatchObject({ speed: 20, byNode: null });
});

test("that others had the machine too is seen from what the laps had of a core", () => {
  expect(shareOfCore(race)).toBe(0.5);
});

test("the number of tracks in real time is on the line through the two largest desks", () => {
  const budgetUs = (128 / 48000) * 1e6;
  const desk = (tracks: number, workUs: number) => ({ tracks, timesRealTime: budgetUs / workUs });
  expect(tracksInRealTime(desk(100, budgetUs / 10), desk(200, budgetUs / 5))).toBe(1000);
  expect(tracksInRealTime(desk(100, 100 + 50), desk(200, 200 + 50))).toBe(Math.floor(budgetUs - 50));
  expect(tracksInRealTime(desk(100, 50), desk(200, 50))).toBe(null);
});

test("columns are as wide as what stands in them", () => {
  expect(
    table(
      ["name", "us"],
      [
        ["gather", "7"],
        ["mix", "1234"],
      ],
    ),
  ).toBe(["name       us", "------   ----", "gather      7", "mix      1234"].join("\n"));
});

test.each([
  [0, "0"],
  [0.01234, "0.0123"],
  [1.234, "1.23"],
  [99.96, "100.0"],
  [1234.5, "1235"],
])("%d is said as %s", (x, said) => {
  expect(threeFigures(x)).toBe(said);
});
