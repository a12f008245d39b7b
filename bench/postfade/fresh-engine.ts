import { readFileSync } from "node:fs";
import { type EngineSize, instantiate } from "../../src/engine/direct.ts";

const BINARY = new URL("../../src/engine/engine.wasm", import.meta.url);

/**
 * An engine that this process has never run: V8 keeps the good code of a binary it knows, so this one gets a section that says nothing
 * and is different each time.
 */
export function freshEngine(size: EngineSize) {
  const nothing = Uint8Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
  const name = [4, ...new TextEncoder().encode("once")];
  const section = new Uint8Array([0, name.length + nothing.length, ...name, ...nothing]);
  return instantiate(new WebAssembly.Module(Buffer.concat([readFileSync(BINARY), section])), size);
}
