import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { AT, type ClickCase, clickOf, expectNoClick } from "../desk/click-case.ts";
import { declaredRamp } from "../desk/clicks.ts";
import { master, session, track } from "../desk/documents.ts";

const gain = (db: number) => 10 ** (db / 20);
const desk = (said: Partial<SessionDocument> = {}, solo = false) =>
  session([track("a", { channels: 2, faderDb: -12, solo }), track("b", { channels: 2, faderDb: -144 })], said);
/** The sine on the left only, for what happens between the sides. */
const left = session([track("a", { channels: 1, pan: -1 })]);

const walks = (from: number, to: number): ClickCase["declared"] => {
  const ramp = declaredRamp(AT, from, to);
  return (frame, x) => x(frame) * ramp(frame);
};
const set = (act: (mixer: Mixer) => { value: unknown }, value: unknown) => (mixer: Mixer) => {
  act(mixer).value = value;
};
const level = gain(-12);

const cases: readonly ClickCase[] = [
  { name: "cut", desk: desk(), act: set(({ monitor }) => monitor.cut, true), declared: walks(level, 0) },
  {
    name: "the end of a cut",
    desk: desk({ monitor: { cut: true } }),
    act: set(({ monitor }) => monitor.cut, false),
    declared: walks(0, level),
  },
  { name: "dim", desk: desk(), act: set(({ monitor }) => monitor.dim, true), declared: walks(level, level / 10) },
  { name: "level", desk: desk(), act: set(({ monitor }) => monitor.level, 6), declared: walks(level, level * gain(6)) },
  { name: "mono", desk: left, act: set(({ monitor }) => monitor.mono, true), declared: walks(1, 0.5) },
  { name: "swap", desk: left, act: set(({ monitor }) => monitor.swap, true), declared: walks(1, 0) },
  { name: "polarity", desk: left, act: set(({ monitor }) => monitor.polarityLeft, "inverted"), declared: walks(1, -1) },
  {
    name: "a solo that listens after the fader",
    desk: session([track("a", { channels: 2, faderDb: -12 }), master({ faderDb: -9 })], { soloMode: "afl" }),
    act: set((mixer) => mixer.strip("a").solo, true),
    declared: walks(level * gain(-9), level),
  },
  {
    name: "a solo that listens before the fader",
    desk: desk({ soloMode: "pfl" }),
    act: set((mixer) => mixer.strip("a").solo, true),
    declared: walks(level, 1),
  },
  {
    name: "the end of one",
    desk: desk({ soloMode: "pfl" }, true),
    act: set((mixer) => mixer.strip("a").solo, false),
    declared: walks(1, level),
  },
  {
    name: "a solo that listens no more, and mutes nobody who is heard",
    desk: desk({ soloMode: "pfl" }, true),
    act: set((mixer) => mixer.settings.soloMode, "in-place"),
    declared: walks(1, level),
  },
];

describe("nothing of the monitor clicks:", () => {
  test.each(cases)("$name", expectNoClick);
});

test("...and a cut in no time does", async () => {
  const hard: ClickCase = { ...cases[0]!, declared: (frame, x) => (frame < AT ? level * x(frame) : 0) };
  const report = await clickOf(hard, 1000);
  expect(report.declaredResidualDbfs).toBeGreaterThan(-40);
  expect(report.distance).toBeGreaterThan(0.1);
});
