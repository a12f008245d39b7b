import type { EngineSize } from "../engine/direct.ts";
import { type EngineExports, EngineInstance } from "../engine/instance.ts";

export type { EngineExports };

/** An engine whose module somebody else instantiated, with the memory it was given. */
export function engineOf(exports: EngineExports, memory: WebAssembly.Memory, size: EngineSize): EngineInstance {
  return new EngineInstance(exports, memory, size.sampleRate, size.inputs, size.outputs);
}
