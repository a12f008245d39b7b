import { amount, choice, decibels, hertz, milliseconds, type ParamSpec, type ParamSpecs, ratio, toggle } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { ringingFrames } from "./ringing.ts";

/** Where each band ends that is not the last. */
const CROSSOVERS_HZ = [120, 700, 3500, 9000] as const;

type BandNumber = 1 | 2 | 3 | 4 | 5;
type BandParams<N extends BandNumber> = {
  [K in `band${N}${"On" | "Solo"}`]: ReturnType<typeof toggle>;
} & { [K in `band${N}${"ThresholdDb" | "RangeDb" | "MakeupDb"}`]: ReturnType<typeof decibels> } & {
  [K in `band${N}Ratio`]: ReturnType<typeof ratio>;
} & { [K in `band${N}${"AttackMs" | "ReleaseMs"}`]: ReturnType<typeof milliseconds> };

/** Low bands are slower: a compressor faster than a wave bends it. */
const ATTACK_MS = [30, 20, 10, 5, 3] as const;
const RELEASE_MS = [250, 180, 120, 80, 60] as const;

function band<N extends BandNumber>(n: N): BandParams<N> {
  const params: Record<string, ParamSpec> = {
    [`band${n}On`]: toggle(`Band ${n}`, true),
    [`band${n}ThresholdDb`]: decibels({ label: `Band ${n} threshold`, min: -80, max: 12, initial: -24 }),
    [`band${n}Ratio`]: ratio({ label: `Band ${n} ratio`, min: 1, max: 100, initial: 2 }),
    [`band${n}AttackMs`]: milliseconds({ label: `Band ${n} attack`, min: 0.1, max: 1000, initial: ATTACK_MS[n - 1]! }),
    [`band${n}ReleaseMs`]: milliseconds({ label: `Band ${n} release`, min: 5, max: 5000, initial: RELEASE_MS[n - 1]! }),
    [`band${n}RangeDb`]: decibels({ label: `Band ${n} range`, min: 0, max: 144, initial: 144 }),
    [`band${n}MakeupDb`]: decibels({ label: `Band ${n} make-up`, min: -24, max: 36, initial: 0 }),
    [`band${n}Solo`]: toggle(`Band ${n} solo`, false),
  };
  return params as BandParams<N>;
}

const crossover = (n: 1 | 2 | 3 | 4) => hertz({ label: `Crossover ${n}`, min: 20, max: 20000, initial: CROSSOVERS_HZ[n - 1]! });

const params = {
  bands: choice("Bands", ["3", "4", "5"], "4"),
  crossover1Hz: crossover(1),
  crossover2Hz: crossover(2),
  crossover3Hz: crossover(3),
  crossover4Hz: crossover(4),
  kneeDb: decibels({ label: "Knee", min: 0, max: 48, initial: 6 }),
  mix: amount({ label: "Mix", min: 0, max: 1, initial: 1 }),
  ...band(1),
  ...band(2),
  ...band(3),
  ...band(4),
  ...band(5),
} satisfies ParamSpecs;

/**
 * Three to five bands, a compressor in each, both channels alike. Crossovers are of 24 dB per octave (S. Linkwitz and R. Riley, JAES 24(1), 1976), and each
 * band goes through the allpasses of those that part the others, so that together they sum flat. A crossover is never below the one before it. Curves
 * and branching detectors are the compressor's (Giannoulis, Massberg and Reiss, JAES 60(6), 2012). A band that is off is as it is. While any band is soloed, only those are
 * heard, turned down as they are. `mix` is the share of
 * what is turned down: the rest is the same bands, untouched, so that nothing cancels.
 */
export const multiband = definePlugin({
  id: "multiband",
  label: "Multiband compressor",
  readouts: ["reductionDb", "band1ReductionDb", "band2ReductionDb", "band3ReductionDb", "band4ReductionDb", "band5ReductionDb"],
  params,
  tailFrames: (values, sampleRate) =>
    CROSSOVERS_HZ.map((_, i) => Number(values[`crossover${i + 1}Hz`]))
      .slice(0, Number(values.bands) - 1)
      .reduce((frames, hz) => frames + ringingFrames(hz, sampleRate), 0),
});
