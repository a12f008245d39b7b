import { describe, expect, test } from "vitest";
import type { ParamValue } from "../../src/params/spec.ts";
import { completeValues } from "../../src/plugins/describe.ts";
import { multiband } from "../../src/plugins/multiband.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { firstStereoDifference, peak } from "../desk/measure.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { add, type Complex, complex, div, mul } from "./complex.ts";
import { impulseResponse, magnitudeDb, spread } from "./response.ts";
import { both, gainDb, through } from "./through.ts";

const FRAMES = 48000;
const CROSSOVERS = [150, 900, 4000, 9000];
const BANDS = [1, 2, 3, 4, 5] as const;
const crossovers = Object.fromEntries(CROSSOVERS.map((hz, i) => [`crossover${i + 1}Hz`, hz]));
const eachBand = (values: Readonly<Record<string, ParamValue>>) =>
  Object.fromEntries(BANDS.flatMap((n) => Object.entries(values).map(([name, value]) => [`band${n}${name}`, value])));

/** At one frequency: what of a sound is below a crossover, above it, and both, as the bilinear transform has it. */
function partedAt(hz: number, crossoverHz: number): { low: Complex; high: Complex; whole: Complex } {
  const w = Math.tan((Math.PI * hz) / SAMPLE_RATE) / Math.tan((Math.PI * crossoverHz) / SAMPLE_RATE);
  const below = complex(1 - w * w, Math.SQRT2 * w);
  const low = div(complex(1), mul(below, below));
  const high = div(complex(w ** 4), mul(below, below));
  return { low, high, whole: add(low, high) };
}

/** Each band's share of a sine, by the definition: every band has gone through the allpasses of the crossovers above its own. */
function sharesAt(hz: number, count: number): Complex[] {
  const all = CROSSOVERS.slice(0, count - 1).map((crossoverHz) => partedAt(hz, crossoverHz));
  return Array.from({ length: count }, (_, band) =>
    all.reduce((share, { low, high, whole }, i) => mul(share, i < band ? high : i === band ? low : whole), complex(1)),
  );
}

describe.each(["3", "4", "5"])("of %s bands", (bands) => {
  test("the sum is flat while nothing is turned down", async () => {
    const quiet = eachBand({ ThresholdDb: 12 });
    for (const places of [crossovers, { crossover1Hz: 60, crossover2Hz: 80, crossover3Hz: 100, crossover4Hz: 15000 }]) {
      const response = await impulseResponse("multiband", { bands, ...places, ...quiet }, 96000);
      for (const hz of spread(20, 20000, 60)) expect(Math.abs(magnitudeDb(response, hz))).toBeLessThan(0.001);
    }
  });

  test("a band that is 24 dB down leaves the others as their crossovers have them", async () => {
    const count = Number(bands);
    for (let out = 1; out <= count; out++) {
      const params = { ...eachBand({ Ratio: "infinite", ThresholdDb: 12 }), [`band${out}MakeupDb`]: -24, [`band${out}On`]: true };
      const response = await impulseResponse("multiband", { bands, ...crossovers, ...params }, 48000);
      for (const hz of spread(30, 18000, 25)) {
        const shares = sharesAt(hz, count).map((share, i) => (i + 1 === out ? mul(share, complex(10 ** (-24 / 20))) : share));
        const sum = shares.reduce(add);
        expect(Math.abs(magnitudeDb(response, hz) - 20 * Math.log10(Math.hypot(sum.re, sum.im)))).toBeLessThan(0.01);
      }
    }
  });

  test("soloed, a band is heard as its crossovers have it, and two are their sum", async () => {
    const count = Number(bands);
    const quiet = { bands, ...crossovers, ...eachBand({ ThresholdDb: 12 }) };
    for (const soloed of [...Array.from({ length: count }, (_, i) => [i + 1]), [1, count]]) {
      const solos = Object.fromEntries(soloed.map((n) => [`band${n}Solo`, true]));
      const response = await impulseResponse("multiband", { ...quiet, ...solos }, 48000);
      for (const hz of spread(30, 18000, 25)) {
        const sum = sharesAt(hz, count)
          .filter((_, i) => soloed.includes(i + 1))
          .reduce(add);
        const dueDb = 20 * Math.log10(Math.hypot(sum.re, sum.im));
        // Far outside a band what is left is small, and float32 has its say.
        if (dueDb > -60) expect(Math.abs(magnitudeDb(response, hz) - dueDb)).toBeLessThan(0.02);
        else expect(magnitudeDb(response, hz)).toBeLessThan(-58);
      }
    }
  });

  test("a sine is turned down in each band by what its share of it wants", async () => {
    const count = Number(bands);
    const settings = { thresholdDb: [-40, -30, -45, -35, -50], ratio: [2, 4, 3, 8, 2] };
    const own = Object.fromEntries(
      BANDS.flatMap((n) => [
        [`band${n}ThresholdDb`, settings.thresholdDb[n - 1]!],
        [`band${n}Ratio`, settings.ratio[n - 1]!],
      ]),
    );
    // Follows upwards at once, and lets go so slowly that it stays.
    const held = { ...eachBand({ AttackMs: 0.1, ReleaseMs: 5000 }), kneeDb: 0 };
    for (const hz of [61, 401, 2011, 6007, 13007]) {
      const sum = sharesAt(hz, count).reduce((all, share, i) => {
        const overDb = Math.max(0, -6 + 20 * Math.log10(Math.hypot(share.re, share.im)) - settings.thresholdDb[i]!);
        return add(all, mul(share, complex(10 ** ((-overDb * (1 - 1 / settings.ratio[i]!)) / 20))));
      }, complex(0));
      const level = 10 ** (-6 / 20);
      const { left } = await through(
        "multiband",
        { bands, ...crossovers, ...held, ...own },
        both(sine(FRAMES, hz, level).map((x, i) => x * Math.min(1, i / 9600))),
      );
      const heardDb = gainDb(peak(left.subarray(FRAMES - 9600)), level);
      expect(Math.abs(heardDb - 20 * Math.log10(Math.hypot(sum.re, sum.im)))).toBeLessThan(0.05);
    }
  });
});

test("a solo of a band that is not there silences nothing, and a soloed one is turned down as it was", async () => {
  const sound = both(noise(20000, 8, 0.5));
  const three = { bands: "3", ...eachBand({ ThresholdDb: -40, Ratio: 3 }) };
  const absent = await through("multiband", { ...three, band4Solo: true }, sound);
  expect(firstStereoDifference(absent, await through("multiband", three, sound))).toBeNull();
  const alone = await Promise.all([1, 2, 3].map((n) => through("multiband", { ...three, [`band${n}Solo`]: true }, sound)));
  for (let n = 0; n < 20000; n += 7)
    expect(Math.abs(alone.reduce((sum, { left }) => sum + left[n]!, 0) - absent.left[n]!)).toBeLessThan(1e-6);
});

test("a crossover is never below the one before it: bands in between are empty", async () => {
  const loud = { ...eachBand({ ThresholdDb: -40, Ratio: 3 }), bands: "5" };
  const sound = both(noise(9600, 8, 0.5));
  const crossed = await through(
    "multiband",
    { ...loud, crossover1Hz: 1000, crossover2Hz: 200, crossover3Hz: 999, crossover4Hz: 5000 },
    sound,
  );
  const held = await through(
    "multiband",
    { ...loud, crossover1Hz: 1000, crossover2Hz: 1000, crossover3Hz: 1000, crossover4Hz: 5000 },
    sound,
  );
  expect(firstStereoDifference(crossed, held)).toBeNull();
});

test("mixed, the bands that are not turned down are those that are: nothing cancels", async () => {
  const params = { bands: "5", ...crossovers, mix: 0.5, ...eachBand({ MakeupDb: 6, ThresholdDb: 12 }) };
  const response = await impulseResponse("multiband", params, 48000);
  const expected = 20 * Math.log10(0.5 + 0.5 * 10 ** (6 / 20));
  for (const hz of spread(20, 20000, 40)) expect(Math.abs(magnitudeDb(response, hz) - expected)).toBeLessThan(0.001);
});

test("bands that come and go sound the same to the bit beside a strip that has all of them, and alone", async () => {
  const heard = async (hasNeighbour: boolean) => {
    const strip = (id: string) =>
      track(id, {
        channels: 2,
        output: id === "a" ? "master" : null,
        inserts: [{ id: "it", plugin: "multiband", params: { bands: "5" } }],
      });
    const sounds = { a: both(noise(60000, 5, 0.3)), b: both(noise(60000, 6, 0.3)) };
    const live = await openLive(session([strip("a"), ...(hasNeighbour ? [strip("b")] : [])]), { sounds });
    live.mixer.transport.play();
    const bands = live.mixer.strip("a").inserts[0]!.params.bands!;
    for (const count of ["3", "5", "4", "3", "5"]) {
      await live.render(5000);
      bands.value = count;
    }
    await live.render(9000);
    return live.heard();
  };
  expect(firstStereoDifference(await heard(true), await heard(false))).toBeNull();
});

test("each band's meter says how much that band is turned down, and the insert's the most of all", async () => {
  const params = {
    bands: "3",
    crossover1Hz: 200,
    crossover2Hz: 3000,
    ...eachBand({ ThresholdDb: -30, Ratio: 4, AttackMs: 0.1 }),
    kneeDb: 0,
  };
  const strips = [track("a", { channels: 2, inserts: [{ id: "it", plugin: "multiband", params }] })];
  const live = await openLive(session(strips), { sounds: { a: both(sine(20000, 800, 0.5)) } });
  const insert = live.mixer.strip("a").inserts[0]!;
  live.mixer.transport.play();
  const meter = insert.reductionMeter();
  await live.render(12000);
  const read = () => BANDS.map((n) => insert.readout(`band${n}ReductionDb`));
  read();
  meter.read();
  await live.render(4800);
  const [low, mid, high, ...none] = read();
  expect(meter.read().reductionDb).toBe(mid);
  expect(mid!).toBeCloseTo((20 * Math.log10(0.5) + 30) * 0.75, 0);
  expect([low! < 3, high! < 3, none]).toEqual([true, true, [0, 0]]);
});

test("its tail is over when it says", async () => {
  const params = { bands: "5", crossover1Hz: 40, crossover2Hz: 60, crossover3Hz: 2000, crossover4Hz: 8000 };
  const tail = Math.ceil(multiband.tailFrames!(completeValues(multiband, params), SAMPLE_RATE, 120));
  const sound = new Float32Array(tail + 6000);
  sound.set(noise(4000, 3, 0.5));
  const { left } = await through("multiband", params, both(sound));
  expect(gainDb(peak(left.subarray(4000 + tail)), 1)).toBeLessThan(-90);
  expect(gainDb(peak(left.subarray(4000 + tail / 4)), 1)).toBeGreaterThan(-90);
});
