import { describe, expect, test } from "vitest";
import type { AutomationDocument, ClipDocument, SessionDocument } from "../../src/session/document.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { SAMPLE_RATE } from "../desk/signals.ts";
import { readJson } from "./reference.ts";

interface Row {
  readonly freq: number;
  readonly edit: string;
  readonly residual: number;
  readonly maxStep: number;
  readonly secondDifference: number;
}

const { rows } = readJson<{ rows: Row[] }>("edits.json");
const FRAMES = 48000;
const AT = 24000;
/** What float32 leaves of a full sine, and of three neighbours of it: a few times half its last place. */
const ROUNDING = 2 ** -22;
/** The figures are printed with six digits. */
const PRINTED = 5e-6;

/** 0 dBFS, 30 degrees at frame 0. */
const sine = (hz: number) =>
  Float32Array.from({ length: FRAMES }, (_, n) => Math.sin((2 * Math.PI * hz * n) / SAMPLE_RATE + Math.PI / 6));

const hold = (frame: number, value: number | boolean) => ({ frame, value });
const line = (frame: number, value: number) => ({ frame, value, curve: "linear" as const });
/** dB that a gain loses in one time constant of its decay. */
const NEPER_DB = 20 / Math.LN10;

/** The same silence by what a desk has for it: a point of a mute, a line of a linear pan, the fade of a clip, a line of a fader in dB. */
function silenced(edit: string): SessionDocument {
  const [, kind, figure] = /^mute by (hard cut|linear|raised cosine|one-pole tau) ?([\d.]*)/.exec(edit) as unknown as [
    string,
    string,
    string,
  ];
  const amount = Number(figure);
  const desk = (automation: AutomationDocument[], clip: Partial<ClipDocument> = {}) =>
    session([track("a", { channels: 1, pan: -1, clips: [{ file: "a", ...clip }] })], {
      lengthFrames: FRAMES,
      panLaw: "-6dB",
      automation,
    });
  if (kind === "hard cut") return desk([{ target: "a.mute", points: [hold(0, false), hold(AT, true)] }]);
  if (kind === "linear") return desk([{ target: "a.pan", points: [line(AT, -1), hold(AT + amount, 1)] }]);
  if (kind === "raised cosine") return desk([], { lengthFrames: AT + amount, fadeOutFrames: amount });
  const constantFrames = (amount / 1000) * SAMPLE_RATE;
  const frames = 16 * constantFrames;
  return desk([{ target: "a.faderDb", points: [line(AT, 0), hold(AT + frames, -16 * NEPER_DB)] }]);
}

const difference = (signal: ArrayLike<number>) =>
  Float64Array.from({ length: signal.length - 1 }, (_, n) => signal[n + 1]! - signal[n]!);
const largest = (signal: Float64Array) => signal.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
const gainOf = (db: number) => 10 ** (db / 20);
const ENDS = AT + 0.05 * SAMPLE_RATE;

describe("a full sine that falls silent", () => {
  test.each(rows)(
    "of $freq Hz, $edit: clicks as much as it must",
    async ({ freq, edit, residual, maxStep, secondDifference }) => {
      const { left } = await renderDocument(silenced(edit), { a: sine(freq) });
      const above = gainOf(residualDbfs(left, AT - 8, ENDS));
      const printed = gainOf(residual) * (gainOf(PRINTED * Math.abs(residual)) - 1);
      expect(Math.abs(above - gainOf(residual))).toBeLessThanOrEqual(ROUNDING + printed);
      const steps = largest(difference(left.subarray(AT - 8, ENDS)));
      expect(Math.abs(steps - maxStep)).toBeLessThanOrEqual(ROUNDING + PRINTED * maxStep);
      const bends = largest(difference(difference(left.subarray(AT - 8, AT + 4800))));
      expect(Math.abs(bends - secondDifference)).toBeLessThanOrEqual(2 * ROUNDING + PRINTED * secondDifference);
    },
  );
});
