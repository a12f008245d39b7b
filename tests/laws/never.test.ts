import { describe, expect, test } from "vitest";
import { gain } from "../../src/plugins/gain.ts";
import type { InsertDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import { type LiveDesk, openLive } from "../desk/live.ts";
import { firstDifference, peak, unsound } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

const FRAMES = 3000;
const rack: readonly InsertDocument[] = [
  { id: "gain", plugin: "gain", params: { gainDb: 3 } },
  { id: "eq", plugin: "equaliser", params: { band1GainDb: 12, band2Shape: "low-cut", band2FrequencyHz: 30 } },
  { id: "comp", plugin: "compressor", params: { thresholdDb: -20 } },
  { id: "late", plugin: "latency", params: { frames: 50 } },
];

/** What is no sound: each as one sample in the middle of noise, and as a whole block. */
const poisons: readonly (readonly [name: string, value: number])[] = [
  ["NaN", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["minus infinity", Number.NEGATIVE_INFINITY],
  ["the largest float", 3.4e38],
  ["a subnormal", 1e-40],
];

function poisoned(value: number): Float32Array {
  const signal = noise(FRAMES, 1);
  signal[700] = value;
  return signal.fill(value, 1000, 1200);
}

/** What the desk makes of the noise with silence where the poison was. */
const clean = () => poisoned(0);

const liveDesk = async (left: Float32Array): Promise<LiveDesk> => {
  const live = await openLive(session([{ id: "in", role: "track", inserts: [...rack] }, bus("aux")]), {
    inputs: [{ left, right: noise(FRAMES, 2) }],
  });
  void live.mixer.strip("in").input;
  await live.render(FRAMES);
  return live;
};

describe.each(poisons)("%s", (_, value) => {
  test("from outside counts as silence, and the mix lives on", async () => {
    const { left, right } = (await liveDesk(poisoned(value))).heard();
    const unhurt = (await liveDesk(clean())).heard();
    expect(unsound(left) + unsound(right)).toBe(0);
    expect(firstDifference(left, unhurt.left)).toBeNull();
    expect(peak(left.subarray(2000))).toBeGreaterThan(0.1);
  });

  test("from a file counts as silence too", async () => {
    const desk = session([track("a", { inserts: [...rack] })]);
    const [hurt, unhurt] = [await renderDocument(desk, { a: poisoned(value) }), await renderDocument(desk, { a: clean() })];
    const loudest = peak(hurt.left);
    expect(unsound(hurt.left)).toBe(0);
    if (value < 1e30 || Number.isNaN(value) || value === Number.POSITIVE_INFINITY)
      expect(firstDifference(hurt.left, unhurt.left)).toBeNull();
    expect(loudest).toBeLessThan(1e8);
    expect(peak(hurt.left.subarray(2500))).toBeGreaterThan(0.1);
  });
});

test("...and a sound that is only loud is no poison: +120 dBFS goes through", async () => {
  const loud = new Float32Array(500).fill(1e6);
  const heard = await renderDocument(session([track("a")]), { a: [loud, loud] });
  expect(firstDifference(heard.left, loud)).toBeNull();
});

describe("a plugin that runs away", () => {
  const FOREVER = 40000;
  /** +130 dBFS into four times +48 dB: the last of them is more than the engine lets a plugin give. */
  const RACK = { one: 48, two: 48, three: 48, up: 48, down: -140 };
  async function runaway(rack: Readonly<Record<string, number>> = RACK) {
    const loud = noise(FOREVER, 5, 3e6).fill(0, 4000);
    const gains = (share: number) =>
      Object.entries(rack).map(([id, gainDb]) => ({ id, plugin: "gain", params: { gainDb: gainDb * share } }));
    const sane = noise(FOREVER, 6, 0.25);
    const live = await openLive(
      session([
        { id: "wild", role: "track", channels: 2, inserts: gains(1) },
        { id: "tame", role: "track", channels: 2, inserts: gains(0), output: null },
      ]),
      {
        inputs: [
          { left: loud, right: loud },
          { left: sane, right: sane },
        ],
        stems: ["tame"],
      },
    );
    for (const id of ["wild", "tame"]) void live.mixer.strip(id).input;
    await live.render(2000);
    return { live, sane, up: live.mixer.strip("wild").inserts[3]! };
  }
  /** What a desk gives that has all but the one that runs away. */
  async function withoutIt(frames: number) {
    const { up, ...others } = RACK;
    const { live } = await runaway(others);
    await live.render(frames - 2000);
    expect(peak(live.heard().left)).toBeGreaterThan(1e6);
    return live.heard().left;
  }

  test("goes dry, and its status says so; its neighbour in the same lanes hears nothing of it", async () => {
    const { live, sane, up } = await runaway();
    expect(up.faulted).toBe(true);
    expect(live.mixer.strip("tame").inserts.map(({ faulted }) => faulted)).not.toContain(true);
    expect(firstDifference(live.heard().left, await withoutIt(2000))).toBeNull();
    expect(firstDifference(live.heard(1).left, sane.subarray(0, 2000))).toBeNull();
  });

  test("comes back when it is revived, and not before", async () => {
    const { live, up } = await runaway();
    await live.render(3000);
    expect(firstDifference(live.heard().left, await withoutIt(5000))).toBeNull();
    up.params.gainDb!.value = 6;
    up.revive();
    await live.render(2000);
    expect(up.faulted).toBe(false);
  });

  test("is engaged again after its revival", async () => {
    const quiet = noise(9000, 7, 1e-3);
    const live = await openLive(session([{ id: "a", role: "track", channels: 2 }]), { inputs: [{ left: quiet, right: quiet }] });
    void live.mixer.strip("a").input;
    const ups = Array.from({ length: 8 }, () => live.mixer.strip("a").addInsert(gain, { gainDb: 48 }));
    await live.render(3000);
    expect(ups.map(({ faulted }) => faulted)).toEqual([...Array(7).fill(false), true]);
    for (const { params } of ups.slice(0, 4)) params.gainDb.value = 0;
    ups[7]!.params.gainDb.value = -48;
    await live.render(1000);
    ups[7]!.revive();
    await live.render(2000);
    expect(ups[7]!.faulted).toBe(false);
    const [x, y] = [quiet[5500]!, live.heard().left[5500]!];
    expect(Math.abs(y / (x * 10 ** ((3 * 48 - 48) / 20)) - 1)).toBeLessThan(1e-5);
  });
});
