import type { EngineFactory } from "../../src/offline/render.ts";

/** Where engines come from: Node and a page have different ones, and ask the same questions. */
export interface Engines {
  /** The engine as everybody there gets it. */
  readonly usual: EngineFactory;
  /** The engine as a module whose code is new to the machine, each time. */
  readonly freshModule: () => Promise<WebAssembly.Module>;
  /** Quanta that are timed together, where the clock is too coarse for one. */
  readonly quantaPerReading: number;
  /** The least that a micro-benchmark runs between two looks at the clock. */
  readonly shortestRunSeconds: number;
  /** Processor time taken so far; null where nobody counts it. */
  readonly cpuSeconds: (() => number) | null;
}
