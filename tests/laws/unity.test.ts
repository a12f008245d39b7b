import { describe, expect, test } from "vitest";
import type { StripDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const [left, right] = [noise(5000, 1), noise(5000, 2)];

const throughBuses = (said: Partial<StripDocument> = {}) =>
  session([track("a", { output: "group" }), bus("group", { output: "mix" }), bus("mix", said)]);

describe("a strip at 0 dB in the middle, through two buses to the master, is a copy", () => {
  test("in stereo", async () => {
    const heard = await renderDocument(throughBuses(), { a: [left, right] });
    expect(firstDifference(heard.left, left)).toBeNull();
    expect(firstDifference(heard.right, right)).toBeNull();
  });

  test("in mono, where the pan law is 0 dB in the middle", async () => {
    const heard = await renderDocument({ ...throughBuses(), panLaw: "0dB" }, { a: left });
    expect(firstDifference(heard.left, left)).toBeNull();
    expect(firstDifference(heard.right, left)).toBeNull();
  });

  test.each(["0dB", "-3dB", "-4.5dB", "-6dB"] as const)(
    "in mono hard left, law %s: the other side is silence",
    async (panLaw) => {
      const heard = await renderDocument(session([track("a", { pan: -1, panLaw })]), { a: left });
      expect(firstDifference(heard.left, left)).toBeNull();
      expect(firstDifference(heard.right, new Float32Array(left.length))).toBeNull();
    },
  );

  test("through a mono bus, when both sides are the same", async () => {
    const mono = session([track("a", { output: "mono" }), bus("mono", { channels: 1, panLaw: "0dB" })]);
    const heard = await renderDocument(mono, { a: [left, left] });
    expect(firstDifference(heard.left, left)).toBeNull();
    expect(firstDifference(heard.right, left)).toBeNull();
  });
});

test("...and a millionth of a decibel is no unity", async () => {
  const heard = await renderDocument(throughBuses({ faderDb: -1e-6 }), { a: [left, right] });
  expect(firstDifference(heard.left, left)).not.toBeNull();
});
