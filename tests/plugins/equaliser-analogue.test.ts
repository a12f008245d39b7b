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
  const sharpest = q * { 12: 1, 24: 1.85, 48: 3.63 }[slope];
  const ringing = (4 * sampleRate * Math.max(1, sharpest) * 10 ** (Math.abs(gainDb) / 40)) / hz;
  const frames = 2 ** Math.ceil(Math.log2(Math.max(hz < 1000 ? 32768 : 4096, ringing)));
  const response = await impulseResponse("equaliser", params, frames, sampleRate);
  const highest = Math.min(20000, 0.45 * sampleRate);
  const near = spread(hz / 1.5, hz * 1.5, 12).filter((at) => at <= highest);
  const off = [...spread(20, highest, 40), ...near].map((at) => {
    const dueDb = prototypeDb(shape, at / hz, q, gainDb, Number(slope));
    return dueDb > -40 ? Math.abs(magnitudeDb(response, at, sampleRate) - dueDb) : 0;
  });
  return Math.max(...off);
}

const HZ = [100, 1000, 5000, 10000, 16000, 20000, 23000];
/** A narrow band rings longer than a test may wait, and is at low frequencies what every equaliser has. */
const lowestHz = (q: number) => (q > 3 ? 3000 : 100);
const shelving = ["low-shelf", "high-shelf", "tilt"];
const QS: Readonly<Record<string, number[]>> = {
  bell: [0.1, 0.7, 1, 3, 40],
  "low-shelf": [0.1, 0.3, Math.SQRT1_2, 2, 5, 40],
  "high-shelf": [0.1, 0.3, Math.SQRT1_2, 2, 5, 40],
  tilt: [0.1, 0.5, 1, 3, 40],
  notch: [0.1, 0.5, 1, 3, 40],
  "low-cut": [0.1, 0.5, Math.SQRT1_2, 2, 5, 40],
  "high-cut": [0.1, 0.5, Math.SQRT1_2, 2, 10, 40],
};

/** Every shape at every q, each frequency with a gain of its own. */
function bandsOf(shape: string, hzs: readonly number[]): Band[] {
  const gainsDb = shape === "bell" || shelving.includes(shape) ? [-24, 6, 12, -3, 24] : [0];
  const slopes: Band["slope"][] = shape.endsWith("-cut") ? ["12", "24", "48"] : ["12"];
  return slopes.flatMap((slope, s) =>
    QS[shape]!.flatMap((q, i) =>
      hzs
        .filter((hz) => hz >= lowestHz(q))
        .map((hz, h) => ({ shape, hz, q, slope, gainDb: gainsDb[(i + h + s) % gainsDb.length]! })),
    ),
  );
}

const shapes = Object.keys(QS);

/** At 44.1 kHz 20 kHz is too near half the rate for four sections that all want no zeros. */
const mostDb = ({ shape, slope }: Band, rate: number) => (rate === 44100 && shape === "high-cut" && slope === "48" ? 0.5 : 0.3);

describe("an analogue band is within 0.3 dB of its prototype up to 20 kHz, or 0.45 of the sample rate", () => {
  test.each(shapes)("%s, at 48 kHz", async (shape) => {
    for (const band of bandsOf(shape, HZ)) expect(await worstDb(band), JSON.stringify(band)).toBeLessThanOrEqual(0.3);
  });

  test.each(shapes.flatMap((shape) => [44100, 88200, 96000, 192000].map((rate) => [shape, rate] as const)))(
    "%s, at %d Hz",
    async (shape, rate) => {
      const hzs = rate === 44100 ? [3000, 12000, 18000] : [3000, 18000];
      for (const band of bandsOf(shape, hzs))
        expect(await worstDb(band, "analogue", rate), JSON.stringify(band)).toBeLessThanOrEqual(mostDb(band, rate));
    },
  );

  test("a shelf of 0 dB is flat wherever it is, and one of next to nothing is no more", async () => {
    for (const shape of ["low-shelf", "high-shelf", "tilt"])
      for (const hz of [12000, 20000, 22800])
        for (const gainDb of [0, 0.01]) {
          const band = { shape, hz, q: 40, gainDb };
          expect(await worstDb(band), JSON.stringify(band)).toBeLessThanOrEqual(0.3);
        }
  });

  test("...which the cookbook's are not: they cramp", async () => {
    for (const shape of ["bell", "low-cut", "high-cut", "high-shelf"])
      expect(await worstDb({ shape, hz: 10000, q: 1, gainDb: 12 }, "cookbook")).toBeGreaterThan(0.6);
  });
});
