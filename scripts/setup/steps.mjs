// What is built, from what, in order. Artefacts also go beside the sources that name them by `new URL(..., import.meta.url)`,
// so that the same lines find them in src/ (demo, tests) and in dist/ (package).
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { node } from "./command.mjs";
import { emitPackage } from "./emit.mjs";
import { bundleProcessor } from "./processor.mjs";

const WASM = "build/engine.wasm";
const PROCESSOR = "build/processor.js";
const INLINE = ["web/inline-processor.js", "web/inline-processor.d.ts", "engine/inline-engine.js", "engine/inline-engine.d.ts"];

/** @param {string} from @param {readonly string[]} places */
async function place(from, ...places) {
  for (const to of places) {
    await mkdir(dirname(to), { recursive: true });
    await copyFile(from, to);
  }
}

/** For pages whose bundler or server loses the two files: the same two, as text, in modules of their own that are loaded only then. */
async function writeInline() {
  const processor = JSON.stringify(await readFile(PROCESSOR, "utf8"));
  const wasm = JSON.stringify(await readFile(WASM, "base64"));
  await writeFile("src/web/inline-processor.js", `export const PROCESSOR = ${processor};\n`);
  await writeFile("src/engine/inline-engine.js", `export const WASM = ${wasm};\n`);
  for (const path of INLINE) await place(`src/${path}`, `dist/${path}`);
}

/** @type {import("./stamp.mjs").Step[]} */
export const steps = [
  {
    name: "generate",
    inputs: ["src/params", "src/plugins", "src/protocol", "scripts/generate.ts", "scripts/generated-files.ts"],
    outputs: ["assembly/generated"],
    run: () => node("scripts/run.mjs", "scripts/generate.ts"),
  },
  {
    name: "engine",
    inputs: ["assembly", "asconfig.json"],
    outputs: [WASM, "src/engine/engine.wasm", "dist/engine/engine.wasm"],
    run: () =>
      node("node_modules/assemblyscript/bin/asc.js", "--target", "release").then(() =>
        place(WASM, "src/engine/engine.wasm", "dist/engine/engine.wasm"),
      ),
  },
  {
    name: "processor",
    inputs: ["src/worklet", "src/engine", "src/protocol", "scripts/setup/processor.mjs"],
    outputs: [PROCESSOR, "src/worklet/processor.js", "dist/worklet/processor.js"],
    run: () => bundleProcessor(PROCESSOR).then(() => place(PROCESSOR, "src/worklet/processor.js", "dist/worklet/processor.js")),
  },
  {
    name: "inline",
    inputs: [WASM, PROCESSOR, "src/web/inline-processor.d.ts", "src/engine/inline-engine.d.ts"],
    outputs: ["src/web/inline-processor.js", "src/engine/inline-engine.js", ...INLINE.map((path) => `dist/${path}`)],
    run: writeInline,
  },
  {
    name: "package",
    inputs: ["src", "tsconfig.json", "tsconfig.build.json", "scripts/setup/emit.mjs"],
    outputs: ["dist/index.js", "dist/index.d.ts", "dist/cli/main.js"],
    run: emitPackage,
  },
  {
    name: "schema",
    inputs: ["src/params", "src/plugins", "src/session", "scripts/schema.ts"],
    outputs: ["dist/session.schema.json"],
    run: () => node("scripts/run.mjs", "scripts/schema.ts", "dist/session.schema.json"),
  },
  {
    name: "music",
    inputs: ["demo/music", "src/offline/wav.ts"],
    outputs: ["demo/sessions/stems"],
    run: () => node("scripts/run.mjs", "demo/music/render.ts"),
  },
];
