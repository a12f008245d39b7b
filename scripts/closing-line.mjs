// The last line of a build server's log: how many tests of the run that just ended passed and failed, from Vitest's own report.
import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { pathToFileURL } from "node:url";

/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/**
 * @param {string | undefined} report what Vitest's json reporter wrote, if it came to that
 * @param {number} exitCode of the run: a run that broke is never told as a clean one
 */
export function closingLine(report, exitCode) {
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: FileResult[] }} */
  const { numPassedTests, numFailedTests, testResults } =
    report === undefined ? { numPassedTests: 0, numFailedTests: 0, testResults: [] } : JSON.parse(report);
  const failed = numFailedTests + testResults.filter(brokeBeforeItsTests).length;
  const broke = exitCode !== 0 || numPassedTests === 0;
  return `${numPassedTests} passed, ${broke ? Math.max(failed, 1) : failed} failed`;
}

/** A file that could not be loaded or prepared: its tests did not run, and none of them counts as failed. @param {FileResult} file */
function brokeBeforeItsTests({ status, assertionResults }) {
  return status === "failed" && assertionResults.every((test) => test.status !== "failed");
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) {
  const [path = "", exitCode = "1"] = argv.slice(2);
  /** @type {string | undefined} */
  let report;
  try {
    report = readFileSync(path, "utf8");
  } catch {
    console.error(`${path} is missing: the run ended before any test did`);
  }
  const line = closingLine(report, Number(exitCode));
  console.log(line);
  process.exitCode = line.endsWith(" 0 failed") ? 0 : 1;
}
