import { expect, test } from "vitest";
import { nodeEngines } from "../../bench/engines/node.ts";
import { pluginDesk, stepDesk } from "../../bench/kernels/desks.ts";
import { rigOf } from "../../bench/kernels/rig.ts";
import { plugins } from "../../src/plugins/index.ts";
import { stepNames } from "../../src/protocol/steps.ts";

test.each(plugins)("a rig finds every bank of $id, and renders", async (plugin) => {
  const rig = await rigOf(nodeEngines.usual, pluginDesk(plugin, 2), ({ name }) => name === "plugin", 2);
  expect(rig.instances).toBe(2);
  expect(rig.steps).toBe(64);
  for (let i = 0; i < 10; i++) rig.render();
});

test("the desk for single steps has every kind of step there is", async () => {
  const seen = new Set<string>();
  await rigOf(nodeEngines.usual, stepDesk(1), ({ name }) => seen.add(name) !== undefined, 0);
  expect([...seen, "end"].sort()).toEqual([...stepNames].sort());
});

test("a rig without steps renders nothing, which is what is taken off the others", async () => {
  const rig = await rigOf(nodeEngines.usual, stepDesk(1), () => false, 0);
  expect([rig.instances, rig.steps]).toEqual([0, 0]);
  rig.render();
});
