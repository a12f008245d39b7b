import { expect, test } from "vitest";
import { start } from "./context.ts";

const context = (state: AudioContextState, resume: () => Promise<void>) => ({ state, resume }) as AudioContext;

test("a context that runs, or starts, has started", async () => {
  await expect(start(context("running", () => Promise.reject(new Error("asked in vain"))))).resolves.toBeUndefined();
  await expect(start(context("suspended", () => Promise.resolve()))).resolves.toBeUndefined();
});

test("one whose browser waits for a click is not waited for, and the error says so", async () => {
  const pending = start(context("suspended", () => new Promise(() => {})));
  await expect(pending).rejects.toMatchObject({ code: "needs-gesture", message: expect.stringContaining("click") });
});

test("a closed one says why itself", async () => {
  await expect(start(context("closed", () => Promise.reject(new Error("closed"))))).rejects.toThrow("closed");
});
