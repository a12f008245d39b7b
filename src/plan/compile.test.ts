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
    "clear   master.in 2
    gather  [bank 0 a] 2 master.in zeros zeros zeros
    gain    [bank 0 a] 2 master.trim unity unity unity
    gain    [bank 0 a] 2 master.fader unity unity unity
    gain    [bank 0 a] 2 master.mute unity unity unity
    pan     [bank 0 a] [bank 0 b] 2 master.pan unity unity unity
    scatter [bank 0 b] 2 master.out trash trash trash
    output  master.out 0
    end"
  `);
});

test("two strips alike pass side by side, and meet on the mix bus in the order of their ids", () => {
  const desk = session([track("vocal", { output: "mix" }), track("drums", { output: "mix" }), bus("mix")]);
  expect(planOf(desk, { clips: new Map([["drums", ["drums#0"]]]), inputs: new Map([["vocal", 0]]) })).toMatchInlineSnapshot(`
    "clear   drums.in 2
    clip    drums.in 2 "drums#0"
    clear   vocal.in 2
    input   vocal.in 2 0
    gather  [bank 0 a] 2 drums.in vocal.in zeros zeros
    gain    [bank 0 a] 2 drums.trim vocal.trim unity unity
    gain    [bank 0 a] 2 drums.fader vocal.fader unity unity
    gain    [bank 0 a] 2 drums.mute vocal.mute unity unity
    pan     [bank 0 a] [bank 0 b] 2 drums.pan vocal.pan unity unity
    scatter [bank 0 b] 2 drums.out vocal.out trash trash
    clear   mix.in 2
    mix     mix.in drums.out <drums> 2 2
    mix     mix.in vocal.out <vocal> 2 2
    gather  [bank 1 a] 2 mix.in zeros zeros zeros
    gain    [bank 1 a] 2 mix.trim unity unity unity
    gain    [bank 1 a] 2 mix.fader unity unity unity
    gain    [bank 1 a] 2 mix.mute unity unity unity
    pan     [bank 1 a] [bank 1 b] 2 mix.pan unity unity unity
    scatter [bank 1 b] 2 mix.out trash trash trash
    clear   master.in 2
    mix     master.in mix.out <mix> 2 2
    gather  [bank 2 a] 2 master.in zeros zeros zeros
    gain    [bank 2 a] 2 master.trim unity unity unity
    gain    [bank 2 a] 2 master.fader unity unity unity
    gain    [bank 2 a] 2 master.mute unity unity unity
    pan     [bank 2 a] [bank 2 b] 2 master.pan unity unity unity
    scatter [bank 2 b] 2 master.out trash trash trash
    output  master.out 0
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
    .filter((line) => /^(clip|delay|mix) /.test(line));
  expect(sums.join("\n")).toMatchInlineSnapshot(`
    "clip    b.source 1 "b#0"
    delay   b.in b.source 1 ring(b, 64) 255 64
    mix     b/comp.key a.post <b/comp> 1 1
    mix     aux.in a.post <a>s> 1 2
    mix     aux.in b.pre <b>s> 1 2
    mix     master.in a.out <a> 2 2
    mix     master.in aux.out <aux> 2 2
    mix     master.in b.out <b> 2 2
    delay   c.late c.out 2 ring(c, 64) 255 64
    mix     master.in c.late <c> 2 2"
  `);
});

test("what nobody reads is not in the plan; meters and stems are read", () => {
  const desk = session([track("a", { channels: 1, output: null })]);
  expect(planOf(desk)).toContain("a.mute");
  expect(planOf(desk)).not.toMatch(/a\.pan|a\.out|a\.post/);
  expect(planOf(desk, { meters: new Set(["a:input", "a:output"]), stems: ["a"] })).toMatchInlineSnapshot(`
    "clear   a.in 1
    clear   master.in 2
    gather  [bank 0 a] 1 a.in zeros zeros zeros
    meter   [bank 0 a] 1 a:input - - -
    gain    [bank 0 a] 1 a.trim unity unity unity
    gain    [bank 0 a] 1 a.fader unity unity unity
    gain    [bank 0 a] 1 a.mute unity unity unity
    pan     [bank 0 a] [bank 0 b] 1 a.pan unity unity unity
    meter   [bank 0 b] 2 a:output - - -
    scatter [bank 0 b] 2 a.out trash trash trash
    gather  [bank 1 a] 2 master.in zeros zeros zeros
    gain    [bank 1 a] 2 master.trim unity unity unity
    gain    [bank 1 a] 2 master.fader unity unity unity
    gain    [bank 1 a] 2 master.mute unity unity unity
    pan     [bank 1 a] [bank 1 b] 2 master.pan unity unity unity
    scatter [bank 1 b] 2 master.out trash trash trash
    output  master.out 0
    output  a.out 1
    end"
  `);
});

test("the same graph always gives the same plan, in whatever order its strips were added", () => {
  const strips = [track("a"), track("b", { channels: 1 }), bus("x", { output: "y" }), bus("y")];
  expect(planOf(session(strips.toReversed()))).toBe(planOf(session(strips)));
});
