import fc from "fast-check";
import type { Tap } from "../../src/graph/graph.ts";
import type { InsertDocument } from "../../src/session/document.ts";

/** An insert of a random desk. Numbers are round, so that a desk that was shrunk can be read. */
export interface InsertWish extends Omit<InsertDocument, "sidechain"> {
  /** A number that becomes a strip before this one in the signal's way. */
  readonly key?: { readonly from: number; readonly tap: Tap };
}

export const tenths = (min: number, max: number) => fc.integer({ min: min * 10, max: max * 10 }).map((n) => n / 10);
export const anyTap = fc.constantFrom<Tap>("post-fader", "pre-fader");
/** True once in `every` times. */
export const seldom = (every: number) => fc.nat(every - 1).map((n) => n === every - 1);
const key = fc.record({ from: fc.nat(39), tap: anyTap });

const band = (n: number) =>
  fc
    .record(
      {
        Shape: fc.constantFrom("bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch", "tilt"),
        FrequencyHz: fc.constantFrom(1000, 30, 120, 400, 3000, 9000, 16000, 20000),
        Q: fc.constantFrom(1, 0.3, 0.7, 2, 6),
        GainDb: tenths(-12, 12),
        SlopeDbPerOctave: fc.constantFrom("12", "24", "48"),
      },
      { requiredKeys: ["GainDb"] },
    )
    .map((said) => Object.fromEntries(Object.entries(said).map(([name, value]) => [`band${n}${name}`, value])));

const equaliserParams = fc
  .tuple(
    fc.constantFrom({}, { family: "cookbook" }),
    fc.uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 3 }),
  )
  .chain(([family, bands]) => fc.tuple(...bands.map(band)).map((said) => Object.assign({}, family, ...said)));

const compressorParams = fc.record(
  {
    thresholdDb: tenths(-50, 0),
    ratio: fc.oneof(tenths(1, 20), fc.constant("infinite" as const)),
    kneeDb: fc.constantFrom(6, 0, 12.5),
    attackMs: fc.constantFrom(1, 0, 12.5),
    releaseMs: fc.constantFrom(50, 5, 400),
    makeupDb: tenths(-6, 6),
    detector: fc.constantFrom("decoupled", "branching", "rms"),
    stereoLink: fc.constantFrom(1, 0, 0.5),
    mix: fc.constantFrom(1, 0.3),
    rangeDb: fc.constantFrom(144, 0, 3.5),
    lookaheadMs: fc.constantFrom(0, 0, 0.5, 2.01),
    keyLowCutHz: fc.constantFrom(10, 10, 90, 1500),
    keyHighCutHz: fc.constantFrom(24000, 24000, 400, 9000),
  },
  { requiredKeys: ["thresholdDb"] },
);

const convolverParams = fc.record(
  { mix: fc.constantFrom(0.3, 1), levelDb: tenths(-30, 0), highCutHz: fc.constantFrom(20000, 3000) },
  { requiredKeys: ["levelDb"] },
);

const places = {
  id: fc.constantFrom(undefined, "own"),
  placement: fc.constantFrom(undefined, "pre-fader" as const, "post-fader" as const),
  bypassed: seldom(6),
  wet: fc.constantFrom(1, 1, 1, 0.4, 0),
  extraLatencyFrames: fc.constantFrom(0, 0, 0, 0, 7, 61),
};

const kinds = {
  gain: fc.record({ plugin: fc.constant("gain"), ...places, params: fc.record({ gainDb: tenths(-12, 6) }) }),
  latency: fc.record({ plugin: fc.constant("latency"), ...places, params: fc.record({ frames: fc.nat(150) }) }),
  equaliser: fc.record({ plugin: fc.constant("equaliser"), ...places, params: equaliserParams }),
  compressor: fc.record({
    plugin: fc.constant("compressor"),
    ...places,
    params: compressorParams,
    key: fc.option(key, { nil: undefined }),
  }),
  convolver: fc.record(
    {
      plugin: fc.constant("convolver"),
      ...places,
      params: convolverParams,
      // Files of `anySounds`: one that is shorter than what is convolved directly, and one that has a spectrum.
      impulse: fc.constantFrom("hiss", "wide"),
    },
    { requiredKeys: ["plugin"] },
  ),
};

export type PluginName = keyof typeof kinds;

export function anyInsert(plugins: readonly PluginName[]): fc.Arbitrary<InsertWish> {
  return fc.oneof(...plugins.map((plugin) => kinds[plugin] as fc.Arbitrary<InsertWish>));
}
