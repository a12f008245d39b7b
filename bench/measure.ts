import { type Load, timeDesk } from "./desk.ts";
import { nodeEngines } from "./engines/node.ts";
import { timeKernels } from "./kernels.ts";

/** What `compare.ts` asks of either revision, as JSON on the last line: microseconds (desks) or nanoseconds (steps) by name. */
const quick = process.argv.includes("--quick");
const desks: readonly (readonly [number, Load])[] = quick
  ? [[16, "standard"]]
  : [
      [64, "faders"],
      [64, "equalisers"],
      [64, "standard"],
      [256, "standard"],
    ];

const found: Record<string, number> = {};
for (const [trackCount, load] of desks) {
  const { p50 } = await timeDesk(nodeEngines, trackCount, load, quick ? 100 : 1500);
  found[`desk of ${trackCount}, ${load}`] = p50;
}
for (const { name, instances, ns } of await timeKernels(nodeEngines, quick ? [1] : [1, 64], quick ? 0.002 : 0.1))
  found[`${name} x ${instances}`] = ns;
console.log(JSON.stringify(found));
