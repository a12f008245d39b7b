import { readFileSync } from "node:fs";
import { instantiateSync } from "@assemblyscript/loader";
import { type EngineExports, engineOf } from "../offline/engine-of.ts";
import type { EngineFactory } from "../offline/render.ts";

const BINARY = new URL("../engine/engine.wasm", import.meta.url);

/** Compiled once: a module keeps the good code that V8 makes of it while it runs, and the next desk begins with it. */
let compiled: WebAssembly.Module | undefined;

/** The engine in Node: the binary that pages play, through the AssemblyScript loader. */
export const nodeEngine: EngineFactory = (size) => {
  compiled ??= new WebAssembly.Module(readFileSync(BINARY));
  const memory = new WebAssembly.Memory({ initial: size.memoryPages, maximum: size.memoryPages });
  const { exports } = instantiateSync<EngineExports & Record<string, unknown>>(compiled, { env: { memory } });
  return engineOf(exports, memory, size);
};
