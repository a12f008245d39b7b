import { describe, expect, test } from "vitest";
import { bus, master, session, track } from "../../tests/desk/documents.ts";
import { compile } from "../plan/compile.ts";
import type { Plan } from "../plan/plan.ts";
import type { InsertDocument, StripDocument } from "../session/document.ts";
import { loadSession } from "../session/load.ts";
import { transition } from "./transition.ts";

function plan(...strips: StripDocument[]): Plan {
  return compile(loadSession(session(strips)).graph, { clips: new Map(), inputs: new Map(), meters: new Set(), stems: [] });
}

/** What fades out, what fades in, and how long the new delays take to fill. */
function between(from: Plan, to: Plan): string {
  const { before, after, settleFrames } = transition(from, to);
  const names = (fades: typeof before) => fades.map(({ kind, id }) => `${kind} ${id}`).join(", ") || "nothing";
  return `out: ${names(before)}; in: ${names(after)}; ${settleFrames} frames`;
}

const gain: InsertDocument = { id: "g", plugin: "gain" };
const late = (frames: number): InsertDocument => ({ id: "late", plugin: "latency", params: { frames } });
const [a, mix, aux] = [track("a"), bus("mix"), bus("aux")];

describe("from one plan to the next", () => {
  test.each<[name: string, from: Plan, to: Plan, fades: string]>([
    ["nothing new, nothing fades", plan(a, mix), plan(a, mix), "out: nothing; in: nothing; 0 frames"],
    ["a strip comes", plan(a), plan(a, track("b")), "out: nothing; in: edge b; 0 frames"],
    ["a strip goes", plan(a, track("b")), plan(a), "out: edge b; in: nothing; 0 frames"],
    ["an insert comes", plan(a), plan(track("a", { inserts: [gain] })), "out: nothing; in: insert a/g; 0 frames"],
    ["an insert goes", plan(track("a", { inserts: [gain] })), plan(a), "out: insert a/g; in: nothing; 0 frames"],
    [
      "another plugin takes a name",
      plan(track("a", { inserts: [gain] })),
      plan(track("a", { inserts: [{ ...gain, plugin: "equaliser" }] })),
      "out: insert a/g; in: insert a/g; 0 frames",
    ],
    [
      "an insert goes behind the fader",
      plan(track("a", { inserts: [gain] })),
      plan(track("a", { inserts: [{ ...gain, placement: "post-fader" }] })),
      "out: insert a/g; in: insert a/g; 0 frames",
    ],
    [
      "a send comes",
      plan(a, aux),
      plan(track("a", { sends: [{ id: "s", to: "aux" }] }), aux),
      "out: nothing; in: edge a>s; 0 frames",
    ],
    [
      "a send is tapped elsewhere",
      plan(track("a", { sends: [{ id: "s", to: "aux" }] }), aux),
      plan(track("a", { sends: [{ id: "s", to: "aux", tap: "pre-fader" }] }), aux),
      "out: edge a>s; in: edge a>s; 0 frames",
    ],
    ["a strip goes another way", plan(a, mix), plan(track("a", { output: "mix" }), mix), "out: edge a; in: edge a; 0 frames"],
    [
      "a strip becomes late: it and whoever meets it jump in time, and so does the desk",
      plan(a, track("b")),
      plan(track("a", { inserts: [late(64)] }), track("b")),
      "out: edge a, edge b, strip master; in: edge a, edge b, insert a/late, strip master; 64 frames",
    ],
    [
      "a late strip that others wait for goes",
      plan(track("a", { inserts: [late(64)] }), track("b")),
      plan(track("b")),
      "out: edge a, edge b, insert a/late, strip master; in: edge b, strip master; 0 frames",
    ],
    [
      "the master becomes late: everything does",
      plan(a),
      plan(a, master({ inserts: [late(10)] })),
      "out: strip master; in: insert master/late, strip master; 10 frames",
    ],
  ])("%s", (_, from, to, fades) => {
    expect(between(from, to)).toBe(fades);
  });

  test("names and values fade nothing: they are not in a plan", () => {
    expect(between(plan(a), plan(track("a", { name: "Lead", faderDb: -20, mute: true })))).toBe(
      "out: nothing; in: nothing; 0 frames",
    );
  });
});
