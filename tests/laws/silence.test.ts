import { expect, test } from "vitest";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak, unsound } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { impulse, noise } from "../desk/signals.ts";

/** Filters that ring, compressors that let go slowly, delays that are full: then silence. */
const desk = session([
  track("a", {
    inserts: [
      {
        id: "eq",
        plugin: "equaliser",
        params: { band1FrequencyHz: 30, band1Q: 4, band1GainDb: 18, band2Shape: "low-cut", band2FrequencyHz: 20 },
      },
      { id: "comp", plugin: "compressor", params: { thresholdDb: -40, releaseMs: 100 } },
      { id: "late", plugin: "latency", params: { frames: 1000 }, wet: 0.5 },
    ],
    sends: [{ to: "aux" }],
  }),
  bus("aux", {
    inserts: [
      { id: "eq", plugin: "equaliser", params: { band3GainDb: -12, band3Q: 30 } },
      { id: "gain", plugin: "gain", params: { gainDb: -20 } },
    ],
  }),
]);

/** Frames of a step: a multiple of 128, where what has decayed is laid to rest. */
const STEP_FRAMES = 128 * 37;
const STEPS = 110;

async function playing(frames: number) {
  const plan = new PlanWatch();
  const sound = noise(frames, 3);
  const live = await openLive(desk, { sounds: { a: [sound, sound] }, wire: plan.wire });
  live.mixer.transport.play();
  await live.render(Math.ceil(frames / 128) * 128);
  expect(peak(live.heard().left)).toBeGreaterThan(0.1);
  return { live, plan, state: () => plan.banks(live.engine).map(({ state }) => state.slice()) };
}

test("after the last sound comes exact silence for ever, and on the way there no plugin's state is subnormal", async () => {
  const { live, plan, state } = await playing(9000);
  for (let step = 0; step < STEPS; step++) {
    await live.render(STEP_FRAMES);
    expect(state().map(unsound).filter(Boolean)).toEqual([]);
  }
  const { left, right } = live.heard();
  expect(unsound(left) + unsound(right)).toBe(0);
  expect(peak(left.subarray(-48000)) + peak(right.subarray(-48000))).toBe(0);
  // A delay's state is its place in its ring, which moves on.
  const recursive = () => plan.banks(live.engine).flatMap(({ plugin, state }) => (plugin === "latency" ? [] : [state.slice()]));
  const atRest = recursive();
  await live.render(10 * STEP_FRAMES);
  expect(recursive()).toEqual(atRest);
});

test("a plugin's output below 2^-63 is zero: a filter dies away in floats that are not subnormal, in blocks of any size", async () => {
  const short = { plugin: "equaliser", params: { band1FrequencyHz: 2000, band1Q: 2, band1GainDb: 12 } };
  const dying = async (blockFrames: number) => {
    const live = await openLive(session([track("a", { channels: 2, inserts: [short] })]), {
      sounds: { a: impulse(20000, 10, 0.9) },
      blockFrames: () => blockFrames,
    });
    live.mixer.transport.play();
    await live.render(20000);
    return live.heard();
  };
  const heard = await dying(128);
  const sizes = heard.left.filter((x) => x !== 0).map(Math.abs);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2 ** -63);
  expect(Math.min(...sizes)).toBeLessThan(2 ** -58);
  for (const blockFrames of [5, 100]) expect(firstStereoDifference(await dying(blockFrames), heard)).toBeNull();
});

test.each([128, 37])(
  "...what is planted in a silent filter is found, and at rest at the next multiple of 128 frames, in blocks of %i",
  async (blockFrames) => {
    const plan = new PlanWatch();
    const slow = { plugin: "equaliser", params: { band1FrequencyHz: 20, band1GainDb: 6 } };
    // Its neighbour in the bank sounds: a bank that rests as a whole is not worked at all.
    const strips = [track("a", { channels: 2, clips: [], inserts: [slow] }), track("b", { channels: 2, inserts: [slow] })];
    const live = await openLive(session(strips), {
      sounds: { b: noise(1000, 4) },
      wire: plan.wire,
      blockFrames: () => blockFrames,
    });
    live.mixer.transport.play();
    await live.render(128);
    const [bank] = plan.banks(live.engine);
    expect(bank!.state[0]).toBe(0);
    bank!.state[0] = 1e-41;
    expect(unsound(bank!.state)).toBe(1);
    bank!.state[0] = 9e-35;
    await live.render(127);
    expect(bank!.state[0]).toBeGreaterThan(1e-35);
    await live.render(1);
    expect(bank!.state[0]).toBe(0);
  },
);
