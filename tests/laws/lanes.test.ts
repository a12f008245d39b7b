import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MixerInsert } from "../../src/mixer/console/insert.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { changesLatency } from "../../src/plugins/describe.ts";
import { plugins } from "../../src/plugins/index.ts";
import type { InsertDocument, SessionDocument, StripDocument } from "../../src/session/document.ts";
import { anyParams } from "../desk/any-params.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { choices, noise, SAMPLE_RATE } from "../desk/signals.ts";

const FRAMES = 6000;
const sounds = Object.fromEntries(
  ["me", "a", "b", "y", "z"].map((id, i) => [id, [noise(FRAMES, 2 * i, 0.4), noise(FRAMES, 2 * i + 1, 0.4)]]),
);

type Pick = ReturnType<typeof choices>;

/** Settings that take a bank's every way: filters that pass 0 Hz or not, detectors, channels that listen to each other or not, mixes. */
function anyInsert(pick: Pick, i: number): InsertDocument {
  const spec = plugins[pick(0, plugins.length - 1)]!;
  const plugin = spec.id;
  const ways: Readonly<Record<string, () => InsertDocument["params"]>> = {
    gain: () => ({ gainDb: pick(-12, 3) }),
    latency: () => ({ frames: pick(1, 200) }),
    equaliser: () =>
      Object.fromEntries(
        Array.from({ length: pick(1, 5) }, (_, n) => [
          [`band${n + 1}Shape`, ["bell", "low-shelf", "high-shelf", "low-cut", "notch"][pick(0, 4)]!],
          [`band${n + 1}GainDb`, pick(-9, 9)],
        ]).flat(),
      ),
    compressor: () => ({
      thresholdDb: pick(-50, -10),
      detector: ["decoupled", "branching", "rms"][pick(0, 2)]!,
      stereoLink: pick(0, 2) / 2,
      mix: pick(0, 3) === 0 ? 0.5 : 1,
      rangeDb: pick(0, 2) === 0 ? 6 : 144,
      lookaheadMs: pick(0, 2) === 0 ? 3 : 0,
      keyLowCutHz: pick(0, 2) === 0 ? 300 : 10,
      keyHighCutHz: pick(0, 2) === 0 ? 2000 : 24000,
      listen: pick(0, 5) === 0,
    }),
  };
  const params = ways[plugin]?.() ?? anyParams(spec, pick);
  return { id: `${plugin}-${i}`, plugin, params, placement: pick(0, 3) === 0 ? "post-fader" : "pre-fader" };
}

function anyTrack(id: string, rack: InsertDocument[], channels: 1 | 2, pick: Pick): StripDocument {
  return track(id, {
    channels,
    inserts: rack,
    faderDb: pick(-10, 0),
    pan: pick(-10, 10) / 10,
    panMode: pick(0, 1) && channels === 2 ? "stereo-pan" : undefined,
    sends: pick(0, 1) ? [{ id: "s", to: "aux", tap: pick(0, 1) ? "pre-fader" : "post-fader" }] : [],
  });
}

/** "me" and, unless it is alone, four neighbours before and after it in the order of ids, of the same rack or of others. */
function desk(seed: number, isAlone: boolean): SessionDocument {
  const pick = choices(seed);
  const rack = Array.from({ length: pick(0, 3) }, (_, i) => anyInsert(pick, i));
  const channels = pick(0, 3) === 0 ? 1 : 2;
  const me = anyTrack("me", rack, channels, pick);
  const alike = (insert: InsertDocument, i: number) => ({ ...anyInsert(pick, i), id: insert.id });
  const neighbours = ["a", "b", "y", "z"].map((id) => {
    const others = pick(0, 2) ? rack.map((insert, i) => ({ ...insert, ...sameKind(insert, alike, i) })) : rack.map(alike);
    return anyTrack(id, others, channels, pick);
  });
  return session([me, ...(isAlone ? [] : neighbours), bus("aux")]);
}

/** The same plugin in the same place with other settings, when chance has it so; else as it is. */
function sameKind(
  insert: InsertDocument,
  other: (insert: InsertDocument, i: number) => InsertDocument,
  i: number,
): Partial<InsertDocument> {
  const found = other(insert, i);
  return found.plugin === insert.plugin ? { params: found.params } : {};
}

function turn({ plugin, params }: MixerInsert, knob: number, travel: number): void {
  const all = Object.keys(params).filter((name) => !changesLatency(plugin, name, SAMPLE_RATE));
  if (all.length > 0) params[all[knob % all.length]!]!.travel = travel;
}

/** Neighbours are turned, bypassed, routed elsewhere and taken away. */
function act(mixer: Mixer, pick: Pick): void {
  for (const strip of mixer.strips) {
    const [deed, knob, travel] = [pick(0, 6), pick(0, 20), pick(0, 10) / 10];
    const insert = strip.inserts[knob % Math.max(1, strip.inserts.length)];
    if (strip.id === "me") continue;
    if (deed === 0) strip.fader.value = -10 * travel;
    if (deed === 1) strip.mute.value = travel > 0.5;
    if (deed === 2 && insert) insert.bypassed.value = travel > 0.5;
    if (deed === 3 && insert) turn(insert, knob, travel);
    if (deed === 4 && strip.role === "track") strip.routeTo(travel > 0.5 ? mixer.strip("aux") : null);
    if (deed === 5 && strip.role === "track" && knob === 0) strip.remove();
  }
}

/** "me" is turned by chance at the same frames, whoever else is there and however its time is cut. */
async function render(seed: number, isAlone: boolean, act: (mixer: Mixer, pick: Pick) => void = () => {}) {
  const [pick, mine, cut] = [choices(seed + 1), choices(seed + 2), choices(seed + 3)];
  const blockFrames = () => (isAlone ? 128 : cut(1, 128));
  const live = await openLive(desk(seed, isAlone), { sounds, stems: ["me"], memoryPages: 700, blockFrames });
  live.mixer.transport.play();
  while (live.frame < FRAMES) {
    await live.render(Math.min(mine(100, 1000), FRAMES - live.frame));
    const me = live.mixer.strip("me");
    const [knob, travel] = [mine(0, 50), mine(0, 10) / 10];
    const insert = me.inserts[knob % Math.max(1, me.inserts.length)];
    if (insert && insert.plugin.id !== "latency") turn(insert, knob, travel);
    else me.fader.value = -10 * travel;
    act(live.mixer, pick);
  }
  return live.heard(1);
}

describe("a strip of any rack among any others", () => {
  test("sounds to the bit as it does alone, whatever is done to them", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 30 }), async (seed) => {
        expect(firstStereoDifference(await render(seed, false, act), await render(seed, true))).toBeNull();
      }),
      { numRuns: 100 },
    );
  });

  test("...and there is something to hear, which one of its own knobs changes", async () => {
    const turned = (db: number) => (mixer: Mixer) => {
      mixer.strip("me").fader.value = db;
    };
    const [six, seven] = [await render(7, true, turned(-6)), await render(7, true, turned(-7))];
    expect(peak(six.left) + peak(six.right)).toBeGreaterThan(0.01);
    expect(firstStereoDifference(six, seven)).not.toBeNull();
  });
});
