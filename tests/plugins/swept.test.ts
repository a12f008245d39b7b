import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { choices, constant, noise, SAMPLE_RATE } from "../desk/signals.ts";

interface Swept {
  readonly plugin: string;
  readonly params: Readonly<Record<string, ParamValue>>;
  readonly knob: string;
  /** Where it is thrown to, as places of its travel. */
  readonly travels: readonly number[];
  readonly mostFrames: number;
  readonly sound: Float32Array;
}

/** What is heard while a knob is thrown from place to place before it ever arrives, or soon after. */
async function heardWhile({ plugin, params, knob, travels, mostFrames, sound }: Swept): Promise<Float32Array> {
  const desk = session([track("a", { channels: 1, pan: -1, inserts: [{ id: "it", plugin, params }] })]);
  const live = await openLive(desk, { sounds: { a: sound } });
  live.mixer.transport.play();
  const turned = live.mixer.strip("a").inserts[0]!.params[knob]!;
  const pick = choices(mostFrames);
  while (live.frame < sound.length) {
    turned.travel = travels[pick(0, travels.length - 1)]!;
    await live.render(pick(1, mostFrames));
  }
  return live.heard().left;
}

test("a knob that is turned back on its way never comes past its ends", async () => {
  const sound = constant(SAMPLE_RATE, 1);
  const heard = await heardWhile({ plugin: "gain", params: {}, knob: "gainDb", travels: [0, 1], mostFrames: 500, sound });
  expect(Math.max(...heard)).toBeLessThan(10 ** (48 / 20) * 1.000001);
  expect(Math.min(...heard)).toBeGreaterThan(-1e-6);
});

/** The gain of a cut's resonance is its q; noise cannot drive it farther, wherever it is, unless sweeping itself does. */
const Q = 40;
describe.each<Pick<Swept, "plugin" | "knob" | "params">>([
  {
    plugin: "equaliser",
    knob: "band1FrequencyHz",
    params: { family: "cookbook", band1On: true, band1Shape: "high-cut", band1Q: Q },
  },
  { plugin: "filter", knob: "frequencyHz", params: { shape: "low-pass", q: Q } },
])("a sharp $plugin that is swept through the treble", (swept) => {
  test.each([40, 100, 200, 400])("gathers no strength by that: thrown within %i frames", async (mostFrames) => {
    const sound = noise(2 * SAMPLE_RATE, 9, 1);
    const travels = [0.6, 0.9, 0.95, 1];
    expect(peak(await heardWhile({ ...swept, travels, mostFrames, sound }))).toBeLessThan(Q);
  });
});
