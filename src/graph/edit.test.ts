import { describe, expect, test } from "vitest";
import * as edit from "./edit.ts";
import { GraphError, type GraphErrorCode } from "./errors.ts";
import type { Graph, Insert, Role, Strip } from "./graph.ts";

const strip = (id: string, role: Role = "track", said: Partial<Strip> = {}): Strip => ({
  id,
  name: id,
  role,
  channels: 2,
  inserts: [],
  sends: [],
  output: role === "master" ? null : "master",
  ...said,
});
const insert = (id: string, said: Partial<Insert> = {}): Insert => ({
  id,
  plugin: "gain",
  placement: "pre-fader",
  sidechain: null,
  latencyFrames: 0,
  ...said,
});
const send = (id: string, to: string) => ({ id, to, tap: "post-fader" as const });

/** a -> mix -> master, with an aux beside that a sends to. */
function desk(): Graph {
  const strips = [
    strip("mix", "bus"),
    strip("aux", "bus"),
    strip("a", "track", { output: "mix", sends: [send("s", "aux")], inserts: [insert("i")] }),
  ];
  return strips.reduce(edit.addStrip, edit.emptyGraph(strip("master", "master")));
}

/** Each edit that cannot be: what it is called, whom it concerns, and what it says. */
const refused: readonly (readonly [
  name: string,
  code: GraphErrorCode,
  ids: string[],
  text: string,
  act: (graph: Graph) => Graph,
])[] = [
  ["a strip nobody knows", "unknown-strip", ["b"], 'no strip named "b"', (g) => edit.changeStrip(g, "b", {})],
  ["an output to nobody", "unknown-strip", ["b"], 'no strip named "b"', (g) => edit.changeStrip(g, "a", { output: "b" })],
  ["a second strip of one id", "duplicate-id", ["a"], 'there is a strip named "a" already', (g) => edit.addStrip(g, strip("a"))],
  ["a second master", "bad-route", ["m2"], "a desk has one master", (g) => edit.addStrip(g, strip("m2", "master"))],
  [
    "an id with a slash",
    "bad-id",
    ["a/b"],
    '"a/b" is not an id: at least one character, none of them "/" or ">"',
    (g) => edit.addStrip(g, strip("a/b")),
  ],
  [
    "no id at all",
    "bad-id",
    [""],
    '"" is not an id: at least one character, none of them "/" or ">"',
    (g) => edit.addInsert(g, "a", insert("")),
  ],
  ["the master gone", "bad-route", ["master"], "the master cannot be removed", (g) => edit.removeStrip(g, "master")],
  [
    "the master going on",
    "bad-route",
    ["master"],
    "the master ends at the outputs; it has no output strip and no sends",
    (g) => edit.changeStrip(g, "master", { output: "mix" }),
  ],
  [
    "an output to a track",
    "bad-route",
    ["mix", "a"],
    '"a" is a track; an output goes to a bus or the master',
    (g) => edit.changeStrip(g, "mix", { output: "a" }),
  ],
  [
    "a send to the master",
    "bad-route",
    ["a", "master"],
    '"master" is a master; a send goes to a bus',
    (g) => edit.addSend(g, "a", send("t", "master")),
  ],
  [
    "an insert nobody knows",
    "unknown-insert",
    ["a", "x"],
    'strip "a" has no insert named "x"',
    (g) => edit.removeInsert(g, "a", "x"),
  ],
  [
    "a change of an insert nobody knows",
    "unknown-insert",
    ["a", "x"],
    'strip "a" has no insert named "x"',
    (g) => edit.changeInsert(g, "a", "x", {}),
  ],
  ["a send nobody knows", "unknown-send", ["a", "x"], 'strip "a" has no send named "x"', (g) => edit.removeSend(g, "a", "x")],
  [
    "a second insert of one id",
    "duplicate-id",
    ["a", "i"],
    'strip "a" has two inserts named "i"',
    (g) => edit.addInsert(g, "a", insert("i")),
  ],
  [
    "a second send of one id",
    "duplicate-id",
    ["a", "s"],
    'strip "a" has two sends named "s"',
    (g) => edit.addSend(g, "a", send("s", "mix")),
  ],
  ["a bus into itself", "cycle", ["mix", "mix"], "mix -> mix", (g) => edit.changeStrip(g, "mix", { output: "mix" })],
  [
    "a key from downstream",
    "cycle",
    ["a", "mix", "a"],
    "a -> mix -> a",
    (g) => edit.addInsert(g, "a", insert("k", { sidechain: { from: "mix", tap: "pre-fader" } })),
  ],
];

describe("an edit that cannot be made", () => {
  test.each(refused)("%s: %s", (_, code, ids, text, act) => {
    const graph = desk();
    const before = structuredClone(graph);
    const error = (() => {
      try {
        return act(graph);
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(GraphError);
    expect(error).toMatchObject({ code, ids, message: `${code}: ${text}` });
    expect(graph).toEqual(before);
  });

  test("a cycle names its whole path, the shortest there is", () => {
    const long = ["b1", "b2", "b3"].reduce(
      (graph, id, i) => edit.addStrip(graph, strip(id, "bus", { output: i === 0 ? "master" : `b${i}` })),
      desk(),
    );
    const around = edit.changeStrip(long, "mix", { output: "b3" });
    expect(() => edit.changeStrip(around, "b1", { output: "mix" })).toThrow("cycle: b1 -> mix -> b3 -> b2 -> b1");
    const shorter = edit.addSend(around, "mix", send("s", "b1"));
    expect(() => edit.changeStrip(shorter, "b1", { output: "mix" })).toThrow("cycle: b1 -> mix -> b1");
  });
});

describe("an edit that can", () => {
  test("gives a new graph and leaves the old one as it was, so that undo is keeping it", () => {
    const graph = desk();
    const before = structuredClone(graph);
    const edited = edit.removeSend(
      edit.addInsert(edit.changeStrip(graph, "a", { output: "aux" }), "a", insert("j"), 0),
      "a",
      "s",
    );
    expect(graph).toEqual(before);
    expect(edited.strips.get("a")).toMatchObject({ output: "aux", inserts: [{ id: "j" }, { id: "i" }], sends: [] });
  });

  test("that removes a strip removes every way to it", () => {
    const gone = edit.removeStrip(edit.removeStrip(desk(), "aux"), "mix");
    expect(gone.strips.get("a")).toMatchObject({ output: null, sends: [] });
  });

  test("that removes the strip a plugin listens to leaves the plugin without a key", () => {
    const keyed = edit.addInsert(
      edit.addStrip(desk(), strip("b")),
      "a",
      insert("k", { sidechain: { from: "b", tap: "post-fader" } }),
    );
    expect(edit.removeStrip(keyed, "b").strips.get("a")!.inserts[1]).toMatchObject({ id: "k", sidechain: null });
  });
});
