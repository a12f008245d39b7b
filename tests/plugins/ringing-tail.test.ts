import { expect, test } from "vitest";
import { completeValues } from "../../src/plugins/describe.ts";
import { equaliser } from "../../src/plugins/equaliser.ts";
import { filter } from "../../src/plugins/filter.ts";
import { TAIL_DB } from "../../src/plugins/tail.ts";
import { peak } from "../desk/measure.ts";
import { noise, SAMPLE_RATE, sine } from "../desk/signals.ts";
import { both, type Params, through } from "./through.ts";

const plugins = { equaliser, filter };
type Name = keyof typeof plugins;

/** Its tail in frames, and how far in dB below a hum of `hz` with some hiss it is from there on, and from a third of there on. */
async function ringing(name: Name, params: Params, hz: number) {
  const tail = plugins[name].tailFrames!(
    completeValues<typeof equaliser.params | typeof filter.params>(plugins[name], params),
    SAMPLE_RATE,
    120,
  );
  const given = Math.ceil(Math.max(2000, 0.6 * tail));
  const sound = new Float32Array(given + tail + 2000);
  const hiss = noise(given, 5, 0.003);
  sound.set(sine(given, hz, 0.03).map((x, n) => x + hiss[n]!));
  const { left } = await through(name, params, both(sound));
  const belowDb = (from: number) => 20 * Math.log10(peak(left.subarray(given + from)) / peak(left.subarray(0, given)));
  return { tail, endDb: belowDb(tail), thirdDb: belowDb(Math.floor(tail / 3)) };
}

const band = (shape: string, hz: number, q: number, gainDb = 0, n = 1): Params => ({
  [`band${n}Shape`]: shape,
  [`band${n}FrequencyHz`]: hz,
  [`band${n}Q`]: q,
  [`band${n}GainDb`]: gainDb,
});
const steep = { band1SlopeDbPerOctave: "48" };
const families = (name: string, hz: number, params: Params): [Name, string, number, Params][] =>
  ["analogue", "cookbook"].map((family) => ["equaliser", `${name}, ${family}`, hz, { family, ...params }]);

test.each<[Name, string, number, Params]>([
  ...families("a bell at 100 Hz with a q of 40", 100, band("bell", 100, 40, 24)),
  ...families("a cut that is broader than it is high", 50, band("bell", 50, 0.1, -24)),
  ...families("a low shelf that rings", 50, band("low-shelf", 50, 3, 12)),
  ...families("a high shelf that rings at 22 kHz", 22000, band("high-shelf", 22000, 40, 6)),
  ...families("a steep low cut", 30, { ...band("low-cut", 30, 2), ...steep }),
  ...families("a steep high cut", 8000, { ...band("high-cut", 8000, 0.7), ...steep }),
  ...families("a notch at 60 Hz", 60, band("notch", 60, 20)),
  ...families("a tilt", 300, band("tilt", 300, 3, -6)),
  ...families(
    "eight bells at one place",
    200,
    Object.assign({}, ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => band("bell", 200, 8, 3, n))),
  ),
  ["equaliser", "a bell at 10 Hz with a q of 40", 10, band("bell", 10, 40, 6)],
  ["filter", "a low pass", 200, {}],
  ["filter", "a band pass at 19 kHz with a q of 40", 19000, { shape: "band-pass", frequencyHz: 19000, q: 40 }],
  ["filter", "a notch with two real poles at one place", 40, { shape: "notch", frequencyHz: 40, q: 0.5, driveDb: 12 }],
])("%s: %s has rung out when it says, at -90 dB, and not by a third of that", async (name, _, hz, params) => {
  const { tail, endDb, thirdDb } = await ringing(name, params, hz);
  expect(endDb).toBeLessThan(-TAIL_DB);
  if (tail > 400) expect(thirdDb).toBeGreaterThan(-TAIL_DB);
});

test("an equaliser of which no band does anything does not ring", () => {
  const tail = (params: Params) => equaliser.tailFrames!(completeValues(equaliser, params), SAMPLE_RATE, 120);
  expect(tail({})).toBe(0);
  expect(tail({ band1On: true, band1Q: 40 })).toBe(0);
  expect(tail({ ...band("bell", 20, 40, 12), band1On: false })).toBe(0);
});
