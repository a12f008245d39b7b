import { readFileSync } from "node:fs";
import { instantiateSync } from "@assemblyscript/loader";
import { type EngineExports, engineOf } from "../offline/engine-of.ts";
import type { EngineFactory } from "../offline/render.ts";

const BINARY = new URL("../engine/engine.wasm", import.meta.url);

/** The engine in Node: the binary that pages play, through the AssemblyScript loader. */
export const nodeEngine: EngineFactory = (size) => {
  const memory = new WebAssembly.Memory({ initial: size.memoryPages, maximum: size.memoryPages });
  const { exports } = instantiateSync<EngineExports & Record<string, unknown>>(readFileSync(BINARY), { env: { memory } });
  return engineOf(exports, memory, size);
};
