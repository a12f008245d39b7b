import { readFileSync } from "node:fs";
import { nodeEngine } from "../../src/cli/engine.ts";
import { cpuSeconds } from "../processor-time.ts";
import type { Engines } from "./engines.ts";
import { freshModule } from "./fresh.ts";

/** So short that most are over before anybody interrupts them. */
const SHORT_RUN_SECONDS = 0.002;

export const nodeEngines: Engines = {
  usual: nodeEngine,
  freshModule: freshModule(readFileSync(new URL("../../src/engine/engine.wasm", import.meta.url))),
  quantaPerReading: 1,
  shortestRunSeconds: SHORT_RUN_SECONDS,
  cpuSeconds,
};
