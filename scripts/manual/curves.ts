import type { EngineFactory } from "../../src/offline/render.ts";
import { type Axis, type Curve, chart } from "./chart.ts";
import { levels, type Params, response } from "./play.ts";

/** A picture of what a plugin does: what it shows, and how to draw it with the engine. */
export interface Picture {
  readonly caption: string;
  readonly draw: (engine: EngineFactory) => Promise<string>;
}

const HZ: Axis = {
  label: "Hz",
  from: 20,
  to: 20000,
  ticks: [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000],
  isLogarithmic: true,
};
const HZ_POINTS = Array.from({ length: 121 }, (_, i) => 20 * 1000 ** (i / 120));
const IN: Axis = { label: "in, dBFS", from: -60, to: 0, ticks: [-60, -50, -40, -30, -20, -10, 0] };
const IN_POINTS = Array.from({ length: 21 }, (_, i) => -60 + 3 * i);
const OUT: Axis = { label: "out, dBFS", from: -60, to: 6, ticks: [-60, -48, -36, -24, -12, 0] };

const curvesOf = (named: Readonly<Record<string, Params>>, measure: (params: Params) => Promise<Curve["points"]>) =>
  Promise.all(Object.entries(named).map(async ([name, params]): Promise<Curve> => ({ name, points: await measure(params) })));

function responses(
  plugin: string,
  caption: string,
  fromDb: number,
  toDb: number,
  named: Readonly<Record<string, Params>>,
): Picture {
  const ticks = Array.from({ length: (toDb - fromDb) / 6 + 1 }, (_, i) => fromDb + 6 * i);
  const draw = async (engine: EngineFactory) =>
    chart(
      caption,
      HZ,
      { label: "dB", from: fromDb, to: toDb, ticks },
      await curvesOf(named, (params) => response(engine, plugin, params, HZ_POINTS)),
    );
  return { caption, draw };
}

function levelsOf(plugin: string, caption: string, named: Readonly<Record<string, Params>>): Picture {
  const draw = async (engine: EngineFactory) =>
    chart(caption, IN, OUT, await curvesOf(named, (params) => levels(engine, plugin, params, IN_POINTS)));
  return { caption, draw };
}

const band = (shape: string, hz: number, gainDb = 0, more: Params = {}): Params => ({
  band1Shape: shape,
  band1FrequencyHz: hz,
  band1GainDb: gainDb,
  ...more,
});

/** By plugin; one that is not here has its table alone. */
export const pictures: Readonly<Record<string, readonly Picture[]>> = {
  equaliser: [
    responses("equaliser", "Shapes of the analogue family", -24, 12, {
      bell: band("bell", 400, 9),
      "low shelf": band("low-shelf", 120, 6),
      "high shelf": band("high-shelf", 6000, 6),
      "low cut, 48 dB": band("low-cut", 40, 0, { band1SlopeDbPerOctave: "48" }),
      "high cut, 12 dB": band("high-cut", 10000),
      notch: band("notch", 1500, 0, { band1Q: 3 }),
      tilt: band("tilt", 800, 3),
    }),
    responses("equaliser", "The two families at 10 kHz", -24, 12, {
      "bell, analogue": band("bell", 10000, 9),
      "bell, cookbook": band("bell", 10000, 9, { family: "cookbook" }),
      "high cut, analogue": band("high-cut", 10000),
      "high cut, cookbook": band("high-cut", 10000, 0, { family: "cookbook" }),
    }),
  ],
  filter: [
    responses("filter", "Shapes, with a resonance of 2", -36, 12, {
      "low-pass": { shape: "low-pass", q: 2 },
      "high-pass": { shape: "high-pass", q: 2 },
      "band-pass": { shape: "band-pass", q: 2 },
      notch: { shape: "notch", q: 2 },
    }),
  ],
  compressor: [
    levelsOf("compressor", "Settled level of a sine, threshold at -24 dB", {
      "2:1": { thresholdDb: -24, ratio: 2 },
      "4:1": { thresholdDb: -24, ratio: 4 },
      "20:1, no knee": { thresholdDb: -24, ratio: 20, kneeDb: 0 },
    }),
  ],
  deesser: [
    levelsOf("deesser", "Settled level of a sine above the frequency, threshold at -30 dB", {
      "4:1": { thresholdDb: -30, ratio: 4, rangeDb: 144, frequencyHz: 500 },
      "4:1, range 12 dB": { thresholdDb: -30, ratio: 4, rangeDb: 12, frequencyHz: 500 },
    }),
  ],
  multiband: [
    responses("multiband", "Four bands, each alone 12 dB up", -6, 18, {
      "the lowest": { band1MakeupDb: 12 },
      "the second": { band2MakeupDb: 12 },
      "the third": { band3MakeupDb: 12 },
      "the highest": { band4MakeupDb: 12 },
      none: {},
    }),
  ],
  gain: [levelsOf("gain", "Level of a sine", { "+6 dB": { gainDb: 6 }, "0 dB": {}, "-12 dB": { gainDb: -12 } })],
  saturator: [
    levelsOf("saturator", "Level of a sine with 18 dB of drive", {
      tanh: { driveDb: 18, shape: "tanh" },
      soft: { driveDb: 18, shape: "soft" },
      tube: { driveDb: 18, shape: "tube" },
      tape: { driveDb: 18, shape: "tape" },
    }),
  ],
};
