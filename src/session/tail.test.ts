import { expect, test } from "vitest";
import { session, track } from "../../tests/desk/documents.ts";
import { delay } from "../plugins/delay.ts";
import { completeValues } from "../plugins/describe.ts";
import { equaliser } from "../plugins/equaliser.ts";
import type { AutomationDocument } from "./document.ts";
import { loadSession } from "./load.ts";
import { longestTail } from "./tail.ts";

const tailOf = (timeMs: number, feedback: number) =>
  Math.ceil(delay.tailFrames!(completeValues(delay, { timeMs, feedback }), 48000, 120));

/** The tail of a desk with one echo, short and hardly fed back, that these lanes move. */
function tailWith(automation: AutomationDocument[], bypassed = false): number {
  const insert = { id: "echo", plugin: "delay", bypassed, params: { timeMs: 100, feedback: 0.1 } };
  return longestTail(loadSession(session([track("a", { clips: [], inserts: [insert] })], { automation })));
}
const lane = (name: string, ...values: (number | boolean)[]): AutomationDocument => ({
  target: `a/echo.${name}`,
  points: values.map((value, i) => ({ frame: 1000 * i, value })),
});

test("a desk sounds on as long as the longest that automation makes of any plugin", () => {
  expect(tailWith([])).toBe(tailOf(100, 0.1));
  expect(tailWith([lane("timeMs", 50, 400, 30)])).toBe(tailOf(400, 0.1));
  expect(tailWith([lane("timeMs", 50, 400), lane("feedback", 0.8, 0)])).toBe(tailOf(400, 0.8));
  expect(tailWith([{ ...lane("timeMs", 400), mode: "off" }])).toBe(tailOf(100, 0.1));
  expect(tailWith([], true)).toBe(0);
  expect(tailWith([lane("bypassed", true, false)], true)).toBe(tailOf(100, 0.1));
});

test("...also where one parameter makes a tail only beside another that moves", () => {
  const params = { band1Shape: "bell", band1FrequencyHz: 30, band1GainDb: 0, band1Q: 1 };
  const eq = { id: "eq", plugin: "equaliser", params };
  const moves = (name: string, ...values: number[]): AutomationDocument => ({ ...lane(name, ...values), target: `a/eq.${name}` });
  const tail = (automation: AutomationDocument[]) =>
    longestTail(loadSession(session([track("a", { clips: [], inserts: [eq] })], { automation })));
  const due = equaliser.tailFrames!(completeValues(equaliser, { ...params, band1GainDb: 12, band1Q: 30 }), 48000, 120);
  expect(tail([])).toBe(0);
  expect(tail([moves("band1GainDb", 0, 12, 0), moves("band1Q", 1, 30)])).toBe(due);
});
