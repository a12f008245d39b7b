import { instantiate } from "../../src/engine/direct.ts";
import type { EngineFactory } from "../../src/offline/render.ts";

/**
 * Engines that nobody has run before: V8 keeps the good code of a binary it knows, so each gets a section that says nothing and is
 * different every time.
 */
export function freshEngines(binary: Uint8Array): EngineFactory {
  const name = [4, ...new TextEncoder().encode("once")];
  return async (size) => {
    const nothing = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
    const section = [0, name.length + nothing.length, ...name, ...nothing];
    const bytes = new Uint8Array(binary.length + section.length);
    bytes.set(binary);
    bytes.set(section, binary.length);
    return instantiate(await WebAssembly.compile(bytes), size);
  };
}
