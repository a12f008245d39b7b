import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { sine } from "../desk/signals.ts";

const AT = 9601;

/** What is left above 8 kHz when knobs of a plugin are turned under a sine of 0 dBFS, in dBFS. */
async function turned(insert: InsertDocument, knobs: Readonly<Record<string, ParamValue>>, hz: number): Promise<number> {
  const live = await openLive(session([track("a", { channels: 2, inserts: [{ id: "it", ...insert }] })]), {
    sounds: { a: sine(20000, hz) },
  });
  live.mixer.transport.play();
  await live.render(AT);
  for (const [name, value] of Object.entries(knobs)) live.mixer.strip("a").inserts[0]!.params[name]!.value = value as never;
  await live.render(6000);
  return clickDbfs(live.heard().left, AT);
}

const bell = { plugin: "equaliser", params: { band1FrequencyHz: 800, band1GainDb: 6 } };
const squeeze = { plugin: "compressor", params: { thresholdDb: -20, attackMs: 5, releaseMs: 100 } };

describe("a plugin's knob does not click", () => {
  test.each<[name: string, insert: InsertDocument, knobs: Record<string, ParamValue>]>([
    ["a gain down", { plugin: "gain" }, { gainDb: -20 }],
    ["a gain to silence", { plugin: "gain" }, { gainDb: -144 }],
    ["a bell's gain", bell, { band1GainDb: -12 }],
    ["a bell's frequency", bell, { band1FrequencyHz: 3000 }],
    ["a bell's width", bell, { band1Q: 8 }],
    ["a band that comes in", { plugin: "equaliser", params: { band2On: false, band2GainDb: 9 } }, { band2On: true }],
    ["a band that goes out", bell, { band1On: false }],
    [
      "a low cut's frequency",
      { plugin: "equaliser", params: { band1Shape: "low-cut", band1FrequencyHz: 30 } },
      { band1FrequencyHz: 400 },
    ],
    ["a threshold", squeeze, { thresholdDb: -45 }],
    ["a ratio", squeeze, { ratio: 20 }],
    ["make-up", squeeze, { makeupDb: -12 }],
    ["a mix", squeeze, { mix: 0 }],
  ])("%s", async (_, insert, knobs) => {
    for (const hz of [50, 1000]) expect(await turned(insert, knobs, hz)).toBeLessThanOrEqual(-70);
  });
});
