import { describe, expect, test } from "vitest";
import { prototypeDb } from "./prototypes.ts";
import { impulseResponse, magnitudeDb, spread } from "./response.ts";

type Band = { shape: string; hz: number; q: number; gainDb?: number; slope?: "12" | "24" | "48" };

/** Farthest in dB that a band is from its prototype between 20 Hz and 20 kHz, where that is above -40 dB. */
async function worstDb(
  { shape, hz, q, gainDb = 0, slope = "12" }: Band,
  family = "analogue",
  sampleRate = 48000,
): Promise<number> {
  const params = {
    family,
    band1Shape: shape,
    band1FrequencyHz: hz,
    band1Q: q,
    band1GainDb: gainDb,
    band1SlopeDbPerOctave: slope,
  };
  const ringing = (4 * sampleRate * Math.max(1, q) * 10 ** (Math.abs(gainDb) / 40)) / hz;
  const frames = 2 ** Math.ceil(Math.log2(Math.max(hz < 1000 ? 32768 : 4096, ringing)));
  const response = await impulseResponse("equaliser", params, frames, sampleRate);
  const near = spread(hz / 1.5, Math.min(hz * 1.5, 20000), 12).filter((at) => at <= 20000);
  const off = [...spread(20, 20000, 40), ...near].map((at) => {
    const dueDb = prototypeDb(shape, at / hz, q, gainDb, Number(slope));
    return dueDb > -40 ? Math.abs(magnitudeDb(response, at, sampleRate) - dueDb) : 0;
  });
  return Math.max(...off);
}

const HZ = [100, 1000, 5000, 10000, 16000, 23000];
const bands = (shape: string, qs: number[], gainsDb = [0]): Band[] =>
  qs.flatMap((q) => gainsDb.flatMap((gainDb) => HZ.map((hz) => ({ shape, hz, q, gainDb }))));

describe("an analogue band is within 0.3 dB of its prototype up to 20 kHz at 48 kHz", () => {
  test.each<[name: string, bands: Band[]]>([
    ["bells", bands("bell", [0.1, 0.7, 1, 3, 40], [-24, 6, 12])],
    ["low shelves", bands("low-shelf", [0.3, 0.5, Math.SQRT1_2, 2], [-24, 12])],
    ["high shelves", bands("high-shelf", [0.3, 0.5, Math.SQRT1_2, 2], [-24, 12])],
    ["tilts", bands("tilt", [0.5, Math.SQRT1_2, 1], [-12, 24])],
    ["notches", bands("notch", [0.5, 1, 3, 40])],
    ["low cuts", bands("low-cut", [0.5, Math.SQRT1_2, 1, 2])],
    ["high cuts", bands("high-cut", [0.1, 0.5, Math.SQRT1_2, 2, 10])],
    ...(["24", "48"] as const).flatMap((slope): [string, Band[]][] => [
      [`low cuts of ${slope} dB per octave`, bands("low-cut", [Math.SQRT1_2]).map((band) => ({ ...band, slope }))],
      [`high cuts of ${slope} dB per octave`, bands("high-cut", [Math.SQRT1_2, 1.5]).map((band) => ({ ...band, slope }))],
    ]),
  ])("%s", async (_, all) => {
    for (const band of all) expect(await worstDb(band), JSON.stringify(band)).toBeLessThanOrEqual(0.3);
  });

  test("...which the cookbook's are not: they cramp", async () => {
    for (const shape of ["bell", "low-cut", "high-cut", "high-shelf"])
      expect(await worstDb({ shape, hz: 10000, q: 1, gainDb: 12 }, "cookbook")).toBeGreaterThan(0.6);
  });
});
