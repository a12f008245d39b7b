import { describe, expect, test } from "vitest";
import { bus, master, session, track } from "../../../tests/desk/documents.ts";
import { compile } from "../../plan/compile.ts";
import type { Plan, Surroundings } from "../../plan/plan.ts";
import type { InsertDocument, StripDocument } from "../../session/document.ts";
import { loadSession } from "../../session/load.ts";
import { type Fade, transition } from "./transition.ts";

const nothing: Surroundings = { clips: new Map(), inputs: new Map(), meters: new Set(), stems: [] };

function around(said: Partial<Surroundings>, ...strips: StripDocument[]): Plan {
  return compile(loadSession(session(strips)).graph, { ...nothing, ...said });
}

const plan = (...strips: StripDocument[]) => around({}, ...strips);

/** With what makes each insert the same in another plan. */
function linked(plan: Plan) {
  const words = [...plan.inserts].map(([target, { insert, channels }]) => {
    return [target, `${insert.plugin} ${channels} ${insert.latencyFrames}`] as const;
  });
  return { plan, identities: new Map(words) };
}

/** What fades out and what fades in, and how long after the swap that begins. */
function between(from: Plan, to: Plan, rolls = true): string {
  const { before, after } = transition(linked(from), linked(to), rolls);
  const name = ({ kind, id }: Fade) => (kind === "output" ? "the mix" : `${kind} ${id}`);
  const out = before.map(name).join(", ") || "nothing";
  const arrivals = after.map((fade) => name(fade) + (fade.settleFrames > 0 ? ` after ${fade.settleFrames}` : ""));
  return `out: ${out}; in: ${arrivals.join(", ") || "nothing"}`;
}

const gain: InsertDocument = { id: "g", plugin: "gain" };
const late = (frames: number): InsertDocument => ({ id: "late", plugin: "latency", params: { frames } });
const squeeze: InsertDocument = { id: "c", plugin: "compressor" };
const keyed = track("b", { inserts: [{ ...squeeze, sidechain: { from: "a" } }] });
const [a, mix, aux] = [track("a"), bus("mix"), bus("aux")];

describe("from one plan to the next", () => {
  test.each<[name: string, from: Plan, to: Plan, fades: string]>([
    ["nothing new, nothing fades", plan(a, mix), plan(a, mix), "out: nothing; in: nothing"],
    ["a strip comes", plan(a), plan(a, track("b")), "out: nothing; in: edge b"],
    ["a strip goes", plan(a, track("b")), plan(a), "out: edge b; in: nothing"],
    ["an insert comes", plan(a), plan(track("a", { inserts: [gain] })), "out: nothing; in: insert a/g"],
    ["an insert goes", plan(track("a", { inserts: [gain] })), plan(a), "out: insert a/g; in: nothing"],
    [
      "another plugin takes a name",
      plan(track("a", { inserts: [gain] })),
      plan(track("a", { inserts: [{ ...gain, plugin: "equaliser" }] })),
      "out: insert a/g; in: insert a/g",
    ],
    [
      "an insert goes behind the fader",
      plan(track("a", { inserts: [gain] })),
      plan(track("a", { inserts: [{ ...gain, placement: "post-fader" }] })),
      "out: insert a/g; in: insert a/g",
    ],
    ["a send comes", plan(a, aux), plan(track("a", { sends: [{ id: "s", to: "aux" }] }), aux), "out: nothing; in: edge a>s"],
    [
      "a send is tapped elsewhere",
      plan(track("a", { sends: [{ id: "s", to: "aux" }] }), aux),
      plan(track("a", { sends: [{ id: "s", to: "aux", tap: "pre-fader" }] }), aux),
      "out: edge a>s; in: edge a>s",
    ],
    ["a strip goes another way", plan(a, mix), plan(track("a", { output: "mix" }), mix), "out: edge a; in: edge a"],
    [
      "a strip becomes late: it and whoever meets it jump in time, and so does the desk",
      plan(a, track("b")),
      plan(track("a", { inserts: [late(64)] }), track("b")),
      "out: edge a, edge b, the mix; in: edge a after 64, edge b after 64, the mix after 64",
    ],
    [
      "a late strip that others wait for goes",
      plan(track("a", { inserts: [late(64)] }), track("b")),
      plan(track("b")),
      "out: edge a, edge b, the mix; in: edge b, the mix",
    ],
    [
      "the master becomes late: everything does",
      plan(a),
      plan(a, master({ inserts: [late(10)] })),
      "out: the mix; in: the mix after 10",
    ],
    [
      "a late insert goes behind the fader",
      plan(track("a", { inserts: [late(9)] })),
      plan(track("a", { inserts: [{ ...late(9), placement: "post-fader" }] })),
      "out: edge a; in: edge a after 9",
    ],
    [
      "inserts change places: those that were passed too",
      plan(track("a", { inserts: [gain, { ...gain, id: "h" }, { ...gain, id: "i" }] })),
      plan(track("a", { inserts: [{ ...gain, id: "h" }, gain, { ...gain, id: "i" }] })),
      "out: insert a/g, insert a/h; in: insert a/h, insert a/g",
    ],
    [
      "an insert comes between others, which stay",
      plan(track("a", { inserts: [gain, { ...gain, id: "i" }] })),
      plan(track("a", { inserts: [gain, { ...gain, id: "h" }, { ...gain, id: "i" }] })),
      "out: nothing; in: insert a/h",
    ],
    [
      "an insert listens to something else",
      plan(a, track("b", { inserts: [squeeze] })),
      plan(a, track("b", { inserts: [{ ...squeeze, sidechain: { from: "a" } }] })),
      "out: insert b/c; in: edge b/c, insert b/c",
    ],
    [
      "a strip with inserts comes: its way out is enough",
      plan(a),
      plan(a, track("b", { inserts: [gain] })),
      "out: nothing; in: edge b",
    ],
    [
      "a new strip waits for others: its way opens when its delay is full",
      plan(track("a", { inserts: [late(64)] })),
      plan(track("a", { inserts: [late(64)] }), track("b")),
      "out: nothing; in: edge b after 64",
    ],
    [
      "a strip becomes mono",
      plan(track("a", { channels: 2, inserts: [gain] })),
      plan(track("a", { channels: 1, inserts: [gain] })),
      "out: edge a; in: edge a",
    ],
    ["the master becomes mono", plan(a), plan(a, master({ channels: 1 })), "out: the mix; in: the mix"],
    [
      "clips come and go",
      around({ clips: new Map([["a", ["a#0", "a#1"]]]) }, a),
      around({ clips: new Map([["a", ["a#1", "a#2"]]]) }, a),
      "out: clip a#0; in: clip a#2",
    ],
    [
      "the last clip of a strip that waits for its key goes, and its delay with it",
      around({ clips: new Map([["b", ["b#0"]]]) }, track("a", { inserts: [late(9)] }), keyed),
      plan(track("a", { inserts: [late(9)] }), keyed),
      "out: edge b; in: edge b after 9",
    ],
    ["a strip loses its input", around({ inputs: new Map([["a", 0]]) }, a), around({}, a), "out: edge a; in: edge a"],
    ["a strip is given an input", plan(a), around({ inputs: new Map([["a", 0]]) }, a), "out: nothing; in: nothing"],
  ])("%s", (_, from, to, fades) => {
    expect(between(from, to)).toBe(fades);
  });

  test("clips of a desk that stands come and go at once: the first attack is whole", () => {
    const clips = (...ids: string[]) => around({ clips: new Map([["a", ids]]) }, a);
    expect(between(clips("a#0"), clips("a#1"), false)).toBe("out: nothing; in: nothing");
  });

  test("names and values fade nothing: they are not in a plan", () => {
    expect(between(plan(a), plan(track("a", { name: "Lead", faderDb: -20, mute: true })))).toBe("out: nothing; in: nothing");
  });
});
