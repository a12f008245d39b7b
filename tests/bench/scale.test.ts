import { expect, test } from "vitest";
import { growth, largeDesk, type ScaleTime } from "../../bench/scale.ts";
import { loadSession } from "../../src/session/load.ts";

const time = (trackCount: number, compile: number): ScaleTime => {
  const ms = { p50: compile, p99: compile };
  return { trackCount, insertsPerTrack: 0, compileMs: ms, editMs: ms, valueMs: ms, soloMs: ms };
};

test("what takes n log n grows by 1, what takes n squared by more", () => {
  const [small, large] = [time(64, 64 * 6), time(1024, 1024 * 10)];
  expect(growth(large, [large, small])).toBeCloseTo(1, 12);
  expect(growth(time(1024, 1024 ** 2), [time(64, 64 ** 2)])).toBeGreaterThan(9);
});

test("the large desk has four sends a track and 32 buses", () => {
  const { graph } = loadSession(largeDesk(64, 2));
  const strips = [...graph.strips.values()];
  expect(strips.map(({ role }) => role).filter((role) => role === "bus")).toHaveLength(32);
  expect(strips.flatMap(({ sends }) => sends)).toHaveLength(256);
  expect(strips.flatMap(({ inserts }) => inserts)).toHaveLength(128);
});
