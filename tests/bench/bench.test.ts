import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import type { Report } from "../../bench/report/report.ts";

const folder = mkdtempSync(join(tmpdir(), "postfade-bench-"));
afterAll(() => rmSync(folder, { recursive: true }));

const run = promisify(execFile);

test("the benchmark runs from end to end, and says on what machine it ran", async () => {
  const { stdout } = await run(process.execPath, ["scripts/run.mjs", "bench/run.ts", "--smoke", "--out", folder]);
  const report = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as Report;
  expect(report).toMatchObject({ format: "postfade-bench", effort: "smoke", place: "Node", race: null });
  expect(report.machine.node).toBe(process.versions.node);
  expect(stdout).toContain(report.machine.processor);

  const { desks, kernels } = report.figures;
  expect(desks.map(({ trackCount }) => trackCount)).toEqual([4, 8]);
  expect(desks.every(({ p50, p99, quantiles }) => p50 > 0 && p99 >= p50 && quantiles.length === 101)).toBe(true);
  const named = kernels.map(({ name }) => name);
  expect(named).toEqual(
    expect.arrayContaining(["plugin equaliser", "plugin compressor", "gather", "clip", "delay", "meter", "output"]),
  );
  expect(new Set(named).size).toBe(named.length);

  const page = readFileSync(join(folder, "report.html"), "utf8");
  expect(page.match(/<svg /g)!.length).toBeGreaterThanOrEqual(3);
  expect(page).not.toMatch(/NaN|undefined/);
}, 60_000);

test("a wish that cannot be met is said in a sentence", async () => {
  const wrong = run(process.execPath, ["scripts/run.mjs", "bench/compare.ts", "no-such-revision"]);
  await expect(wrong).rejects.toMatchObject({ stderr: expect.stringContaining('There is no revision "no-such-revision" here.') });
}, 30_000);
