import { existsSync, readFileSync } from "node:fs";
import { generatedFiles } from "../scripts/generated-files.ts";
import { isStale } from "../scripts/setup/stamp.mjs";
import { steps } from "../scripts/setup/steps.mjs";

/** Before tests that Vitest runs by itself: it builds nothing, and an engine of other sources passes, or fails with figures that mean nothing. */
export default function warnOfStaleEngine(): void {
  const engine = steps.find(({ name }) => name === "engine")!;
  const isUngenerated = generatedFiles().some(({ path, text }) => !existsSync(path) || readFileSync(path, "utf8") !== text);
  if (!isUngenerated && !isStale(engine, "build/stamps")) return;
  console.warn(
    "The engine under test was not built from these sources: run `npm run build` first, or the results are an older engine's.",
  );
}
