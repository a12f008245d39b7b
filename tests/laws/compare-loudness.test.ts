import { describe, expect, test } from "vitest";
import { Loudness } from "../../src/loudness/loudness.ts";
import { WeightedEnergies } from "../../src/loudness/weighted-energies.ts";
import type { Side } from "../../src/mixer/compare/comparison-ear.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstStereoDifference, type Sides } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { noise } from "../desk/signals.ts";

const SECOND = 48000;
const LOOP = 3 * SECOND;

/** Noise that falls by about 3 dB an octave: white noise through low passes two octaves apart, each as loud as the next. */
function pink(frames: number, seed: number, level = 0.05): Float32Array<ArrayBuffer> {
  const white = noise(frames, seed, 1);
  const poles = [40, 160, 640, 2560, 10240].map((hz) => 1 - Math.exp((-2 * Math.PI * hz) / SECOND));
  const states = poles.map(() => 0);
  return white.map((x) => {
    let sum = 0;
    for (const [i, pole] of poles.entries()) {
      states[i]! += pole * (x - states[i]!);
      sum += states[i]! / Math.sqrt(pole);
    }
    return level * sum;
  });
}

/** Integrated loudness of what was heard in a stretch of time. */
function lufsOf({ left, right }: Sides, from: number, to: number): number {
  const loudness = new Loudness(SECOND);
  const energies = new WeightedEnergies(SECOND, [1, 1], (energy) => loudness.add(energy));
  energies.hear([left.subarray(from, to), right.subarray(from, to)]);
  return loudness.read().integratedLufs!;
}

const equaliser = { id: "eq", plugin: "equaliser", params: { band3FrequencyHz: 2000, band3GainDb: 0 } };
const desk: SessionDocument = session([track("a", { channels: 2, inserts: [equaliser] })], {
  scenes: [
    { id: "louder", values: { "a.faderDb": 6 } },
    { id: "softer", values: { "a.faderDb": -6 } },
    { id: "bright", values: { "a/eq.band3GainDb": 12 } },
  ],
});
const music = { a: [pink(LOOP, 1), pink(LOOP, 2)] };

/** Loops the music, hears each side for a while, then `a` and `b` once more: how loud they are then on the monitor. */
async function compared(
  begin: (mixer: Mixer) => void,
  { seconds = 4, sounds = music }: { seconds?: number; sounds?: Record<string, Float32Array<ArrayBuffer>[]> } = {},
) {
  const live = await openLive(desk, { sounds, stems: ["master"] });
  const { mixer } = live;
  mixer.transport.loop = { from: 0, to: sounds.a![0]!.length };
  mixer.transport.play();
  begin(mixer);
  for (const side of ["a", "b"] as const) {
    mixer.compare.hear(side);
    await live.render(seconds * SECOND);
  }
  const lufs: number[] = [];
  const trims: number[] = [];
  for (const side of ["a", "b"] as const) {
    mixer.compare.hear(side);
    await live.render(SECOND / 2);
    const from = live.frame;
    await live.render(sounds.a![0]!.length);
    lufs.push(lufsOf(live.heard(), from, live.frame));
    trims.push(mixer.compare.read().trimDb);
  }
  return { live, lufs, trims, difference: lufs[1]! - lufs[0]! };
}

describe("two mixes of looped pink noise are heard equally loud, within 0.2 LU,", () => {
  test.each([
    ["a fader 6 dB up", "louder", [-6, 0]],
    ["a fader 6 dB down", "softer", [0, -6]],
  ])("%s", async (_, scene, trims) => {
    const heard = await compared((mixer) => mixer.compare.begin({ a: scene }));
    expect(Math.abs(heard.difference)).toBeLessThan(0.2);
    for (const side of [0, 1]) expect(heard.trims[side]).toBeCloseTo(trims[side]!, 1);
    expect(heard.live.mixer.state.compare).toMatchObject({ a: scene, b: "now", heard: "b", known: true });
  });

  test("an equaliser that adds 12 dB at 2 kHz, on either side", async () => {
    for (const said of [{ a: "bright" }, { b: "bright" }]) {
      const heard = await compared((mixer) => mixer.compare.begin(said));
      expect(Math.abs(heard.difference)).toBeLessThan(0.2);
      expect(Math.min(...heard.trims)).toBeLessThan(-3);
      expect(Math.max(...heard.trims)).toBe(0);
    }
  });

  test("two scenes", async () => {
    const heard = await compared((mixer) => mixer.compare.begin({ a: "bright", b: "softer" }));
    expect(Math.abs(heard.difference)).toBeLessThan(0.2);
    expect(heard.live.mixer.compare.read()).toMatchObject({ basis: "passages", trimDb: 0 });
  });

  test("...and are not where they are not matched, so that the tests above mean something", async () => {
    const heard = await compared((mixer) => mixer.compare.begin({ a: "louder", match: false }));
    expect(heard.difference).toBeCloseTo(-6, 1);
    expect(heard.trims).toEqual([0, 0]);
  });
});

describe("what is compared", () => {
  test("is the same music where both sides have played it, however loud the rest is that one of them played", async () => {
    // Two seconds, then two that are 8 dB louder: `a` has heard the loud ones, `b` all.
    const parts = [1, 2].map((seed) => pink(4 * SECOND, seed).map((x, i) => (i < 2 * SECOND ? 0.4 * x : x)));
    const live = await openLive(desk, { sounds: { a: parts } });
    const { mixer } = live;
    mixer.transport.play();
    mixer.compare.begin({ a: "louder" });
    await live.render(4 * SECOND);
    mixer.transport.locate(2 * SECOND);
    mixer.transport.loop = { from: 2 * SECOND, to: 4 * SECOND };
    mixer.compare.hear("a");
    await live.render(4 * SECOND);
    const { a, b, basis, differenceLu, trimDb } = mixer.compare.read();
    expect(basis).toBe("passages");
    expect(differenceLu).toBeCloseTo(-6, 1);
    expect(trimDb).toBeCloseTo(-6, 1);
    // All that was heard of each would say something else.
    expect(b.integratedLufs! - a.integratedLufs!).toBeLessThan(-7.5);
  });

  test("is all that was heard of each where nothing plays that could be played twice: 3 s of either, and nothing happens before", async () => {
    const [left, right] = [pink(40 * SECOND, 3), pink(40 * SECOND, 4)];
    const live = await openLive(session([track("a", { channels: 2, clips: [] })]), { inputs: [{ left, right }] });
    const { mixer } = live;
    void mixer.strip("a").input;
    mixer.compare.begin();
    mixer.strip("a").fader.value = -10;
    await live.render(11 * SECOND);
    mixer.compare.hear("a");
    await live.render(3 * SECOND);
    expect(mixer.compare.read()).toMatchObject({ basis: null, differenceLu: null, trimDb: 0 });
    expect(mixer.state.compare).toMatchObject({ a: "now", b: "now", heard: "a", known: false });
    await live.render(10 * SECOND);
    const { basis, differenceLu, trimDb, a, b } = mixer.compare.read();
    expect(basis).toBe("integrated");
    expect(Math.abs(differenceLu! + 10)).toBeLessThan(0.2);
    expect(Math.abs(trimDb + 10)).toBeLessThan(0.2);
    expect([a.heardSeconds, b.heardSeconds]).toEqual([12.5, 10.5]);
  });

  test("of a side that is changed is measured anew; until that is known, the trim stays", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "louder" }));
    const { mixer } = live;
    mixer.strip("a").fader.value = -4;
    await live.render(SECOND);
    expect(mixer.state.compare!.known).toBe(false);
    const { basis, differenceLu, b } = mixer.compare.read();
    expect(basis).toBeNull();
    expect(b.heardSeconds).toBeCloseTo(0.5, 1);
    expect(differenceLu).toBeCloseTo(-6, 1);
    await live.render(4 * SECOND);
    expect(mixer.compare.read().differenceLu).toBeCloseTo(-10, 1);
    mixer.compare.toggle();
    expect(mixer.compare.read().trimDb).toBeCloseTo(-10, 1);
    // The monitor, names and scenes are no part of what is heard.
    mixer.monitor.dim.value = true;
    mixer.storeScene();
    await live.render(SECOND);
    expect(mixer.state.compare!.known).toBe(true);
    mixer.strip("a").routeTo(null);
    expect(mixer.compare.read()).toMatchObject({ a: { heardSeconds: 0 }, b: { heardSeconds: 0 }, basis: null });
  });

  test("of both is measured anew when a setting of the desk changes, which is no side's own", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "louder" }), { seconds: 2 });
    live.mixer.settings.panLaw.value = "-6dB";
    expect(live.mixer.compare.read()).toMatchObject({ a: { heardSeconds: 0 }, b: { heardSeconds: 0 }, basis: null });
  });

  test("of the side that a hand is on is measured anew when it is left, and the other's stays", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "louder" }), { seconds: 2 });
    const { mixer } = live;
    mixer.strip("a").fader.touch();
    mixer.strip("a").fader.value = -4;
    mixer.compare.toggle();
    const { a, b } = mixer.compare.read();
    expect(a.heardSeconds).toBeGreaterThan(1);
    expect(b.heardSeconds).toBe(0);
    mixer.strip("a").fader.release();
  });

  test("cannot be a silent side: nothing is turned down by half of infinity", async () => {
    const heard = await compared((mixer) => {
      mixer.compare.begin();
      mixer.strip("a").mute.value = true;
    });
    expect(heard.trims).toEqual([0, 0]);
    expect(heard.live.mixer.compare.read()).toMatchObject({ differenceLu: null, basis: null, b: { integratedLufs: null } });
  });
});

describe("the trim", () => {
  const played = async (match: boolean) => (await compared((mixer) => mixer.compare.begin({ a: "louder", match }))).live;
  const bits = (live: LiveDesk, output: number) => live.heard(output);

  test("changes no bit of the master, whose meters and stems know nothing of it", async () => {
    const [matched, plain] = [await played(true), await played(false)];
    expect(firstStereoDifference(bits(matched, 1), bits(plain, 1))).toBeNull();
    expect(firstStereoDifference(bits(matched, 0), bits(plain, 0))).not.toBeNull();
    expect(JSON.stringify(matched.mixer.toSession())).toBe(JSON.stringify(plain.mixer.toSession()));
    expect(firstStereoDifference(bits(plain, 0), bits(plain, 1))).toBeNull();
  });

  test("is never above unity: no sample of the monitor is larger than the master's", async () => {
    const live = await played(true);
    const [monitor, master] = [bits(live, 0), bits(live, 1)];
    const louder = (side: keyof Sides) => monitor[side].some((x, i) => Math.abs(x) > Math.abs(master[side][i]!));
    expect([louder("left"), louder("right")]).toEqual([false, false]);
  });

  test("is told by explain, not heard of a solo that listens, and gone when the comparison ends", async () => {
    const { live } = await compared((mixer) => mixer.compare.begin({ a: "softer" }));
    const { mixer } = live;
    const line = () =>
      mixer
        .explain()
        .split("\n")
        .find((text) => text.startsWith("Monitor"));
    expect(line()).toBe("Monitor, never in a render: the mix turned down by 6.0 dB to compare.");
    const loudness = mixer.monitor.loudness();
    const heard = async () => {
      loudness.reset();
      await live.render(LOOP);
      return loudness.read().integratedLufs!;
    };
    const trimmed = await heard();
    mixer.settings.soloMode.value = "afl";
    mixer.strip("a").solo.value = true;
    await live.render(SECOND / 10);
    expect((await heard()) - trimmed).toBeCloseTo(6, 1);
    mixer.strip("a").solo.value = false;
    mixer.compare.end();
    expect(line()).toBeUndefined();
    await live.render(SECOND / 10);
    expect((await heard()) - trimmed).toBeCloseTo(6, 1);
  });
});

test("a comparison measures with one gauge, and takes it out of the plan when it ends", async () => {
  const plan = new PlanWatch();
  const live = await openLive(desk, { sounds: music, wire: plan.wire });
  const sides: Side[] = ["a", "b"];
  for (const keep of sides) {
    live.mixer.compare.begin({ a: "louder" });
    await live.render(1024);
    expect(plan.kinds(live.engine).has("loudness")).toBe(true);
    live.mixer.compare.end({ keep });
    await live.render(1024);
    expect(plan.kinds(live.engine).has("loudness")).toBe(false);
  }
});
