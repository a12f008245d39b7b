import { expect, test } from "vitest";
import { closingLine } from "../scripts/closing-line.mjs";

const report = (numPassedTests: number, numFailedTests: number, files: object[] = []) =>
  JSON.stringify({ numPassedTests, numFailedTests, testResults: files });
const unloadable = { status: "failed", assertionResults: [] };
const unprepared = { status: "failed", assertionResults: [{ status: "skipped" }] };
const failing = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };

test.each([
  ["all is well", report(12, 0), 0, "12 passed, 0 failed"],
  ["some fail", report(10, 2), 1, "10 passed, 2 failed"],
  [
    "a file whose tests never ran counts as one failure",
    report(10, 1, [failing, unloadable, unprepared]),
    1,
    "10 passed, 3 failed",
  ],
  ["a run that broke outside its tests counts as one failure", report(12, 0), 1, "12 passed, 1 failed"],
  ["a run without a test is no success", report(0, 0), 0, "0 passed, 1 failed"],
  ["a run that never got to its tests is no success", undefined, 1, "0 passed, 1 failed"],
])("%s", (_what, text, exitCode, line) => {
  expect(closingLine(text, exitCode)).toBe(line);
});
