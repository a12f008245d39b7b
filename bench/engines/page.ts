import { instantiate } from "../../src/engine/direct.ts";
import { engineModule } from "../../src/engine/module.ts";
import type { Engines } from "./engines.ts";
import { freshModule } from "./fresh.ts";

/** Pages get a clock in steps of 5 microseconds at best. */
const QUANTA_PER_READING = 8;
/** The package `benchmark` takes the date there, in milliseconds. */
const RUN_SECONDS = 0.05;

export async function pageEngines(): Promise<Engines> {
  const response = await fetch(new URL("../../src/engine/engine.wasm", import.meta.url));
  return {
    usual: async (size) => instantiate(await engineModule(), size),
    freshModule: freshModule(new Uint8Array(await response.arrayBuffer())),
    quantaPerReading: QUANTA_PER_READING,
    shortestRunSeconds: RUN_SECONDS,
    cpuSeconds: null,
  };
}
