import { expect, test } from "vitest";
import table from "../reference/equaliser-rbj.json" with { type: "json" };
import { impulseResponse, magnitudeDb } from "./response.ts";

type Case = (typeof table.cases)[number];

/** Farthest in dB from the table, where it is above `floorDb`: a filter in float32 is off by a share of what goes in. */
async function offDb({ shape, rate, hz, q, gainDb, f, db }: Case, family: string, floorDb = -60): Promise<number> {
  const params = { family, band1Shape: shape, band1FrequencyHz: hz, band1Q: q, band1GainDb: gainDb };
  const slowness = Math.max(q, 1 / q) * 10 ** (Math.abs(gainDb) / 40);
  const frames = 2 ** Math.ceil(Math.log2(Math.max(2048, (3 * rate * slowness) / hz)));
  const response = await impulseResponse("equaliser", params, frames, rate);
  return Math.max(...f.map((at, i) => (db[i]! > floorDb ? Math.abs(magnitudeDb(response, at, rate) - db[i]!) : 0)));
}

const shapes = [...new Set(table.cases.map(({ shape }) => shape))];
const of = (shape: string) => table.cases.filter((one) => one.shape === shape);

test.each(shapes)("the cookbook's %s is within 0.01 dB of the reference's tables", async (shape) => {
  for (const one of of(shape)) expect(await offDb(one, "cookbook"), JSON.stringify(one)).toBeLessThanOrEqual(0.01);
});

test("...which the analogue family is not", async () => {
  for (const shape of shapes) {
    const high = of(shape).filter(({ hz, q, gainDb }) => hz >= 8000 && q < 3 && (gainDb !== 0 || /cut|notch/.test(shape)));
    expect(await offDb(high[0]!, "analogue"), JSON.stringify(high[0])).toBeGreaterThan(0.05);
  }
});
