import { describe, expect, test } from "vitest";
import { bus, master, session, track } from "../../tests/desk/documents.ts";
import type { InsertDocument, SessionDocument } from "../session/document.ts";
import { loadSession } from "../session/load.ts";
import { lateness } from "./lateness.ts";

const late = (frames: number, said: Partial<InsertDocument> = {}): InsertDocument => ({
  id: `late${frames}${said.placement ?? ""}`,
  plugin: "latency",
  params: { frames },
  ...said,
});
const of = (document: SessionDocument) => {
  const { input, output, edge, total } = lateness(loadSession(document).graph);
  return { input: Object.fromEntries(input), output: Object.fromEntries(output), edge: Object.fromEntries(edge), total };
};

describe("whatever would be early waits for what is late", () => {
  test("nothing late, nothing waits", () => {
    expect(of(session([track("a"), bus("b")]))).toEqual({
      input: { a: 0, b: 0, master: 0 },
      output: { a: 0, b: 0, master: 0 },
      edge: { a: 0, b: 0 },
      total: 0,
    });
  });

  test("plugins before and after the fader add up, through nested buses to the master's own", () => {
    const desk = session([
      track("a", { inserts: [late(10), late(5, { placement: "post-fader" })], output: "inner" }),
      track("b", { output: "inner" }),
      track("c", { output: "outer" }),
      track("d"),
      bus("inner", { inserts: [late(100)], output: "outer" }),
      bus("outer", { inserts: [late(1000, { placement: "post-fader" })] }),
      master({ inserts: [late(7, { placement: "pre-fader" }), late(2)] }),
    ]);
    expect(of(desk)).toMatchObject({
      input: { inner: 15, outer: 115, master: 1115 },
      output: { a: 15, inner: 115, outer: 1115, master: 1124 },
      edge: { a: 0, b: 15, inner: 0, c: 115, outer: 0, d: 1115 },
      total: 1124,
    });
  });

  test("a send waits from where it is tapped", () => {
    const desk = session([
      track("a", {
        inserts: [late(30), late(8, { placement: "post-fader" })],
        sends: [
          { id: "pre", to: "x", tap: "pre-fader" },
          { id: "post", to: "x" },
        ],
        output: null,
      }),
      bus("x"),
    ]);
    expect(of(desk)).toMatchObject({ input: { x: 38 }, edge: { "a>pre": 8, "a>post": 0 }, total: 38 });
  });

  test("a key that is early waits for the insert it goes to; one that is late makes its track wait", () => {
    const keyed = (from: string, before: InsertDocument[]) => [
      ...before,
      { id: "comp", plugin: "compressor", sidechain: { from } },
    ];
    const desk = session([
      track("early"),
      track("slow", { inserts: [late(50)] }),
      track("meets", { inserts: keyed("early", [late(20)]) }),
      track("waits", { inserts: keyed("slow", [late(30)]) }),
    ]);
    expect(of(desk)).toMatchObject({
      input: { meets: 0, waits: 20 },
      edge: { "meets/comp": 20, "waits/comp": 0, early: 50, slow: 0, meets: 30, waits: 0 },
      total: 50,
    });
  });

  test("a bypassed plugin is as late as before", () => {
    expect(of(session([track("a", { inserts: [late(12, { bypassed: true })] })])).total).toBe(12);
  });

  test("what goes nowhere makes nobody wait", () => {
    expect(of(session([track("a", { inserts: [late(12)], output: null }), track("b")]))).toMatchObject({
      edge: { b: 0 },
      total: 0,
    });
  });
});
