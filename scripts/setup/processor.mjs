import { dirname } from "node:path";
import { build } from "vite";

/**
 * Everything the audio thread loads, as one file: a worklet's own imports would each cost a request, and some servers and bundlers lose them.
 * @param {string} outFile
 */
export async function bundleProcessor(outFile) {
  const { output } = await bundle(outFile);
  for (const chunk of output)
    if (chunk.type !== "chunk" || chunk.imports.length + chunk.dynamicImports.length + chunk.exports.length > 0)
      throw new Error(`the processor must be one script that imports and exports nothing; ${chunk.fileName} is not`);
}

/** @param {string} outFile */
async function bundle(outFile) {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      lib: { entry: "src/worklet/processor.ts", formats: ["es"], fileName: () => "processor.js" },
      outDir: dirname(outFile),
      emptyOutDir: false,
      target: "es2022",
      rolldownOptions: { output: { minify: true } },
    },
  });
  if (Array.isArray(built) && built[0]) return built[0];
  throw new Error("Vite gave no bundle of the processor");
}
