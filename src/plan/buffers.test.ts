import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyGraph } from "../../tests/desk/any-graph.ts";
import { assignBuffers, type BufferPlan } from "./buffers.ts";
import { compile } from "./compile.ts";
import type { Step } from "./plan.ts";

const RUNS = { numRuns: 50 };
const seeds = fc.integer({ min: 1, max: 2 ** 31 });
const stepsOf = (seed: number) => {
  const graph = anyGraph(seed);
  const stems = ["c3"].filter((id) => graph.strips.has(id));
  const clips = new Map([["a1", ["x", "y"]]]);
  return compile(graph, { clips, inputs: new Map([["b2", 0]]), meters: new Set(), stems }).steps;
};

/** Names of one kind a step touches. */
const named = ({ args }: Step, kind: "planar" | "quad") =>
  args.flatMap((arg) => (typeof arg === "object" && arg.kind === kind ? [arg.name] : []));

/** Two names in one buffer while both are in use, in words. */
function clashes(steps: readonly Step[], { numbers }: BufferPlan): string[] {
  return (["planar", "quad"] as const).flatMap((kind) => {
    const first = new Map<string, number>();
    const last = new Map<string, number>();
    for (const [at, step] of steps.entries())
      for (const name of named(step, kind)) {
        if (!first.has(name)) first.set(name, at);
        last.set(name, at);
      }
    const names = [...first.keys()];
    return names.flatMap((a, i) =>
      names
        .slice(i + 1)
        .filter((b) => numbers.get(a) === numbers.get(b) && first.get(a)! <= last.get(b)! && first.get(b)! <= last.get(a)!)
        .map((b) => `${a} and ${b} share ${kind} ${numbers.get(a)}`),
    );
  });
}

describe("buffers of any desk", () => {
  test("are never shared while in use", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const steps = stepsOf(seed);
        expect(clashes(steps, assignBuffers(steps))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("are numbered from zero without a gap", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const steps = stepsOf(seed);
        const { numbers, planars, quads } = assignBuffers(steps);
        for (const [kind, size] of [
          ["planar", planars],
          ["quad", quads],
        ] as const) {
          const used = new Set(steps.flatMap((step) => named(step, kind)).map((name) => numbers.get(name)!));
          expect([...used].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
        }
      }),
      RUNS,
    );
  });

  test("are read only after they were written in the same block", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const written = new Set<string>();
        for (const step of stepsOf(seed)) {
          const names = named(step, "planar");
          const writes = { clear: names, delay: names.slice(0, 1), play: names }[step.name as "clear"] ?? [];
          expect(names.filter((name) => !writes.includes(name) && !written.has(name))).toEqual([]);
          for (const name of writes) written.add(name);
        }
      }),
      RUNS,
    );
  });

  test("...and two names put into one buffer by force are found", () => {
    const found = Array.from({ length: 20 }, (_, seed) => seed).flatMap((seed) => {
      const steps = stepsOf(seed);
      const { numbers, ...rest } = assignBuffers(steps);
      return clashes(steps, { numbers: new Map([...numbers.keys()].map((name) => [name, 0])), ...rest });
    });
    expect(found.length).toBeGreaterThan(0);
  });
});
