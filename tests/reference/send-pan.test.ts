import { describe, expect, test } from "vitest";
import { PAN_LAWS, type PanLaw } from "../../src/plugins/desk.ts";
import type { SendDocument, StripDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { distance, type Sides } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, noise } from "../desk/signals.ts";
import { readJson } from "./reference.ts";

type Table = { readonly p: readonly number[] } & Readonly<
  Record<PanLaw, { readonly L: readonly number[]; readonly R: readonly number[] }>
>;

const table = readJson<Table>("pan.json");
const PLACES = [-1, -0.95, -0.3, 0, 0.55, 1];
const BOUND = 1e-7;
const FRAMES = 64;

/** What an aux gets of a strip that goes nowhere else. */
function aux(strip: Partial<StripDocument>, send: Partial<SendDocument>, sound: Float32Array | Float32Array[]): Promise<Sides> {
  const sends = [{ id: "s", to: "x", ...send }];
  return renderDocument(session([track("a", { ...strip, output: null, sends }), bus("x")]), { a: sound });
}

/** The reference's gains of a law at a place. */
const gainsOf = (law: PanLaw, pan: number): readonly [number, number] => {
  const i = table.p.indexOf(pan);
  return [table[law].L[i]!, table[law].R[i]!];
};

describe("the pan of a send", () => {
  test.each(PAN_LAWS)("of a mono strip is by the strip's law, %s", async (law) => {
    for (const pan of PLACES)
      for (const tap of ["pre-fader", "post-fader"] as const) {
        const [left, right] = gainsOf(law, pan);
        const heard = await aux({ channels: 1, panLaw: law, pan: 0.7 }, { pan, tap }, constant(FRAMES, 1));
        expect(Math.abs(heard.left[20]! - left)).toBeLessThanOrEqual(BOUND);
        expect(Math.abs(heard.right[20]! - right)).toBeLessThanOrEqual(BOUND);
      }
  });

  test("of a stereo strip is a balance, whatever its law, mode, width and own pan", async () => {
    const sides = [noise(FRAMES, 1), noise(FRAMES, 2)];
    const strips: Partial<StripDocument>[] = [{}, { panLaw: "-6dB", pan: -0.5 }, { panMode: "stereo-pan", width: 0 }];
    for (const strip of strips)
      for (const pan of PLACES) {
        const [left, right] = gainsOf("0dB", pan);
        const heard = await aux({ channels: 2, ...strip }, { pan }, sides);
        expect(
          distance(
            heard.left,
            sides[0]!.map((x) => x * left),
          ),
        ).toBeLessThanOrEqual(BOUND);
        expect(
          distance(
            heard.right,
            sides[1]!.map((x) => x * right),
          ),
        ).toBeLessThanOrEqual(BOUND);
      }
  });

  test("...and neither is the other: where a law is not a balance, the figures part", async () => {
    const [left] = gainsOf("-3dB", 0);
    const mono = await aux({ channels: 1 }, { pan: 0 }, constant(FRAMES, 1));
    const stereo = await aux({ channels: 2 }, { pan: 0 }, [constant(FRAMES, 1), constant(FRAMES, 1)]);
    expect([Math.fround(left), 1]).toEqual([mono.left[20], stereo.left[20]]);
  });
});

describe("the width of a strip, heard through a whole desk", () => {
  const [l, r] = [noise(FRAMES, 3), noise(FRAMES, 4)] as [Float32Array, Float32Array];
  const heard = (strip: Partial<StripDocument>, through: Partial<StripDocument> = {}) =>
    renderDocument(session([track("a", { channels: 2, output: "mix", ...strip }), bus("mix", through)]), { a: [l, r] });
  const mid = Float64Array.from(l, (x, i) => (x + r[i]!) / 2);
  const side = Float64Array.from(l, (x, i) => (x - r[i]!) / 2);

  test.each([0, 0.25, 1, 1.6, 2])("%f: the middle, and so much of the difference", async (width) => {
    for (const wide of [await heard({ width }), await heard({}, { width })]) {
      expect(
        distance(
          wide.left,
          mid.map((m, i) => m + width * side[i]!),
        ),
      ).toBeLessThanOrEqual(2e-7);
      expect(
        distance(
          wide.right,
          mid.map((m, i) => m - width * side[i]!),
        ),
      ).toBeLessThanOrEqual(2e-7);
    }
  });

  test("comes before the pan", async () => {
    const wide = await heard({ width: 0, pan: -1 });
    expect(distance(wide.left, mid)).toBeLessThanOrEqual(2e-7);
    expect(Math.max(...wide.right.map(Math.abs))).toBe(0);
    const dual = await heard({ width: 2, panMode: "dual", panLeft: 1, panRight: -1 });
    expect(
      distance(
        dual.left,
        mid.map((m, i) => m - 2 * side[i]!),
      ),
    ).toBeLessThanOrEqual(2e-7);
  });

  test("of 1 is the sound itself, to the bit", async () => {
    expect((await heard({ width: 1 })).left).toEqual(l);
  });
});
