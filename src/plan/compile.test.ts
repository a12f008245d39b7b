import { expect, test } from "vitest";
import { bus, session, track } from "../../tests/desk/documents.ts";
import type { SessionDocument } from "../session/document.ts";
import { loadSession } from "../session/load.ts";
import { compile } from "./compile.ts";
import type { Surroundings } from "./plan.ts";
import { printPlan } from "./print.ts";

function planOf(document: SessionDocument, around: Partial<Surroundings> = {}): string {
  const { graph } = loadSession(document);
  return printPlan(compile(graph, { clips: new Map(), inputs: new Map(), meters: new Set(), stems: [], ...around }));
}

test("a desk with nothing but a master clears its input and gives it out", () => {
  expect(planOf(session([]))).toMatchInlineSnapshot(`
    "clear   master.out 2
    output  master.out 0 master
    end"
  `);
});

test("two strips alike pass side by side, and meet on the mix bus in the order of their ids", () => {
  const desk = session([track("vocal", { output: "mix" }), track("drums", { output: "mix" }), bus("mix")]);
  expect(planOf(desk, { clips: new Map([["drums", ["drums#0"]]]), inputs: new Map([["vocal", 0]]) })).toMatchInlineSnapshot(`
    "play    drums.in 2 "drums#0"
    clear   vocal.in 2
    input   vocal.in 2 0
    clear   mix.in 2
    mix     mix.in drums.in "drums#0" 2 trim+fader+pan drums <drums>
    mix     mix.in vocal.in - 2 trim+fader+pan vocal <vocal>
    clear   master.in 2
    mix     master.in mix.in - 2 trim+fader+pan mix <mix>
    clear   master.out 2
    mix     master.out master.in - 2 trim+fader+pan master straight
    output  master.out 0 master
    end"
  `);
});

test("one that is late is waited for: by the other's output, by a send, and by a keyed track", () => {
  const late = { id: "late", plugin: "latency", params: { frames: 64 } };
  const desk = session([
    track("a", { channels: 1, inserts: [late], sends: [{ id: "s", to: "aux" }] }),
    track("b", {
      channels: 1,
      inserts: [{ id: "comp", plugin: "compressor", sidechain: { from: "a" } }],
      sends: [{ id: "s", to: "aux", tap: "pre-fader" }],
    }),
    track("c", { channels: 1 }),
    bus("aux"),
  ]);
  const sums = planOf(desk, { clips: new Map([["b", ["b#0"]]]) })
    .split("\n")
    .filter((line) => /^(clip|delay|mix|sum) /.test(line));
  expect(sums.join("\n")).toMatchInlineSnapshot(`
    "sum     [bank 0 b] 1 fader a unity unity unity <a>s> zeros zeros zeros aux.in trash trash trash
    sum     [bank 0 b] 1 fader a unity unity unity <b/comp> zeros zeros zeros b/comp.key trash trash trash
    sum     [bank 0 b] 1 fader+pan a unity unity unity <a> zeros zeros zeros master.in trash trash trash
    clip    b.source 1 "b#0"
    delay   b.in b.source 1 ring(>b, 64) 255 64
    sum     [bank 1 b] 1 as-is b unity unity unity <b>s> zeros zeros zeros aux.in trash trash trash
    sum     [bank 1 b] 1 fader+pan b unity unity unity <b> zeros zeros zeros master.in trash trash trash
    mix     master.in aux.in - 2 trim+fader+pan aux <aux>
    delay   c.late c.out 2 ring(c, 64) 255 64
    mix     master.in c.late - 2 as-is unity <c>
    mix     master.out master.in - 2 trim+fader+pan master straight"
  `);
});

test("what nobody reads is not in the plan; meters and stems are read", () => {
  const desk = session([track("a", { channels: 1, output: null })]);
  const around = { clips: new Map([["a", ["a#0"]]]) };
  expect(planOf(desk, around)).not.toMatch(/mix|sum|gather/);
  expect(planOf(desk, { ...around, meters: new Set(["a:input", "a:output"]), stems: ["a"] })).toMatchInlineSnapshot(`
    "play    a.in 1 "a#0"
    clear   a.out 2
    mix     a.out a.in "a#0" 1 trim+fader+pan a straight
    clear   master.out 2
    gather  [bank 0 a] 1 as-is a.in zeros zeros zeros "a#0" - - - a unity unity unity
    meter   [bank 0 a] 1 as-is a unity unity unity a:input - - -
    meter   [bank 0 a] 1 trim+fader+pan a unity unity unity a:output - - -
    output  master.out 0 master
    output  a.out 1 a
    end"
  `);
});

test("gains that no insert stands between are one multiplication", () => {
  const behind = { id: "gain", plugin: "gain", placement: "post-fader" } as const;
  const before = { id: "comp", plugin: "compressor", placement: "pre-fader" } as const;
  const gainsOf = (inserts: (typeof behind | typeof before)[]) =>
    planOf(session([track("a", { inserts, sends: [{ id: "s", to: "x", tap: "pre-fader" }] }), bus("x", { output: null })]))
      .split("\n")
      .filter((line) => /^(gather|gain|plugin|sum) /.test(line));
  expect([before, behind].map((insert) => gainsOf([insert]).join("\n")).join("\n\n")).toMatchInlineSnapshot(`
    "gather  [bank 0 a] 2 trim zeros zeros zeros zeros - - - - a unity unity unity
    plugin  3 2 [bank 0 a] [bank 0 b] [bank 0 a] compressor(a/comp - - -) a/comp - - -
    sum     [bank 0 b] 2 as-is a unity unity unity <a>s> zeros zeros zeros x.in trash trash trash
    sum     [bank 0 b] 2 fader+pan a unity unity unity <a> zeros zeros zeros master.in trash trash trash

    gather  [bank 0 a] 2 as-is zeros zeros zeros zeros - - - - a unity unity unity
    sum     [bank 0 a] 2 trim a unity unity unity <a>s> zeros zeros zeros x.in trash trash trash
    gain    [bank 0 a] 2 trim+fader a unity unity unity
    plugin  0 2 [bank 0 a] [bank 0 b] [bank 0 a] gain(a/gain - - -) a/gain - - -
    sum     [bank 0 b] 2 pan a unity unity unity <a> zeros zeros zeros master.in trash trash trash"
  `);
});

test("the same graph always gives the same plan, in whatever order its strips were added", () => {
  const strips = [track("a"), track("b", { channels: 1 }), bus("x", { output: "y" }), bus("y")];
  expect(planOf(session(strips.toReversed()))).toBe(planOf(session(strips)));
});
