import { expect, test } from "vitest";
import { PlanWatch } from "../../tests/desk/plan-in-memory.ts";
import { nodeEngine } from "../cli/engine.ts";
import { directTransport } from "../engine/direct-transport.ts";
import { plugins } from "../plugins/index.ts";
import { BLOCK_FRAMES } from "../protocol/layout.ts";
import { stepNames } from "../protocol/steps.ts";
import { rehearsal } from "./rehearsal.ts";

const SAMPLE_RATE = 8000;

async function rehearsed() {
  const engine = await nodeEngine({ sampleRate: SAMPLE_RATE, inputs: 1, memoryPages: 128 });
  const watch = new PlanWatch();
  const { layout } = engine;
  const { stir } = await rehearsal({ transport: watch.wire(directTransport(engine)), layout, sampleRate: SAMPLE_RATE });
  return { engine, watch, stir };
}

test("a rehearsal has every plugin, and every step an engine can do without a page", async () => {
  const { engine, watch } = await rehearsed();
  expect(new Set(watch.banks(engine).map(({ plugin }) => plugin))).toEqual(new Set(plugins.map(({ id }) => id)));
  expect([...watch.kinds(engine), "input", "end"].sort()).toEqual([...stepNames].sort());
});

test("it sounds, before and after everything was stirred", async () => {
  const { engine, stir } = await rehearsed();
  const peak = () => engine.outputs.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  for (let i = 0; i < 20; i++) engine.render(BLOCK_FRAMES);
  expect(peak()).toBeGreaterThan(0.01);
  for (let i = 0; i < 20; i++) {
    stir();
    engine.render(BLOCK_FRAMES);
  }
  expect(peak()).toBeGreaterThan(0.01);
});
