// Runs a TypeScript file of this project on Node 20: bundled by the Vite we have, then imported. `node scripts/run.mjs FILE ARGUMENTS...`
import { rmSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const [entry, ...rest] = process.argv.slice(2);
if (entry === undefined) throw new Error("Which file? Usage: node scripts/run.mjs FILE ARGUMENTS...");

/** Bundling moves code to another folder; files it names relative to itself stay where they are. */
const keepPlaces = {
  name: "keep-places",
  /** @param {string} code @param {string} id */
  transform(code, id) {
    // As an argument only: a sentence may speak of it too.
    return code.replace(/import\.meta\.url(?=\s*[),])/g, JSON.stringify(pathToFileURL(id).href));
  },
};

const folder = resolve("build/run");
const bundle = `${basename(entry, ".ts")}-${process.pid}.mjs`;
process.on("exit", () => rmSync(resolve(folder, bundle), { force: true }));
await build({
  configFile: false,
  logLevel: "error",
  plugins: [keepPlaces],
  build: {
    ssr: entry,
    target: "node20",
    outDir: folder,
    emptyOutDir: false,
    minify: false,
    rolldownOptions: { output: { entryFileNames: bundle, codeSplitting: false } },
  },
});
process.argv = [process.execPath, entry, ...rest];
await import(pathToFileURL(resolve(folder, bundle)).href);
