import { expect, test } from "vitest";
import { session, track } from "../../tests/desk/documents.ts";
import type { StripDocument } from "../session/document.ts";
import { loadSession } from "../session/load.ts";
import { banksOf } from "./banks.ts";

/** Who shares lanes with whom: ids, `-` where a lane is idle. */
function banks(strips: StripDocument[]): string[] {
  const { graph, strips: ids } = { ...loadSession(session(strips)), strips: strips.map(({ id }) => id) };
  return banksOf(ids.map((id) => graph.strips.get(id)!)).map((bank) => bank.map((strip) => strip?.id ?? "-").join(" "));
}

const eq = { plugin: "equaliser" };
const comp = { plugin: "compressor" };

test("strips alike fill lanes by fours, in the order of their ids", () => {
  expect(banks(["f", "b", "e", "a", "d", "c"].map((id) => track(id)))).toEqual(["a b c d", "e f - -"]);
});

test("mono and stereo do not share", () => {
  expect(banks([track("a", { channels: 1 }), track("b"), track("c", { channels: 1 })])).toEqual(["a c - -", "b - - -"]);
});

test("other plugins, another order, another side of the fader, or a key: no sharing", () => {
  const apart = [
    track("a", { inserts: [eq, comp] }),
    track("b", { inserts: [comp, eq] }),
    track("c", { inserts: [eq, { ...comp, placement: "post-fader" }] }),
    track("d", { inserts: [eq, { ...comp, sidechain: { from: "z" } }] }),
    track("z"),
  ];
  expect(banks(apart)).toHaveLength(5);
});

test("what is turned, named or bypassed does not matter; nor how inserts before and after the fader are mixed in the list", () => {
  const after = { ...comp, placement: "post-fader" } as const;
  const alike = [
    track("a", {
      inserts: [
        { id: "x", ...eq },
        { id: "y", ...after },
      ],
      faderDb: -3,
    }),
    track("b", {
      inserts: [
        { id: "q", ...after },
        { id: "p", ...eq, bypassed: true, params: { band1GainDb: 3 } },
      ],
    }),
  ];
  expect(banks(alike)).toEqual(["a b - -"]);
});
