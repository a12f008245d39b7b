import { expect, test } from "vitest";
import { session, track } from "../desk/documents.ts";
import { renderDocument } from "../desk/render.ts";
import { impulse, SAMPLE_RATE } from "../desk/signals.ts";

const FRAMES = 16384;
const HEARD_HZ = [50, 100, 200, 500, 1000, 2000, 4000, 6000, 8000, 10000, 12000, 14000, 16000, 18000, 20000];

/** Magnitude in dB of a bell on a strip, by its impulse response. */
async function bellDb(family: string, centreHz: number, q: number, gainDb: number): Promise<(hz: number) => number> {
  const params = { family, band1FrequencyHz: centreHz, band1Q: q, band1GainDb: gainDb };
  const strip = track("a", { channels: 1, pan: -1, inserts: [{ id: "eq", plugin: "equaliser", params }] });
  const { left } = await renderDocument(session([strip], { lengthFrames: FRAMES }), { a: impulse(FRAMES) });
  return (hz) => {
    const w = (2 * Math.PI * hz) / SAMPLE_RATE;
    const re = left.reduce((sum, h, n) => sum + h * Math.cos(w * n), 0);
    const im = left.reduce((sum, h, n) => sum + h * Math.sin(w * n), 0);
    return 20 * Math.log10(Math.hypot(re, im));
  };
}

/** The prototype (s^2 + s A/q + 1) / (s^2 + s/(A q) + 1), A the root of the gain, at `hz`. */
function prototypeDb(hz: number, centreHz: number, q: number, gainDb: number): number {
  const [w, a] = [hz / centreHz, 10 ** (gainDb / 40)];
  return 20 * Math.log10(Math.hypot(1 - w * w, (w * a) / q) / Math.hypot(1 - w * w, w / (a * q)));
}

async function worstDb(family: string, centreHz: number, q: number, gainDb: number): Promise<number> {
  const db = await bellDb(family, centreHz, q, gainDb);
  return Math.max(...HEARD_HZ.map((hz) => Math.abs(db(hz) - prototypeDb(hz, centreHz, q, gainDb))));
}

test.each([
  [1000, 0.3],
  [5000, 0.6],
  [10000, 0.8],
  [16000, 1.2],
])(
  "an analogue bell at %d Hz is within %f dB of its prototype up to 20 kHz, a cut as near as a boost",
  async (centreHz, boundDb) => {
    for (const q of [0.5, 1, 3])
      for (const gainDb of [-12, 6, 12]) expect(await worstDb("analogue", centreHz, q, gainDb)).toBeLessThanOrEqual(boundDb);
  },
);

test("...and the cookbook's is not: it cramps", async () => {
  expect(await worstDb("cookbook", 16000, 0.5, 12)).toBeGreaterThan(3);
});
