import { type EngineExports, EngineInstance } from "./instance.ts";

export interface EngineSize {
  /** In Hz. */
  readonly sampleRate: number;
  /** Stereo inputs. */
  readonly inputs: number;
  /** Stereo outputs; 1, the mix, unless said. */
  readonly outputs?: number;
  /** Of 64 kB each. All the memory the engine will ever have: state, delay lines and clip audio. */
  readonly memoryPages: number;
}

/**
 * An engine without a loader and at once, as a worklet's constructor needs it: the module imports nothing but its memory.
 * @throws {RangeError} when there is not that much memory; {Error} when the module is not this release's engine
 */
export function instantiate(
  module: WebAssembly.Module,
  { sampleRate, inputs, outputs, memoryPages }: EngineSize,
): EngineInstance {
  const memory = reserve(memoryPages);
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return new EngineInstance(exports as unknown as EngineExports, memory, sampleRate, inputs, outputs);
}

function reserve(memoryPages: number): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: memoryPages, maximum: memoryPages });
  } catch (cause) {
    throw new RangeError(`${memoryPages / 16} MB of memory cannot be had here; lower memoryMegabytes.`, { cause });
  }
}
