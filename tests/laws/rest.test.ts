import { describe, expect, test } from "vitest";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { InsertDocument, SessionDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { constant, impulse, noise } from "../desk/signals.ts";

/** Two bursts of noise, with silence enough between them for everything to come to rest. */
const BURST = 4001;
const AGAIN = 160000;
const FRAMES = AGAIN + 2 * BURST;
const bursts = new Float32Array(FRAMES);
bursts.set(noise(BURST, 1, 0.7), 100);
bursts.set(noise(BURST, 2, 0.7), AGAIN);

const rack: readonly InsertDocument[] = [
  { id: "eq", plugin: "equaliser", params: { band1FrequencyHz: 900, band1GainDb: 9, band2FrequencyHz: 4000, band2GainDb: -6 } },
  { id: "comp", plugin: "compressor", params: { thresholdDb: -30, attackMs: 1, releaseMs: 15 } },
  { id: "late", plugin: "latency", params: { frames: 700 } },
  { id: "gain", plugin: "gain", params: { gainDb: -3 } },
];

/** Alone, the bank of "me" rests between the bursts; a neighbour that plays on keeps it at work. */
function desk(hasNeighbour: boolean): SessionDocument {
  const me = track("me", { channels: 2, inserts: [...rack] });
  const neighbour = track("neighbour", { channels: 2, inserts: [...rack], output: null });
  return session(hasNeighbour ? [me, neighbour] : [me]);
}

const restsAt = (plan: PlanWatch, engine: Parameters<PlanWatch["banks"]>[0]) =>
  plan.banks(engine).filter(({ state }) => state.subarray(-4).every((mark) => mark === 1)).length;

/** @param act done while there is silence */
async function render(hasNeighbour: boolean, act: (mixer: Mixer) => void = () => {}) {
  const plan = new PlanWatch();
  const sounds = { me: [bursts, bursts], neighbour: [noise(FRAMES, 3, 0.5), noise(FRAMES, 4, 0.5)] };
  const live = await openLive(desk(hasNeighbour), { sounds, stems: ["me"], wire: plan.wire, memoryPages: 128 });
  live.mixer.transport.play();
  await live.render(AGAIN - 3000);
  const resting = restsAt(plan, live.engine);
  act(live.mixer);
  await live.render(FRAMES - AGAIN + 3000);
  return { heard: live.heard(1), resting };
}

const turns: readonly (readonly [name: string, act: (mixer: Mixer) => void])[] = [
  ["nobody touches it", () => {}],
  [
    "knobs are turned in the silence",
    (mixer) => {
      const [eq, comp, , gain] = mixer.strip("me").inserts;
      eq!.params.band1GainDb!.value = -9;
      comp!.params.thresholdDb!.value = -10;
      gain!.params.gainDb!.value = 2;
      mixer.strip("me").fader.value = -4;
    },
  ],
  [
    "a late plugin is bypassed in the silence",
    (mixer) => {
      mixer.strip("me").inserts[2]!.bypassed.value = true;
    },
  ],
];

describe.each(turns)("a strip that falls silent and is heard again, while %s", (_, act) => {
  test("sounds to the bit as it does beside one that never rests", async () => {
    const alone = await render(false, act);
    const beside = await render(true, act);
    expect([alone.resting, beside.resting]).toEqual([rack.length, 0]);
    expect(peak(alone.heard.left.subarray(AGAIN))).toBeGreaterThan(0.05);
    expect(firstStereoDifference(alone.heard, beside.heard)).toBeNull();
  });
});

test("...and a bank that is told it rests while a filter still rings does not", async () => {
  const ringing = session([
    track("me", {
      channels: 2,
      inserts: [{ plugin: "equaliser", params: { band1FrequencyHz: 300, band1Q: 9, band1GainDb: 18 } }],
    }),
  ]);
  const heard = async (lie: boolean) => {
    const plan = new PlanWatch();
    const live = await openLive(ringing, { sounds: { me: [bursts, bursts] }, wire: plan.wire });
    live.mixer.transport.play();
    await live.render(128 * 34);
    if (lie) plan.banks(live.engine)[0]!.state.fill(1, -4);
    await live.render(2000);
    return live.heard();
  };
  expect(firstStereoDifference(await heard(true), await heard(false))).not.toBeNull();
});

/** What is on its way through them when the moment is over. */
const ringing = rack.filter(({ plugin }) => plugin === "equaliser" || plugin === "latency");

describe.each(ringing)("a moment's sound that a resting bank hears, before and after a cut in the block: $plugin", (insert) => {
  const moment = impulse(6000, 1290, 0.9);

  /** Another strip's fader moves at `cutFrame`, which ends a block there. */
  async function heardIn(blockFrames: number, cutFrame: number | null) {
    const strips = [track("me", { channels: 2, inserts: [insert] }), track("other", { channels: 2, clips: [] })];
    const live = await openLive(session(strips), { sounds: { me: [moment, moment] }, blockFrames: () => blockFrames });
    live.mixer.transport.play();
    await live.render(cutFrame ?? 0);
    live.mixer.strip("other").fader.value = -3;
    await live.render(6000 - live.frame);
    return live.heard();
  }

  test("comes through whole", async () => {
    const whole = await heardIn(128, null);
    expect(peak(whole.left.subarray(1300))).toBeGreaterThan(1e-4);
    for (const blockFrames of [1, 32, 100]) expect(firstStereoDifference(await heardIn(blockFrames, null), whole)).toBeNull();
    expect(firstStereoDifference(await heardIn(128, 1300), whole)).toBeNull();
  });
});

test("a compressor that detected rms once rests like any other, and hears nothing old when it does so again", async () => {
  const comp = {
    id: "comp",
    plugin: "compressor",
    params: { thresholdDb: -30, ratio: 20, attackMs: 0.1, releaseMs: 5, detector: "rms" },
  };
  const quiet = new Float32Array(FRAMES);
  quiet.set(constant(BURST, 0.9));
  quiet.set(constant(2 * BURST, 0.001), AGAIN);
  const plan = new PlanWatch();
  const live = await openLive(session([track("me", { channels: 2, inserts: [comp] })]), {
    sounds: { me: [quiet, quiet] },
    wire: plan.wire,
  });
  const { detector } = live.mixer.strip("me").inserts[0]!.params;
  live.mixer.transport.play();
  await live.render(BURST);
  detector!.value = "branching";
  await live.render(AGAIN - 2000 - BURST);
  expect(restsAt(plan, live.engine)).toBe(1);
  detector!.value = "rms";
  await live.render(FRAMES - live.frame);
  const { left } = live.heard();
  expect(Math.min(...left.subarray(AGAIN, AGAIN + BURST))).toBeCloseTo(0.001, 6);
});
