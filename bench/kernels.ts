import { plugins } from "../src/plugins/index.ts";
import type { StepName } from "../src/protocol/steps.ts";
import { stepNames } from "../src/protocol/steps.ts";
import type { Engines } from "./engines/engines.ts";
import { Benchmark } from "./kernels/benchmark.ts";
import { pluginDesk, stepDesk } from "./kernels/desks.ts";
import { type Rig, rigOf } from "./kernels/rig.ts";
import { quantile } from "./statistics.ts";

export interface KernelTime {
  /** `plugin equaliser`, `gather`, ... */
  readonly name: string;
  /** Steps on quads do four strips; the others one. */
  readonly strips: 1 | 4;
  readonly instances: number;
  /** Nanoseconds per step and 128 frames, undisturbed; what a block costs without any step is taken off. */
  readonly ns: number;
}

const ON_QUADS: readonly StepName[] = ["gather", "gain", "sum", "plugin", "meter"];
const MEASURED: readonly StepName[] = stepNames.filter((name) => name !== "end" && name !== "plugin");

/** The fastest tenth of the runs were not interrupted. */
const UNDISTURBED = 0.1;

/**
 * What does each plugin cost, and each other step of the engine?
 * @param instances how many of a kind are done in one block: one is warm in the nearest cache, sixty-four are not @param seconds for each figure
 */
export async function timeKernels(engines: Engines, instances: readonly number[], seconds: number): Promise<KernelTime[]> {
  const nsPerBlock = ({ render }: Rig) => {
    const options = { fn: render, maxTime: seconds, minTime: engines.shortestRunSeconds, minSamples: 5 };
    return quantile(new Benchmark(options).run().stats.sample as number[], UNDISTURBED) * 1e9;
  };
  const empty = nsPerBlock(await rigOf(engines.usual, stepDesk(1), () => false, 0));
  const found: KernelTime[] = [];
  const add = (name: string, strips: 1 | 4, count: number, rig: Rig) => {
    if (rig.instances === count)
      found.push({ name, strips, instances: rig.instances, ns: (nsPerBlock(rig) - empty) / rig.steps });
  };
  for (const count of instances) {
    for (const plugin of plugins) {
      const isPlugin = (step: { name: StepName }) => step.name === "plugin";
      add(`plugin ${plugin.id}`, 4, count, await rigOf(engines.usual, pluginDesk(plugin, count), isPlugin, count));
    }
    for (const name of MEASURED) {
      const onQuads = ON_QUADS.includes(name);
      const banks = onQuads ? count : Math.ceil((count + 1) / 2);
      add(name, onQuads ? 4 : 1, count, await rigOf(engines.usual, stepDesk(banks), (step) => step.name === name, count));
    }
  }
  return found;
}
