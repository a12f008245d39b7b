import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { NeedleName } from "../../src/loudness/needle-scales.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";

const meters = JSON.parse(readFileSync(new URL("meters.json", import.meta.url), "utf8")) as {
  readonly ppm: Readonly<
    Record<
      "ppm-i" | "ppm-iib",
      {
        readonly bursts: readonly (readonly [seconds: number, db: number, tolerance: number])[];
        readonly fall: { readonly dB: number; readonly seconds: number; readonly tolerance: number };
      }
    >
  >;
  readonly vu: {
    readonly to99PercentSeconds: number;
    readonly toleranceSeconds: number;
    readonly overshootPercent: [number, number];
  };
  readonly vuStep: { readonly seconds: readonly number[]; readonly reading: readonly number[] };
  readonly kSystemZero: Readonly<Record<"k-20" | "k-14" | "k-12", number>>;
};

const RATES = [44100, 48000, 96000];
const tone = (rate: number, hz: number, seconds: number, level = 1, phase = 0.4) =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => level * Math.sin((2 * Math.PI * hz * i) / rate + phase));
const silence = (rate: number, seconds: number) => new Float32Array(Math.round(seconds * rate));
const joined = (...parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

/** A meter on what the outside plays into a track from frame 0 on. */
async function meterOn(name: NeedleName, sampleRate: number, signal: Float32Array) {
  const live = await openLive(session([track("a", { channels: 2, clips: [] })], { sampleRate }), {
    inputs: [{ left: signal, right: signal }],
  });
  void live.mixer.strip("a").input;
  const meter = live.mixer.strip("a").needle(name, "input");
  const later = async (seconds: number) => {
    await live.render(Math.round(seconds * sampleRate));
    return meter.read();
  };
  return { later, live, meter };
}

const toneAt = async (name: NeedleName, rate: number, hz: number) =>
  (await (await meterOn(name, rate, tone(rate, hz, 1.5))).later(1.5)).highest[0];

describe.each(Object.entries(meters.ppm))("IEC 60268-10, %s", (name, { bursts, fall }) => {
  const ppm = name as keyof typeof meters.ppm;

  test.each(RATES)("bursts of 5 kHz read what they have to, wherever in its turn the tone begins, at %s Hz", async (rate) => {
    const steady = await toneAt(ppm, rate, 5000);
    for (const [seconds, db, tolerance] of bursts)
      for (const phase of [0, 0.7, 1.6]) {
        const { later } = await meterOn(ppm, rate, joined(tone(rate, 5000, seconds, 1, phase), silence(rate, 0.1)));
        const { highest } = await later(seconds + 0.05);
        expect(Math.abs(highest[0] - steady - db)).toBeLessThan(tolerance);
        expect(highest[1]).toBe(highest[0]);
      }
  });

  test.each(RATES)("a needle comes down in its time, at %s Hz", async (rate) => {
    const { later } = await meterOn(ppm, rate, joined(tone(rate, 1000, 1), silence(rate, 5)));
    const from = (await later(1)).needle[0];
    expect(from - (await later(fall.seconds - fall.tolerance)).needle[0]).toBeLessThan(fall.dB);
    expect(from - (await later(2 * fall.tolerance)).needle[0]).toBeGreaterThan(fall.dB);
  });

  test("a tone of any pitch reads alike, as loud as its peaks", async () => {
    const zero = ppm === "ppm-i" ? -9 : -18;
    const at1000 = await toneAt(ppm, 48000, 1000);
    expect(at1000).toBeCloseTo(-zero, 2);
    for (const hz of [31.5, 100, 5000, 10000, 16000]) expect(Math.abs((await toneAt(ppm, 48000, hz)) - at1000)).toBeLessThan(0.3);
  });
});

test("type IIa moves as IIb does, and says it in marks 4 dB apart, mark 4 at alignment level", async () => {
  for (const [dbfs, mark] of [
    [-18, 4],
    [-22, 3],
    [-10, 6],
  ] as const) {
    const { later, meter } = await meterOn("ppm-iia", 48000, tone(48000, 1000, 1, 10 ** (dbfs / 20)));
    expect((await later(1)).needle[0]).toBeCloseTo(mark, 2);
    expect(meter.unit).toBe("mark");
  }
  const signal = joined(tone(48000, 5000, 0.005), silence(48000, 1));
  const [iia, iib] = await Promise.all(
    (["ppm-iia", "ppm-iib"] as const).map(async (name) => (await meterOn(name, 48000, signal)).later(0.5)),
  );
  expect(iia!.toneDbfs).toEqual(iib!.toneDbfs);
  expect(iia!.needle[0]).toBeCloseTo(4 + iib!.needle[0] / 4, 9);
});

describe("IEC 60268-17, vu", () => {
  /** What drives the needle stands still: a step of its magnitude. A tone reads pi/2 of the mean of its magnitude. */
  const placeOf = (dbfs: number) => 10 ** (dbfs / 20) / (Math.PI / 2);

  test.each(RATES)("a step is that of a mass on a spring, at %s Hz", async (rate) => {
    const { later } = await meterOn("vu", rate, new Float32Array(2 * rate).fill(1));
    let seconds = 0;
    for (const [i, at] of meters.vuStep.seconds.entries()) {
      const { toneDbfs } = await later(Math.round(at * rate) / rate - seconds);
      seconds = Math.round(at * rate) / rate;
      expect(placeOf(toneDbfs[0])).toBeCloseTo(meters.vuStep.reading[i]!, 5);
    }
  });

  test("a tone of 1 kHz takes 300 ms to 99 %, goes over by 1 to 1.5 %, and stands at its level; and as quickly back", async () => {
    const { to99PercentSeconds, toleranceSeconds, overshootPercent } = meters.vu;
    const { later } = await meterOn("vu", 48000, joined(tone(48000, 997, 3, 10 ** (-18 / 20)), silence(48000, 1)));
    const part = (vu: number) => 10 ** (vu / 20);
    expect(part((await later(to99PercentSeconds - toleranceSeconds)).needle[0])).toBeLessThan(0.99);
    expect(part((await later(2 * toleranceSeconds)).needle[0])).toBeGreaterThan(0.99);
    const overshoot = 100 * (part((await later(1)).highest[0]) - 1);
    expect(overshoot).toBeGreaterThan(overshootPercent[0]);
    expect(overshoot).toBeLessThan(overshootPercent[1]);
    expect((await later(3 - 1.33)).needle[0]).toBeCloseTo(0, 2);
    expect(part((await later(to99PercentSeconds + toleranceSeconds)).needle[0])).toBeLessThan(0.01);
  });
});

describe("K-system", () => {
  test.each(Object.entries(meters.kSystemZero))(
    "%s is at 0 for a tone of %s dBFS; a square wave with the same peaks is 3 dB more",
    async (name, dbfs) => {
      const scale = name as keyof typeof meters.kSystemZero;
      const { later } = await meterOn(scale, 48000, tone(48000, 1000, 3, 10 ** (dbfs / 20)));
      expect((await later(2.5)).needle[0]).toBeCloseTo(0, 3);
      const level = 10 ** (dbfs / 20);
      // A square wave's root mean square is its peak.
      const square = Float32Array.from({ length: 3 * 48000 }, (_, i) => (i % 96 < 48 ? level : -level));
      expect((await (await meterOn(scale, 48000, square)).later(2.5)).needle[0]).toBeCloseTo(10 * Math.log10(2), 3);
    },
  );

  test("takes 600 ms to 99 % of a level, without going over", async () => {
    const { later } = await meterOn("k-20", 48000, new Float32Array(4 * 48000).fill(0.1));
    const settled = 20 * Math.log10(0.1 * Math.SQRT2);
    const part = (dbfs: number) => 10 ** ((dbfs - settled) / 20);
    expect(part((await later(0.6)).toneDbfs[0])).toBeCloseTo(0.99, 5);
    const { highest, toneDbfs } = await later(3);
    expect(part(toneDbfs[0])).toBeCloseTo(1, 5);
    expect(part(highest[0] - 20)).toBeLessThan(1 + 1e-6);
  });
});
