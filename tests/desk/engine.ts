import { readFileSync } from "node:fs";
import { instantiateSync } from "@assemblyscript/loader";
import { type EngineExports, EngineInstance } from "../../src/engine/instance.ts";
import type { EngineFactory } from "../../src/offline/render.ts";

const module = new WebAssembly.Module(readFileSync(new URL("../../build/engine.wasm", import.meta.url)));

/** The engine as the command line makes it: through the loader, from the one binary. */
export const engine: EngineFactory = ({ sampleRate, inputs, outputs, memoryPages }) => {
  const memory = new WebAssembly.Memory({ initial: memoryPages });
  const { exports } = instantiateSync<EngineExports & Record<string, unknown>>(module, { env: { memory } });
  return new EngineInstance(exports, memory, sampleRate, inputs, outputs);
};
