import { describe, expect, test } from "vitest";
import { noteSeconds } from "../../src/params/notes.ts";
import type { ParamValue } from "../../src/params/spec.ts";
import { delay } from "../../src/plugins/delay.ts";
import { completeValues } from "../../src/plugins/describe.ts";
import { TAIL_DB } from "../../src/plugins/tail.ts";
import { residualDbfs } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { delayed, impulse, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";

type Params = Record<string, ParamValue>;
const FRAMES = 24000;
const [left, right] = [noise(FRAMES, 1), noise(FRAMES, 2)];
const sounds = { a: [left, right] };
const echoes = (params: Params) => [{ id: "it", plugin: "delay", params }];
const desk = (params: Params, more = {}) => session([track("a", { channels: 2, inserts: echoes(params) })], more);
const heard = (params: Params, more = {}) => renderDocument(desk(params, { lengthFrames: FRAMES, ...more }), sounds);

/** The definition in double precision: what is heard of each side; `cross` sends echoes to the other one. */
function definition(frames: number, feedback: number, mix: number, cross = false) {
  const lines = [new Float64Array(FRAMES), new Float64Array(FRAMES)] as const;
  const was = (side: 0 | 1, n: number) => (n >= frames ? lines[side][n - frames]! : 0);
  const out = [new Float64Array(FRAMES), new Float64Array(FRAMES)] as const;
  for (let n = 0; n < FRAMES; n++) {
    const [l, r] = [left[n]!, right[n]!];
    const [fromLeft, fromRight] = [was(0, n), was(1, n)];
    lines[0][n] = cross ? (l + r) / 2 + feedback * fromRight : l + feedback * fromLeft;
    lines[1][n] = cross ? feedback * fromLeft : r + feedback * fromRight;
    out[0][n] = (1 - mix) * l + mix * fromLeft;
    out[1][n] = (1 - mix) * r + mix * fromRight;
  }
  return out;
}

describe("a delay", () => {
  test.each([
    [10, 0, 1],
    [21, 0.6, 0.4],
    [100, 0.9, 1],
  ])("of %d ms, fed back by %f, mixed by %f, is its definition", async (timeMs, feedback, mix) => {
    for (const pingPong of [false, true]) {
      const { left, right } = await heard({ timeMs, feedback, mix, pingPong });
      const due = definition((timeMs * SAMPLE_RATE) / 1000, feedback, mix, pingPong);
      expect(distance(left, due[0])).toBeLessThan(1e-6);
      expect(distance(right, due[1])).toBeLessThan(1e-6);
    }
  });

  test("...and one frame more is another", async () => {
    const { left } = await heard({ timeMs: 10, feedback: 0.5, mix: 1 });
    expect(distance(left, definition(481, 0.5, 1)[0])).toBeGreaterThan(0.1);
  });

  test("that is fed nothing back is what came in, to the bit, so long ago", async () => {
    const { left: late } = await heard({ timeMs: 100, feedback: 0, mix: 1 });
    expect(distance(late, delayed(left, 4800).subarray(0, FRAMES))).toBe(0);
  });

  test("in notes is as long as the note, and never longer than four seconds", async () => {
    for (const [note, tempoBpm, frames] of [
      ["1/16", 120, 6000],
      ["1/8T", 100, 9600],
      ["1/8D", 150, 14400],
    ] as const) {
      expect(Math.round(noteSeconds(note, tempoBpm) * SAMPLE_RATE)).toBe(frames);
      const { left: late } = await heard({ sync: true, note, feedback: 0, mix: 1 }, { tempoBpm });
      expect(distance(late, delayed(left, frames).subarray(0, FRAMES))).toBe(0);
    }
    const length = { tempoBpm: 20, lengthFrames: 200000 };
    const { left: longest } = await renderDocument(desk({ sync: true, note: "4/1", feedback: 0, mix: 1 }, length), sounds);
    expect(distance(longest.subarray(192000), left.subarray(0, 8000))).toBe(0);
    expect(peak(longest.subarray(0, 192000))).toBe(0);
  });

  test("dulls and thins each echo once more, by one-poles, and the first not at all", async () => {
    const [low, high, echo] = [300, 3000, 3000];
    const strip = desk({ timeMs: 62.5, feedback: 1 / 2, mix: 1, lowCutHz: low, highCutHz: high });
    const { left: rings } = await renderDocument({ ...strip, lengthFrames: 12000 }, { a: impulse(12000) });
    expect(rings[echo]).toBe(1);
    const share = (hz: number) => 1 - Math.exp((-2 * Math.PI * hz) / SAMPLE_RATE);
    const db = (n: number, hz: number) => {
      const [from, w] = [n * echo, (2 * Math.PI * hz) / SAMPLE_RATE];
      const part = rings.subarray(from, from + echo);
      const sum = (wave: (x: number) => number) => part.reduce((total, x, i) => total + x * wave(w * i), 0);
      return 20 * Math.log10(Math.hypot(sum(Math.cos), sum(Math.sin)));
    };
    /** |g / (1 - (1 - g) / z)| of a one-pole that goes g of the way in a frame, and what it leaves. */
    const pole = (g: number, w: number) => {
      const [re, im] = [1 - (1 - g) * Math.cos(w), (1 - g) * Math.sin(w)];
      const size = re * re + im * im;
      return [(g * re) / size, (-g * im) / size] as const;
    };
    for (const hz of [100, 1000, 6000]) {
      const w = (2 * Math.PI * hz) / SAMPLE_RATE;
      const [soft, bass] = [pole(share(high), w), pole(share(low), w)];
      const due = 20 * Math.log10(Math.hypot(...soft) * Math.hypot(1 - bass[0], bass[1]) * 0.5);
      expect(db(2, hz) - db(1, hz)).toBeCloseTo(due, 2);
      expect(db(3, hz) - db(2, hz)).toBeCloseTo(due, 2);
    }
  });

  test("modulated swings by so many milliseconds: a sine comes out a frequency-modulated one", async () => {
    const [rate, depthMs, hz] = [SAMPLE_RATE / 2 ** 14, 2, 500];
    const params = { timeMs: 20, feedback: 0, mix: 1, modulationHz: rate, modulationMs: depthMs };
    const { left: swung } = await renderDocument(desk(params), { a: sine(FRAMES, hz, 1, 0) });
    const due = Float64Array.from({ length: FRAMES - 2000 }, (_, i) => {
      const n = i + 2000;
      const back = 0.02 + (depthMs / 1000) * Math.sin((2 * Math.PI * rate * n) / SAMPLE_RATE);
      return Math.sin(2 * Math.PI * hz * (n / SAMPLE_RATE - back));
    });
    expect(distance(swung.subarray(2000, FRAMES), due)).toBeLessThan(1e-4);
  });

  test("sounds as long as it says, no longer", async () => {
    for (const [timeMs, feedback] of [
      [100, 0],
      [50, 0.5],
      [200, 0.8],
    ] as const) {
      const tail = delay.tailFrames!(completeValues(delay, { timeMs, feedback }), SAMPLE_RATE, 120);
      const strip = desk({ timeMs, feedback, mix: 1 });
      const { left: rings } = await renderDocument({ ...strip, lengthFrames: Math.ceil(tail) + 20000 }, { a: impulse(8) });
      const below = (frame: number) => 20 * Math.log10(peak(rings.subarray(frame)));
      const ends = 1 + Math.ceil(tail);
      expect(below(ends)).toBeLessThan(-TAIL_DB);
      expect(below(Math.max(0, ends - (2 * timeMs * SAMPLE_RATE) / 1000))).toBeGreaterThan(-TAIL_DB);
    }
  });

  test("a session that says no length is as long as its last clip and the longest tail", async () => {
    const { left: whole } = await renderDocument(desk({ timeMs: 100, feedback: 0 }), sounds);
    expect(whole.length).toBe(FRAMES + 4800);
    expect(peak(whole.subarray(FRAMES))).toBeGreaterThan(0.1);
    const bypassed = desk({});
    bypassed.strips[0]!.inserts![0]!.bypassed = true;
    expect((await renderDocument(bypassed, sounds)).left.length).toBe(FRAMES);
  });
});

describe("a hand on the time glides", () => {
  /** What is above 8 kHz from the move on, in dBFS, and how far the end is from a delay that has been there all along. */
  async function moved(params: Params, change: Params, hz: number, frames: number) {
    const sound = sine(frames + 9601, hz);
    const live = await openLive(desk({ feedback: 0, mix: 1, ...params }), { sounds: { a: sound } });
    live.mixer.transport.play();
    await live.render(9601);
    for (const [name, value] of Object.entries(change))
      live.mixer.strip("a").inserts[0]!.params[name as "timeMs"]!.value = value as never;
    await live.render(frames);
    const there = await renderDocument(desk({ feedback: 0, mix: 1, ...params, ...change }), { a: sound });
    const end = live.frame - 3000;
    return {
      residual: residualDbfs(live.heard().left, 9593),
      off: distance(live.heard().left.subarray(end), there.left.subarray(end, live.frame)),
    };
  }

  test.each<[string, Params, Params, number]>([
    ["a little", { timeMs: 50 }, { timeMs: 53 }, 12000],
    ["much longer", { timeMs: 30 }, { timeMs: 180 }, 30000],
    ["much shorter", { timeMs: 180 }, { timeMs: 20 }, 30000],
    ["to a note", { timeMs: 50 }, { sync: true, note: "1/16T" }, 20000],
  ])("%s: without a click, and arrives", async (_, params, change, frames) => {
    for (const hz of [50, 1000]) {
      const { residual, off } = await moved(params, change, hz, frames);
      expect(residual).toBeLessThanOrEqual(-70);
      expect(off).toBeLessThan(1e-6);
    }
  });

  test("from far away: neighbouring frames are told apart three seconds ago", async () => {
    const sound = sine(400000, 1000);
    const live = await openLive(desk({ feedback: 0, mix: 1, timeMs: 3000 }), { sounds: { a: sound } });
    live.mixer.transport.play();
    await live.render(192001);
    live.mixer.strip("a").inserts[0]!.params.timeMs!.value = 3100 as never;
    await live.render(20000);
    expect(residualDbfs(live.heard().left, 191993)).toBeLessThanOrEqual(-80);
  });

  test("...a jump would be heard", async () => {
    const points = [
      { frame: 0, value: 50 },
      { frame: 12000, value: 53.3 },
    ];
    const jumps = desk({ feedback: 0, mix: 1 }, { automation: [{ target: "a/it.timeMs", points }] });
    const { left: jumped } = await renderDocument(jumps, { a: sine(FRAMES, 1000) });
    expect(residualDbfs(jumped, 11992, 14000)).toBeGreaterThan(-30);
  });
});
