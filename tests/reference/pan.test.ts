import { describe, expect, test } from "vitest";
import { type Matrix, type Panning, panGains, panMatrix } from "../../src/mixer/desk/pan.ts";
import { PAN_LAWS, type PanLaw } from "../../src/plugins/desk.ts";
import { session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { constant } from "../desk/signals.ts";
import { readJson } from "./reference.ts";

interface Sides {
  readonly L: readonly number[];
  readonly R: readonly number[];
}
type Table = {
  readonly p: readonly number[];
  readonly webAudioStereoInput: Sides & { readonly inL: number; readonly inR: number };
} & Readonly<Record<PanLaw, Sides>>;

const table = readJson<Table>("pan.json");
/** The table has twelve digits. */
const DIGITS = 1e-11;

describe.each(PAN_LAWS)("pan law %s", (law) => {
  test("is the reference's at 41 places", () => {
    for (const [i, p] of table.p.entries()) {
      const [left, right] = panGains(law, p);
      expect(Math.abs(left - table[law].L[i]!)).toBeLessThanOrEqual(DIGITS);
      expect(Math.abs(right - table[law].R[i]!)).toBeLessThanOrEqual(DIGITS);
    }
  });

  test("at the ends the near side is exactly 1 and the far side exactly 0", () => {
    expect([panGains(law, -1), panGains(law, 1)]).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  test("is heard as it is worked out", async () => {
    for (const p of [-1, -0.95, -0.3, 0, 0.55, 1]) {
      const i = table.p.indexOf(p);
      const { left, right } = await renderDocument(session([track("a", { channels: 1, panLaw: law, pan: p })]), {
        a: constant(32, 1),
      });
      expect(Math.abs(left[20]! - table[law].L[i]!)).toBeLessThanOrEqual(1e-7);
      expect(Math.abs(right[20]! - table[law].R[i]!)).toBeLessThanOrEqual(1e-7);
    }
  });
});

test("...and no law is another", () => {
  const centres = PAN_LAWS.map((law) => panGains(law, 0)[0]);
  expect(centres.map((gain) => Math.round(200 * Math.log10(gain)) / 10)).toEqual([0, -3, -4.5, -6]);
});

const stereo = (said: Partial<Panning>): Matrix =>
  panMatrix({ channels: 2, law: "-3dB", mode: "balance", width: 1, pan: 0, panLeft: -1, panRight: 1, ...said });

describe("a stereo strip", () => {
  test("in stereo-pan mode follows Web Audio's equations", () => {
    const { inL, inR, L, R } = table.webAudioStereoInput;
    for (const [i, pan] of table.p.entries()) {
      const [ll, lr, rl, rr] = stereo({ mode: "stereo-pan", pan });
      expect(Math.abs(inL * ll + inR * rl - L[i]!)).toBeLessThanOrEqual(DIGITS);
      expect(Math.abs(inL * lr + inR * rr - R[i]!)).toBeLessThanOrEqual(DIGITS);
    }
  });

  test("in balance is exactly itself in the middle, whatever the law", () => {
    for (const law of PAN_LAWS) expect(stereo({ law })).toEqual([1, 0, 0, 1]);
  });

  test("in dual mode pans each side by the law, and is itself where they start", () => {
    expect(stereo({ mode: "dual" })).toEqual([1, 0, 0, 1]);
    expect(stereo({ mode: "dual", panLeft: 1, panRight: -1 })).toEqual([0, 1, 1, 0]);
    expect(stereo({ mode: "dual", panLeft: 0, panRight: 0 })).toEqual([...panGains("-3dB", 0), ...panGains("-3dB", 0)]);
  });

  test("of width 0 is the middle on both sides, of width 2 has twice the difference; width comes before pan", () => {
    expect(stereo({ width: 0 })).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(stereo({ width: 2 })).toEqual([1.5, -0.5, -0.5, 1.5]);
    expect(stereo({ width: 0, pan: -1 })).toEqual([0.5, 0, 0.5, 0]);
  });
});
