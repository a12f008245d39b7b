import { describe, expect, test } from "vitest";
import { noteSeconds } from "../../src/params/notes.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import { clickDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstDifference } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { constant, SAMPLE_RATE, sine } from "../desk/signals.ts";

const FRAMES = 60000;
/** A rate whose phases are whole numbers of the engine's: a swing is 2^14 frames. */
const RATE_HZ = SAMPLE_RATE / 2 ** 14;
type Params = Record<string, ParamValue>;

const desk = (params: Params, tempoBpm?: number) =>
  session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "tremolo", params }] })], { ...(tempoBpm && { tempoBpm }) });
const heard = (params: Params, tempoBpm?: number) =>
  renderDocument(desk(params, tempoBpm), { a: [constant(FRAMES, 1), constant(FRAMES, 1)] });

const cosine = (turns: number) => Math.cos(2 * Math.PI * turns);
const triangle = (turns: number) => 4 * Math.abs(turns - Math.floor(turns) - 0.5) - 1;

/** The definition: 1 at the top of a swing, 1 less the depth at its bottom. */
const swing = (hz: number, depth: number, wave = cosine, aheadTurns = 0) =>
  Float64Array.from({ length: FRAMES }, (_, n) => 1 - (depth / 2) * (1 - wave((hz * n) / SAMPLE_RATE + aheadTurns)));

describe("a tremolo", () => {
  test("swings the level as its definition says, to a millionth", async () => {
    const { left, right } = await heard({ rateHz: RATE_HZ, depth: 0.8 });
    expect(distance(left, swing(RATE_HZ, 0.8))).toBeLessThan(1e-6);
    expect(firstDifference(left, right)).toBeNull();
    const straight = await heard({ rateHz: RATE_HZ, depth: 1, shape: "triangle" });
    expect(distance(straight.left, swing(RATE_HZ, 1, triangle))).toBeLessThan(1e-6);
    expect(distance(left, swing(RATE_HZ * 1.0001, 0.8))).toBeGreaterThan(1e-4);
  });

  test("with no depth is what came in, to the bit", async () => {
    expect(firstDifference((await heard({ depth: 0 })).left, constant(FRAMES, 1))).toBeNull();
  });

  test("has its right channel so many degrees ahead", async () => {
    for (const stereoPhaseDegrees of [-180, 90, 180]) {
      const { left, right } = await heard({ rateHz: RATE_HZ, depth: 1, stereoPhaseDegrees });
      expect(distance(left, swing(RATE_HZ, 1))).toBeLessThan(1e-6);
      expect(distance(right, swing(RATE_HZ, 1, cosine, stereoPhaseDegrees / 360))).toBeLessThan(1e-6);
    }
  });

  test("in time with the session swings once a note of its tempo", async () => {
    // 93.75 beats a minute are 30720 frames each: 3/8 of a bar a swing is 46080 of them.
    for (const [note, tempoBpm] of [
      ["1/4D", 93.75],
      ["1/8T", 120],
    ] as const) {
      const { left } = await heard({ sync: true, note, depth: 1, rateHz: 20 }, tempoBpm);
      expect(distance(left, swing(1 / noteSeconds(note, tempoBpm), 1))).toBeLessThan(2e-5);
    }
  });
});

describe("a tremolo in time", () => {
  const IN_TIME = { sync: true, note: "1/8", depth: 1 } as const;
  const sounds = { a: constant(400000, 1) };

  test("stands, half a turn's time after the transport starts anywhere, where the session says", async () => {
    const live = await openLive(desk(IN_TIME), { sounds });
    await live.render(7001);
    live.mixer.transport.locate(31234);
    live.mixer.transport.play();
    await live.render(9000);
    const expected = swing(4, 1).slice(33234, 38234);
    expect(distance(live.heard().left.subarray(9001, 14001), expected)).toBeLessThan(2e-5);
  });

  test("takes a new tempo without a click, and stands then where the session says", async () => {
    const live = await openLive(desk(IN_TIME), { sounds: { a: sine(400000, 1000) } });
    live.mixer.transport.play();
    await live.render(20001);
    live.mixer.settings.tempoBpm.value = 97.3;
    await live.render(20000);
    expect(clickDbfs(live.heard().left, 20001)).toBeLessThan(-70);
    const saved = live.mixer.toSession();
    expect(saved.tempoBpm).toBe(97.3);
    const due = await renderDocument(saved, { a: sine(400000, 1000) });
    const [now, then] = [live.heard().left.subarray(23000, 40001), due.left.subarray(23000, 40001)];
    expect(distance(now, then)).toBeLessThan(1e-6);
    live.mixer.undo();
    expect(live.mixer.settings.tempoBpm.value).toBe(120);
  });

  test("...and one that swings by the second does not care", async () => {
    const render = async (tempoBpm: number) => (await heard({ rateHz: 3, depth: 1 }, tempoBpm)).left;
    expect(firstDifference(await render(60), await render(140))).toBeNull();
  });
});

test.each<[knob: string, from: Params, to: ParamValue]>([
  ["rateHz", { depth: 1 }, 20],
  ["depth", { depth: 0 }, 1],
  ["shape", { depth: 1 }, "triangle"],
  ["stereoPhaseDegrees", { depth: 1 }, 180],
  ["sync", { depth: 1 }, true],
  ["note", { depth: 1, sync: true }, "1/64"],
])("a hand on %s does not click", async (knob, params, value) => {
  for (const hz of [50, 1000]) {
    const live = await openLive(desk(params), { sounds: { a: sine(20000, hz) } });
    live.mixer.transport.play();
    await live.render(9601);
    live.mixer.strip("a").inserts[0]!.params[knob]!.value = value as never;
    await live.render(6000);
    for (const side of Object.values(live.heard())) expect(clickDbfs(side, 9601)).toBeLessThanOrEqual(-70);
  }
});
