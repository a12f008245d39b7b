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
    offline: ["mixer", "engine", "protocol", "session"],
    cli: ["offline", "session", "loudness"],
    index: ["params", "plugins", "graph", "loudness", "spectrum", "plan", "session", "engine", "mixer", "web", "offline"],
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

test.each([SRC, ASSEMBLY])("in $root/, nobody calls a room above or beside", (house) => {
  expect(sources(house.root).flatMap(({ path, text }) => trespasses(house, path, text))).toEqual([]);
});

test.each([SRC, ASSEMBLY])("in $root/, every room is in the table", ({ root, rooms }) => {
  const found = readdirSync(root).map((name) => name.replace(/(\.d)?\.ts$/, ""));
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
