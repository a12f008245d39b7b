import { describe, expect, test } from "vitest";
import { checkedValue } from "../../src/params/cell.ts";
import { completeValues } from "../../src/plugins/describe.ts";
import { gain } from "../../src/plugins/gain.ts";
import { plugins } from "../../src/plugins/index.ts";
import { presetsOf } from "../../src/plugins/presets/index.ts";
import { tremolo } from "../../src/plugins/tremolo.ts";
import { loadSession } from "../../src/session/load.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak, unsound } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 24000;

/** Like music: strokes that die away, one after another, each side with its own. */
const strokes = (seed: number) =>
  noise(FRAMES, seed, 1).map((x, frame) => x * 0.5 * Math.exp(-(frame % 6000) / 1500) + 0.2 * Math.sin(0.03 * frame));
const sounds = { a: [strokes(1), strokes(2)] };

describe.each(plugins)("the presets of $id", (plugin) => {
  const presets = presetsOf(plugin);

  test("are five or more, each with a name of its own", () => {
    expect(presets.length, `src/plugins/presets/${plugin.id}.ts, and its line in presets/index.ts`).toBeGreaterThanOrEqual(5);
    expect(new Set(presets.map(({ name }) => name.toLowerCase())).size).toBe(presets.length);
  });

  test.each(presets)("$name: values that the plugin has, and not all as it is anyway", ({ values }) => {
    for (const [name, value] of Object.entries(values)) expect(checkedValue(plugin.params[name]!, value)).toBe(value);
    expect(completeValues(plugin, values)).not.toEqual(completeValues(plugin));
  });

  test.each(presets)("$name: music through it is sound, and no louder than a mix could bear", async ({ values }) => {
    const document = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: plugin.id, params: { ...values } }] })]);
    const { left, right } = await renderDocument(document, sounds);
    expect(unsound(left) + unsound(right)).toBe(0);
    expect(peak(left)).toBeGreaterThan(0.01);
    expect(Math.max(peak(left), peak(right))).toBeLessThan(4);
  });
});

test("a preset is one step, its values are a session's, and what it leaves unsaid is as described", async () => {
  const live = await openLive(session([track("a")]), { sounds });
  const insert = live.mixer.strip("a").addInsert(tremolo, { rateHz: 1, shape: "triangle" });
  insert.usePreset("Left and right");
  const due = { rateHz: 2, depth: 0.9, stereoPhaseDegrees: 180 };
  expect(live.mixer.toSession().strips[0]!.inserts![0]!.params).toEqual(due);
  expect(loadSession(live.mixer.toSession()).values.get("a/tremolo.shape")).toBe("sine");
  expect(live.mixer.undo()).toBe("Tremolo: Left and right");
  expect(insert.params.rateHz.value).toBe(1);
  expect(insert.params.shape.value).toBe("triangle");
});

test("a preset that is not there is refused, with those that are", async () => {
  const live = await openLive(session([track("a")]), { sounds });
  const insert = live.mixer.strip("a").addInsert(gain, { gainDb: 3 });
  expect(() => insert.usePreset("Half as load")).toThrow(
    'unknown-preset: a/gain: Gain has no preset "Half as load"; it has "Half as loud", "Half the voltage"',
  );
  expect(insert.params.gainDb.value).toBe(3);
});
