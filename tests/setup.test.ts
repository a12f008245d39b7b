import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { holding } from "../scripts/setup/lock.mjs";
import { isStale, runIfStale } from "../scripts/setup/stamp.mjs";

const folder = mkdtempSync(join(tmpdir(), "postfade-setup-"));
afterAll(() => rmSync(folder, { recursive: true }));

function step(name: string) {
  const sources = join(folder, name);
  mkdirSync(sources);
  writeFileSync(join(sources, "a.ts"), "1");
  const output = join(folder, `${name}.out`);
  const run = async () => writeFileSync(output, "built");
  const it = { name, inputs: [sources], outputs: [output], run };
  const stamps = join(folder, "stamps");
  return { sources, output, go: () => runIfStale(it, stamps), stale: () => isStale(it, stamps) };
}

test("a step runs when a source changed, came or went, and otherwise not", async () => {
  const { sources, go } = step("sources");
  expect(await go()).toBe(true);
  expect(await go()).toBe(false);
  writeFileSync(join(sources, "a.ts"), "2");
  expect(await go()).toBe(true);
  writeFileSync(join(sources, "b.ts"), "");
  expect(await go()).toBe(true);
  rmSync(join(sources, "b.ts"));
  expect(await go()).toBe(true);
  expect(await go()).toBe(false);
});

test("a step says that it has to run, without running", async () => {
  const { sources, output, go, stale } = step("asked");
  expect(stale()).toBe(true);
  expect(existsSync(output)).toBe(false);
  await go();
  expect(stale()).toBe(false);
  writeFileSync(join(sources, "a.ts"), "2");
  expect(stale()).toBe(true);
});

test("neither a new date nor a test nor a built file makes a step run", async () => {
  const { sources, go } = step("dates");
  await go();
  utimesSync(join(sources, "a.ts"), new Date(), new Date());
  writeFileSync(join(sources, "a.test.ts"), "");
  writeFileSync(join(sources, "engine.wasm"), "");
  expect(await go()).toBe(false);
});

test("a lost output is built again", async () => {
  const { output, go } = step("outputs");
  await go();
  rmSync(output);
  expect(await go()).toBe(true);
  expect(existsSync(output)).toBe(true);
});

test("an output that somebody else wrote is built again", async () => {
  const { output, go, stale } = step("overwritten");
  await go();
  writeFileSync(output, "by hand");
  expect(stale()).toBe(true);
  expect(await go()).toBe(true);
  expect(readFileSync(output, "utf8")).toBe("built");
});

test("a step that failed runs again", async () => {
  const { sources, output } = step("failing");
  const failing = { name: "failing", inputs: [sources], outputs: [output], run: () => Promise.reject(new Error("no")) };
  const stamps = join(folder, "stamps");
  await expect(runIfStale(failing, stamps)).rejects.toThrow("no");
  await expect(runIfStale(failing, stamps)).rejects.toThrow("no");
});

test("two set-ups never overlap", async () => {
  const lock = join(folder, "lock");
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} in`);
    await sleep(30);
    events.push(`${name} out`);
  };
  await Promise.all([holding(lock, work("a")), holding(lock, work("b"))]);
  expect(events).toEqual(["a in", "a out", "b in", "b out"]);
});

test("a failing set-up lets go of the lock, and a killed one's is taken over", async () => {
  const lock = join(folder, "lock");
  await expect(holding(lock, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  mkdirSync(lock);
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(lock, longAgo, longAgo);
  expect(await holding(lock, async () => "mine")).toBe("mine");
});
