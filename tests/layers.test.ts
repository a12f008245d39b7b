import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { type House, packagesOf, sources, trespasses } from "./layers.ts";

/** ARCHITECTURE.md, "Rooms and who may call whom". A room may always import from itself. */
const SRC: House = {
  root: "src",
  rooms: {
    params: [],
    graph: [],
    protocol: [],
    plugins: ["params"],
    loudness: ["protocol"],
    spectrum: [],
    plan: ["graph", "protocol", "plugins"],
    session: ["params", "plugins", "graph"],
    engine: ["protocol"],
    mixer: ["params", "plugins", "graph", "loudness", "spectrum", "plan", "protocol", "session"],
    worklet: ["engine", "protocol"],
    web: ["mixer", "protocol", "session", "engine"],
    react: ["mixer", "params"],
    offline: ["mixer", "engine", "protocol", "session", "loudness"],
    cli: ["offline", "session", "loudness"],
    index: ["params", "plugins", "graph", "loudness", "spectrum", "plan", "session", "engine", "mixer", "web", "offline"],
  },
};

/** ARCHITECTURE.md, "The desk's own rooms": from the ground up. Nothing in it runs in a circle. */
const MIXER: House = {
  root: "src/mixer",
  within: true,
  rooms: {
    calls: [],
    audio: [],
    curves: [],
    desk: ["calls", "audio"],
    stage: ["desk"],
    edits: ["calls", "audio", "curves", "desk", "stage"],
    motion: ["curves", "desk", "stage", "edits"],
    meters: ["calls", "desk", "stage"],
    console: ["calls", "curves", "desk", "stage", "edits", "meters"],
    compare: ["desk", "stage", "edits", "meters", "console"],
    explain: ["curves", "desk"],
    news: ["calls", "desk", "stage", "motion", "meters", "compare"],
    works: ["audio", "desk", "stage", "edits", "motion", "meters", "console", "compare", "news"],
    mixer: ["works", "desk", "stage", "edits", "motion", "console", "compare", "explain", "news"],
    rehearsal: ["mixer", "stage"],
  },
};

const ASSEMBLY: House = {
  root: "assembly",
  rooms: {
    index: ["engine"],
    engine: ["plugins", "dsp", "generated"],
    plugins: ["dsp", "generated"],
    // The generated switch names every kernel.
    generated: ["plugins"],
    dsp: [],
  },
};

test.each([SRC, MIXER, ASSEMBLY])("in $root/, nobody calls a room above or beside", (house) => {
  expect(sources(house.root).flatMap(({ path, text }) => trespasses(house, path, text))).toEqual([]);
});

test.each([SRC, MIXER, ASSEMBLY])("in $root/, every room is in the table", ({ root, rooms }) => {
  const found = readdirSync(root).flatMap((name) => (name.endsWith(".test.ts") ? [] : name.replace(/(\.d)?\.ts$/, "")));
  expect(found.filter((room) => !(room in rooms))).toEqual([]);
});

test.each([
  ["src/graph/graph.ts", 'import { compile } from "../plan/compile.ts";'],
  ["src/params/text.ts", 'import type { Mixer } from "../mixer/mixer.ts";'],
  ["src/mixer/strip.ts", 'export { openMixer } from "../web/open.ts";'],
  ["src/worklet/processor.ts", 'import "../mixer/mixer.ts";'],
  ["src/web/load.ts", 'const lazy = () => import("../offline/render.ts");'],
  ["src/plan/link.ts", 'import { mixer } from "../index.ts";'],
  ["src/plan/link.ts", 'import { render } from "../../bench/run.ts";'],
  ["assembly/dsp/ramp.ts", 'import { STEP } from "../generated/steps";'],
  ["assembly/plugins/gain.ts", 'import {\n  render,\n} from "../engine/perform";'],
])("in %s a planted %j is found", (path, text) => {
  expect(trespasses(path.startsWith("src") ? SRC : ASSEMBLY, path, text)).toHaveLength(1);
});

test.each([
  ["src/mixer/desk/desk.ts", 'import type { Stage } from "../stage/stage.ts";'],
  ["src/mixer/edits/values.ts", 'import type { Drawing } from "../motion/drawing.ts";'],
  ["src/mixer/curves/ramps.ts", 'import { Desk } from "../desk/desk.ts";'],
  ["src/mixer/news/news.ts", 'import type { Mixer } from "../mixer.ts";'],
])("in the desk's own rooms, in %s, a planted %j is found", (path, text) => {
  expect(trespasses(MIXER, path, text)).toHaveLength(1);
  expect(trespasses(SRC, path, text)).toEqual([]);
});

test("a room lower down never asks for one above it, whatever stands between: the table of the desk's rooms has no circle", () => {
  const order = Object.keys(MIXER.rooms);
  const upwards = order.flatMap((room, i) => MIXER.rooms[room]!.filter((below) => order.indexOf(below) >= i));
  expect(upwards).toEqual([]);
});

test("a right import is none, and a comment imports nothing", () => {
  const text = 'import { a } from "../graph/graph.ts";\nimport { b } from "./b.ts";\n// import { c } from "../web/c.ts";\n';
  expect(trespasses(SRC, "src/plan/compile.ts", text)).toEqual([]);
});

test("what a page loads is this package alone: only the command line needs others, or Node; the hooks need React, and no more", () => {
  const hooks = sources("src/react").flatMap(({ text }) => packagesOf(text));
  expect([...new Set(hooks)]).toEqual(["react"]);
  const forPages = sources("src").filter(({ path }) => !/^src\/(cli|react)\//.test(path));
  expect(forPages.length).toBeGreaterThan(20);
  expect(forPages.flatMap(({ path, text }) => packagesOf(text).map((name) => `${path} imports ${name}`))).toEqual([]);
  expect(packagesOf('import { readFile } from "node:fs";\nconst lazy = () => import("lit");')).toEqual(["node:fs", "lit"]);
});

const MAX_LINES = 250;

test(`no source is longer than ${MAX_LINES} lines: there is a second idea in it`, () => {
  // What is generated has a case for each plugin, and nobody reads it.
  const all = ["src", "assembly", "demo", "scripts", "bench"]
    .flatMap(sources)
    .filter(({ path }) => !path.includes("/generated/"));
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter(({ text }) => text.split("\n").length - 1 > MAX_LINES).map(({ path }) => path)).toEqual([]);
});
