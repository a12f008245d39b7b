import { expect, test } from "vitest";
import { BAR_FRAMES } from "../music/tempo.ts";
import { barText, clockText, loopFrames } from "./musical-time.ts";

test("bars and beats count from one", () => {
  expect(barText(0)).toBe("1.1");
  expect(barText(BAR_FRAMES - 1)).toBe("1.4");
  expect(barText(BAR_FRAMES)).toBe("2.1");
});

test("a tenth of a second shows when it is over, not before", () => {
  expect(clockText(48000 * 62.75, 48000)).toBe("1:02.7");
  expect(clockText(48000 * 59.999, 48000)).toBe("0:59.9");
});

test("a loop of bars begins with the bar that plays and ends with the piece at the latest", () => {
  const length = 10.5 * BAR_FRAMES;
  expect(loopFrames("off", 0, length)).toBeNull();
  expect(loopFrames("1 bar", 2.9 * BAR_FRAMES, length)).toEqual({ from: 2 * BAR_FRAMES, to: 3 * BAR_FRAMES });
  expect(loopFrames("4 bars", 9.2 * BAR_FRAMES, length)).toEqual({ from: 9 * BAR_FRAMES, to: length });
});
