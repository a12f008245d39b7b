import { describe, expect, test } from "vitest";
import { completeValues } from "../../src/plugins/describe.ts";
import { reverb } from "../../src/plugins/reverb.ts";
import { TAIL_DB } from "../../src/plugins/tail.ts";
import { clickDbfs, declaredRamp } from "../desk/clicks.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { dbfs, distance, firstStereoDifference, peak } from "../desk/measure.ts";
import { renderDocument } from "../desk/render.ts";
import { delayed, noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { answer, echoDensity, spectrum } from "./room.ts";
import { both, type Params, through } from "./through.ts";

const ms = (milliseconds: number) => Math.round((milliseconds * SAMPLE_RATE) / 1000);
const rms = (x: Float32Array) => Math.sqrt(x.reduce((sum, v) => sum + v * v, 0) / x.length);
const firstSound = (x: Float32Array) => x.findIndex((sample) => sample !== 0);

/** Eight combs side by side, as long as a room's lines: what a reverb must not be. */
function combs(frames: number, decaySeconds: number): Float32Array {
  const bank = new Float32Array(frames);
  for (const length of [28.1, 46.5, 37.7, 72.3, 34.8, 62.4, 50.4, 83.7].map(ms))
    for (let n = 0; n < frames; n += length) bank[n]! += 10 ** ((-3 * n) / SAMPLE_RATE / decaySeconds);
  return bank;
}

describe("no metallic ring", () => {
  test.each([
    [0, 60],
    [0.5, 100],
    [1, 350],
  ])("in a room of %d, echoes are as dense as noise %d ms after the first", async (size, after) => {
    const { left } = await answer({ size, damping: 0 }, ms(1000), "left");
    for (let at = firstSound(left) + ms(after); at < ms(900); at += ms(20)) expect(echoDensity(left, at)).toBeGreaterThan(0.85);
  });

  test("...echoes of combs never are", () => {
    const bank = combs(ms(1000), 2);
    for (let at = ms(100); at < ms(900); at += ms(20)) expect(echoDensity(bank, at)).toBeLessThan(0.2);
  });

  /** Of the tail from half a second on, its decay made good: geometric over arithmetic mean of its power from 200 Hz to 8 kHz, and the highest peak over the mean, in dB. */
  function tailOf(signal: Float32Array, decaySeconds: number) {
    const piece = Float64Array.from(
      { length: 32768 },
      (_, i) => signal[24000 + i]! * 10 ** ((3 * i) / SAMPLE_RATE / decaySeconds),
    );
    const power = spectrum(piece).subarray(Math.round((200 * 32768) / SAMPLE_RATE), Math.round((8000 * 32768) / SAMPLE_RATE));
    const mean = power.reduce((sum, p) => sum + p) / power.length;
    const logarithms = power.reduce((sum, p) => sum + 10 * Math.log10(p / mean), 0) / power.length;
    return { flatness: logarithms, highest: 10 * Math.log10(power.reduce((most, p) => Math.max(most, p)) / mean) };
  }
  // Powers of noise are exponentially distributed: the mean of their logarithm is Euler's constant below that of their mean, the highest of 5324 ln 5324 times the mean.
  const NOISE_FLATNESS = (-10 * 0.5772156649) / Math.LN10;
  const NOISE_HIGHEST = 10 * Math.log10(Math.log(5324));

  test.each([
    [0.5, 2],
    [0.5, 8],
    [1, 8],
    [1, 20],
    [0.4, 4],
    [0.25, 8],
  ])(
    "in a room of %d, the tail of %d s has the modes of noise: flat within 1.2 dB, none above its highest by more than 4",
    async (size, decaySeconds) => {
      const { left } = await answer({ size, decaySeconds, damping: 0 }, 24000 + 32768, "left");
      const { flatness, highest } = tailOf(left, decaySeconds);
      expect(flatness).toBeGreaterThan(NOISE_FLATNESS - 1.2);
      expect(highest).toBeLessThan(NOISE_HIGHEST + 4);
    },
  );

  test("...those of combs have 3 dB less between them", () => {
    expect(tailOf(combs(24000 + 32768, 2), 2).flatness).toBeLessThan(NOISE_FLATNESS - 3);
  });
});

describe("a true stereo image", () => {
  const correlation = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, x, i) => sum + x * b[i]!, 0) / a.length / rms(a) / rms(b);

  test("what comes from one side begins there, and later fills the room", async () => {
    for (const from of ["left", "right"] as const) {
      const heard = await answer({ damping: 0 }, ms(1500), from);
      const [near, far] = from === "left" ? [heard.left, heard.right] : [heard.right, heard.left];
      expect(firstSound(far) - firstSound(near)).toBeGreaterThan(ms(20));
      const early = (x: Float32Array) => rms(x.subarray(0, ms(100)));
      expect(dbfs(early(near) / early(far))).toBeGreaterThan(6);
      const late = (x: Float32Array) => rms(x.subarray(ms(500)));
      expect(Math.abs(dbfs(late(near) / late(far)))).toBeLessThan(1);
    }
  });

  test.each([0, 0.5, 1])("in a room of %d, the tail of one sound is another left and right", async (size) => {
    for (const from of ["both", "left"] as const) {
      const { left, right } = await answer({ size, damping: 0 }, ms(2000), from);
      for (let at = ms(400); at < ms(2000); at += ms(400))
        expect(Math.abs(correlation(left.subarray(at, at + ms(400)), right.subarray(at, at + ms(400))))).toBeLessThan(0.08);
    }
  });

  test("on a mono strip it is heard from both sides at once", async () => {
    const sound = noise(20000, 4);
    const inserts = [{ id: "it", plugin: "reverb", params: { mix: 1 } }];
    const mono = await renderDocument(session([track("a", { channels: 1, pan: -1, inserts })], { lengthFrames: 20000 }), {
      a: sound,
    });
    const { left, right } = await through("reverb", { mix: 1 }, both(sound));
    const due = Float64Array.from(left, (l, i) => (l + right[i]!) * Math.SQRT1_2);
    expect(distance(mono.left, due)).toBeLessThan(1e-6);
  });
});

describe("a reverb", () => {
  test.each([0.4, 2, 5])("of %d s gives steady noise back as loud as it came, within 0.5 dB", async (decaySeconds) => {
    const frames = ms(1000 + 1000 * decaySeconds);
    const sounds = [noise(frames, 1), noise(frames, 2)] as const;
    for (const size of [0, 1]) {
      const { left, right } = await through("reverb", { decaySeconds, size, damping: 0, mix: 1 }, [...sounds]);
      for (const [heard, given] of [[left, sounds[0]] as const, [right, sounds[1]] as const])
        expect(Math.abs(dbfs(rms(heard.subarray(frames - ms(800))) / rms(given)))).toBeLessThan(0.5);
    }
  });

  test.each([8000, 44100, 48000, 192000])(
    "at %d Hz begins as late as its pre-delay says, and its lines never meet in memory",
    async (sampleRate) => {
      const params = { size: 1, modulation: 0, decaySeconds: 4 };
      const [frames, late] = [Math.round(0.9 * sampleRate), 0.2 * sampleRate];
      const at = await answer({ ...params, preDelayMs: 200 }, frames + late, "both", sampleRate);
      const now = await answer({ ...params, preDelayMs: 0 }, frames, "both", sampleRate);
      const due = { left: delayed(now.left, late), right: delayed(now.right, late) };
      expect(firstStereoDifference(at, due)).toBeNull();
    },
  );

  test("sounds as long as it says, and not much less", async () => {
    for (const params of [
      { decaySeconds: 0.5, size: 0.5, preDelayMs: 10 },
      { decaySeconds: 1.5, size: 1, preDelayMs: 100 },
    ]) {
      const tail = reverb.tailFrames!(completeValues(reverb, params), SAMPLE_RATE, 120);
      const { left } = await answer({ damping: 0, ...params }, tail + 20000, "left");
      expect(dbfs(peak(left.subarray(tail)))).toBeLessThan(-TAIL_DB);
      expect(dbfs(peak(left.subarray(Math.round(tail * 0.6))))).toBeGreaterThan(-TAIL_DB);
    }
  });

  test("is a quiet one: what is no sine of what it hears is below -140 dBFS", async () => {
    const frames = 2 ** 15;
    const sound = sine(ms(4000) + frames, (SAMPLE_RATE / frames) * 683, 0.1, 0);
    const { left } = await through("reverb", { decaySeconds: 1, modulation: 0, mix: 1 }, both(sound));
    const power = spectrum(left.subarray(ms(4000)));
    const total = power.reduce((sum, p, bin) => (Math.abs(bin - 683) < 8 || bin < 8 ? sum : sum + p), 0);
    expect(10 * Math.log10(total / (frames * 0.375 * frames * 0.5))).toBeLessThan(-140);
  });
});

describe("ducking", () => {
  /** A second of sound, then half of one of silence: the room alone. */
  const sound = sine(ms(2500), 1000, 0.3).map((x, frame) => (frame < ms(1000) ? x : 0));
  const heard = (params: Params) => through("reverb", { mix: 1, modulation: 0, decaySeconds: 4, ...params }, both(sound));
  const between = (x: Float32Array, from: number, to: number) => rms(x.subarray(ms(from), ms(to)));

  test("turns the room down while the sound lasts, by no more than it says, and lets it up again", async () => {
    const [plain, ducked] = [await heard({}), await heard({ duckingDb: 9, duckingThresholdDb: -30, duckingReleaseMs: 200 })];
    const down = (from: number, to: number) => dbfs(between(ducked.left, from, to) / between(plain.left, from, to));
    expect(down(500, 990)).toBeCloseTo(-9, 1);
    expect(down(1000, 1060)).toBeLessThan(-8);
    expect(down(1600, 2400)).toBeCloseTo(0, 2);
  });

  test("goes no further than the sound is above the threshold", async () => {
    const [plain, ducked] = [await heard({}), await heard({ duckingDb: 24, duckingThresholdDb: -16, duckingReleaseMs: 2000 })];
    expect(dbfs(between(ducked.left, 500, 990) / between(plain.left, 500, 990))).toBeCloseTo(-16 - dbfs(0.3), 1);
  });

  test("leaves what is below it as it is, to the bit", async () => {
    expect(firstStereoDifference(await heard({ duckingDb: 24, duckingThresholdDb: -6 }), await heard({}))).toBeNull();
  });
});

describe("a hand on a knob does not click", () => {
  test.each<[string, Params, Params]>([
    ["decay", {}, { decaySeconds: 8 }],
    ["pre-delay", {}, { preDelayMs: 180 }],
    ["size, larger", { size: 0.2 }, { size: 0.9 }],
    ["size, smaller", { size: 0.9 }, { size: 0 }],
    ["damping", {}, { damping: 1, dampingHz: 800 }],
    ["diffusion", {}, { diffusion: 0 }],
    ["modulation", {}, { modulation: 1, modulationHz: 5 }],
    ["cuts", {}, { lowCutHz: 500, highCutHz: 2000 }],
    ["ducking", {}, { duckingDb: 24 }],
    ["mix", {}, { mix: 0 }],
  ])("%s", async (_, before, after) => {
    for (const hz of [50, 1000]) {
      const sound = sine(40000, hz, 1).map((x, frame) => x * declaredRamp(0)(frame));
      const live = await openLive(
        session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "reverb", params: { mix: 1, ...before } }] })]),
        { sounds: { a: sound } },
      );
      live.mixer.transport.play();
      await live.render(24001);
      const { params } = live.mixer.strip("a").inserts[0]!;
      for (const [name, value] of Object.entries(after)) params[name]!.value = value as never;
      await live.render(9000);
      expect(clickDbfs(live.heard().left, 24001)).toBeLessThanOrEqual(-70);
    }
  });

  test("and it arrives: a size that was dragged about is the one it was left at", async () => {
    const sound = noise(60000, 3).fill(0, 30000);
    const params = { mix: 1, decaySeconds: 0.2, modulation: 0 };
    const render = async (sizes: readonly number[]) => {
      const inserts = [{ id: "it", plugin: "reverb", params: { ...params, size: 0.4 } }];
      const live = await openLive(session([track("a", { channels: 2, inserts })]), { sounds: { a: sound } });
      live.mixer.transport.play();
      for (const size of sizes) {
        live.mixer.strip("a").inserts[0]!.params.size!.value = size;
        await live.render(700);
      }
      await live.render(29000 - live.frame);
      return live.heard().left.subarray(27000, 29000);
    };
    expect(distance(await render([0.9, 0.1, 0.5, 0.4, 0.7, 0.45]), await render([0.45]))).toBeLessThan(1e-4);
  });
});
