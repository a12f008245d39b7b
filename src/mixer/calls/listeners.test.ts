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
  const listeners = new Listeners<{ value: number }>();
  const heard: number[] = [];
  listeners.add("value", () => {
    throw new Error("mine");
  });
  listeners.add("value", (said) => heard.push(said));
  listeners.tell("value", 7);
  vi.unstubAllGlobals();
  expect(heard).toEqual([7]);
  expect(surfaced).toEqual([new Error("mine")]);
});
