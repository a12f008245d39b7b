import { describe, expect, test } from "vitest";
import type { PluginSpec } from "../../src/plugins/describe.ts";
import { plugins } from "../../src/plugins/index.ts";
import { presetsOf } from "../../src/plugins/presets/index.ts";
import { BLOCK_FRAMES } from "../../src/protocol/layout.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { unsound } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { noise, SAMPLE_RATE } from "../desk/signals.ts";
import { both } from "./through.ts";

/**
 * A subnormal number costs a processor tens of times what another does, and WebAssembly cannot turn that off. So a plugin that costs nothing a minute
 * after the last sound is one that is at rest by then, and one that held none on its way there. No clock is needed to say so; `bench/rest.ts` has one.
 */
const SOUND_FRAMES = 187 * BLOCK_FRAMES;
const SILENT_SECONDS = 60;
/** How often a bank that is at work is looked at, where what decays has just been laid to rest. */
const LOOK_FRAMES = 11 * BLOCK_FRAMES;

async function silenced(insert: InsertDocument) {
  const plan = new PlanWatch();
  const hall = noise(SAMPLE_RATE, 5, 0.1).map((x, n) => x * Math.exp(-n / 6000));
  const live = await openLive(session([track("a", { channels: 2, inserts: [insert] })]), {
    sounds: { a: [noise(SOUND_FRAMES, 1, 0.7), noise(SOUND_FRAMES, 2, 0.7)], hall: both(hall) },
    wire: plan.wire,
  });
  live.mixer.transport.play();
  await live.render(SOUND_FRAMES);
  const banks = () => plan.banks(live.engine).map(({ state }) => state);
  return {
    live,
    banks,
    lines: () => plan.lines(live.engine),
    rests: () => banks().every((state) => state.subarray(-4).every((mark) => mark === 1)),
  };
}

const insertOf = ({ id, impulse }: PluginSpec, params: InsertDocument["params"]): InsertDocument => ({
  id: "it",
  plugin: id,
  params,
  ...(impulse && { impulse: "hall" }),
});

/** How many subnormal numbers there are, wherever there are any. */
const held = (memory: readonly Float32Array[]) => memory.map(unsound).filter((count) => count > 0);

describe.each(plugins)("a minute of silence behind $id", (plugin) => {
  const settings = [
    {},
    ...presetsOf(plugin)
      .slice(0, 1)
      .map(({ values }) => values),
  ];

  test("leaves it at rest, unless it sounds by itself, and no number on the way there is subnormal", async () => {
    for (const params of settings) {
      const { live, banks, lines, rests } = await silenced(insertOf(plugin, params));
      const end = live.frame + SILENT_SECONDS * SAMPLE_RATE;
      for (let looks = 0; live.frame < end && !(rests() && looks > 0); looks++) {
        await live.render(plugin.restless ? SAMPLE_RATE : LOOK_FRAMES);
        expect(held(banks())).toEqual([]);
        if (looks % 40 === 0) expect(held(lines())).toEqual([]);
      }
      await live.render(Math.max(0, end - live.frame));
      expect(held([...banks(), ...lines()])).toEqual([]);
      expect(rests()).toBe(!plugin.restless);
    }
  });
});

test("...and a number that is planted in an echo's line is found", async () => {
  const { lines } = await silenced({ plugin: "delay", params: { timeMs: 300 } });
  expect(held(lines())).toEqual([]);
  lines()[0]![77] = 1e-41;
  expect(held(lines())).toEqual([1]);
});
