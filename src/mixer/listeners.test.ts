import { expect, test, vi } from "vitest";
import { Listeners } from "./listeners.ts";

test("a listener that throws keeps neither the desk nor the next listener from their work, and its error is not lost", async () => {
  const surfaced: unknown[] = [];
  vi.stubGlobal("queueMicrotask", (raise: () => void) => {
    try {
      raise();
    } catch (error) {
      surfaced.push(error);
    }
  });
  const listeners = new Listeners<string>();
  let heard = 0;
  listeners.add("value", () => {
    throw new Error("mine");
  });
  listeners.add("value", () => heard++);
  listeners.tell("value");
  vi.unstubAllGlobals();
  expect(heard).toBe(1);
  expect(surfaced).toEqual([new Error("mine")]);
});
