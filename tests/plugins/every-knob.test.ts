import { describe, expect, test } from "vitest";
import type { ParamSpec, ParamValue } from "../../src/params/spec.ts";
import { valueAtTravel } from "../../src/params/travel.ts";
import { changesLatency, completeValues, type PluginSpec } from "../../src/plugins/describe.ts";
import { plugins } from "../../src/plugins/index.ts";
import { presetsOf } from "../../src/plugins/presets/index.ts";
import { declaredRamp, residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { peak } from "../desk/measure.ts";
import { SAMPLE_RATE, sine } from "../desk/signals.ts";

const GAP = 9600;
/** Of what is heard, or of full scale where that is less. */
const BOUND_DB = -70;
/** What a sound has above 8 kHz by itself is not the same from window to window. */
const UNEVEN_DB = 2;
/** What a click is sought in: to 50 ms after, and as much of what was and will be. */
const WINDOW = 2400;

/** Knobs that are heard above 8 kHz, as what they are there for. */
const HEARD: Readonly<Record<string, readonly string[]>> = {
  // It opens for what was shut out, as fast as its attack says.
  gate: ["thresholdDb", "keyLowCutHz"],
  // A band that is swept lets through on its way what of a driven sound is there.
  filter: ["frequencyHz"],
  // It limits what is driven into it: 36 dB more within 10 ms.
  limiter: ["inputGainDb"],
};

/** These sound by themselves. */
const isSilent = ({ restless }: PluginSpec) => !restless;

function ends(spec: ParamSpec): ParamValue[] {
  if (spec.kind === "toggle") return [true, false];
  if (spec.kind === "choice") return [...spec.choices];
  return [0, 1, 0.5].map((travel) => valueAtTravel(spec, travel));
}

/** A room would sound on of a hard beginning. */
const softly = (sound: Float32Array<ArrayBuffer>) => {
  const risesTo = declaredRamp(0);
  return sound.map((x, frame) => x * risesTo(frame / 10));
};

/** What turning one knob from end to end leaves above 8 kHz of 50 Hz and 1 kHz, each on its side, that neither setting has by itself: in dB of the louder one. */
async function worstDb(plugin: PluginSpec, name: string, base: Readonly<Record<string, ParamValue>>): Promise<number> {
  const values = [...ends(plugin.params[name]!), (completeValues(plugin, base) as Record<string, ParamValue>)[name]!];
  const document = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: plugin.id, params: { ...base } }] })]);
  const frames = GAP * (values.length + 2);
  const live = await openLive(document, { sounds: { a: [softly(sine(frames, 50)), softly(sine(frames, 1000))] } });
  live.mixer.transport.play();
  await live.render(GAP);
  const knob = live.mixer.strip("a").inserts[0]!.params[name]!;
  const turns: number[] = [];
  for (const value of values) {
    turns.push(live.frame);
    knob.value = value;
    await live.render(GAP);
  }
  const { left, right } = live.heard();
  return Math.max(...turns.flatMap((at) => [left, right].map((side) => clickDb(side, at))));
}

/** Of one turn, on one side. */
function clickDb(side: Float32Array, at: number): number {
  const loudestDb = Math.max(0, 20 * Math.log10(peak(side.subarray(at - WINDOW, at + GAP))));
  const heardDb = (from: number) => residualDbfs(side, from, from + WINDOW - 8);
  const soundsDb = Math.max(heardDb(at - WINDOW), heardDb(at + GAP - WINDOW)) + UNEVEN_DB;
  return heardDb(at - 8) > soundsDb ? heardDb(at - 8) - loudestDb : Number.NEGATIVE_INFINITY;
}

/** Bands are all alike. */
const knobsOf = (plugin: PluginSpec) =>
  Object.keys(plugin.params).filter(
    (name) => !changesLatency(plugin, name, SAMPLE_RATE) && !/^band[3-8]/.test(name) && !HEARD[plugin.id]?.includes(name),
  );

describe.each(plugins.filter((plugin) => isSilent(plugin) && knobsOf(plugin).length > 0))("$id", (plugin) => {
  const bases = [
    {},
    ...presetsOf(plugin)
      .slice(0, 2)
      .map(({ values }) => values),
  ];
  test.each(knobsOf(plugin))("%s does not click, from wherever to wherever", { timeout: 60_000 }, async (name) => {
    for (const base of bases) expect(await worstDb(plugin, name, base)).toBeLessThanOrEqual(BOUND_DB);
  });
});

test("...and a gate that opens at once is found", async () => {
  const gate = plugins.find(({ id }) => id === "gate")!;
  expect(await worstDb(gate, "thresholdDb", presetsOf(gate)[0]!.values)).toBeGreaterThan(BOUND_DB);
});
