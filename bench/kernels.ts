import Benchmark from "benchmark";
import { plugins } from "../src/plugins/index.ts";
import type { StepName } from "../src/protocol/steps.ts";
import { stepNames } from "../src/protocol/steps.ts";
import { pluginDesk, stepDesk } from "./kernels/desks.ts";
import { type Rig, rigOf } from "./kernels/rig.ts";
import { quantile } from "./statistics.ts";

/** How many of a kind are done in one block: one is warm in the nearest cache, sixty-four are not. */
export const INSTANCES = [1, 2, 64] as const;

export interface KernelTime {
  /** `plugin equaliser`, `gather`, ... */
  readonly name: string;
  /** Steps on quads do four strips; the others one. */
  readonly strips: 1 | 4;
  readonly instances: number;
  /** Nanoseconds per step and 128 frames, undisturbed; what a block costs without any step is taken off. */
  readonly ns: number;
}

const ON_QUADS: readonly StepName[] = ["gather", "scatter", "gain", "pan", "plugin", "meter"];
const MEASURED: readonly StepName[] = stepNames.filter((name) => name !== "end" && name !== "plugin");

/** What does each plugin cost, and each other step of the engine? @param seconds for each figure */
export async function timeKernels(instances: readonly number[], seconds: number): Promise<KernelTime[]> {
  const empty = nsPerBlock(await rigOf(stepDesk(1), () => false, 0), seconds);
  const found: KernelTime[] = [];
  const add = (name: string, strips: 1 | 4, rig: Rig) => {
    if (rig.steps > 0)
      found.push({ name, strips, instances: rig.steps, ns: Math.max(0, nsPerBlock(rig, seconds) - empty) / rig.steps });
  };
  for (const count of instances) {
    for (const plugin of plugins) {
      const ofPlugin = (step: { name: StepName }) => step.name === "plugin";
      add(`plugin ${plugin.id}`, 4, await rigOf(pluginDesk(plugin, count), ofPlugin, count));
    }
    for (const name of MEASURED) {
      const quads = ON_QUADS.includes(name);
      const banks = quads ? count : Math.ceil((count + 1) / 4);
      add(name, quads ? 4 : 1, await rigOf(stepDesk(banks), (step) => step.name === name, count));
    }
  }
  return found;
}

/** Runs so short that most are over before anybody interrupts them; the fastest tenth were not interrupted. */
const RUN_SECONDS = 0.002;
const UNDISTURBED = 0.1;

function nsPerBlock(rig: Rig, seconds: number): number {
  const benchmark = new Benchmark({ fn: rig.render, maxTime: seconds, minTime: RUN_SECONDS, minSamples: 5 }).run();
  return quantile(benchmark.stats.sample as number[], UNDISTURBED) * 1e9;
}
