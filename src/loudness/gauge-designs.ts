import { type GaugeKind, TRUE_PEAK_FILTERS, TRUE_PEAK_TAPS, truePeakNumbers } from "../protocol/gauges.ts";
import { interpolationBound, interpolationFilters } from "./interpolation.ts";
import { kWeighting } from "./k-weighting.ts";
import { needleNumbersOf } from "./needle-designs.ts";

/** What each kind of gauge measures by, as the engine reads it, at a sample rate in Hz. */
export const gaugeDesigns: Readonly<Record<GaugeKind, (sampleRate: number) => Float32Array | Float64Array>> = {
  loudness: (sampleRate) => Float64Array.from(kWeighting(sampleRate).flatMap(({ b, a }) => [...b, ...a])),
  truePeak: (sampleRate) => {
    const filters = interpolationFilters(sampleRate);
    const design = new Float32Array(truePeakNumbers.length + TRUE_PEAK_FILTERS * TRUE_PEAK_TAPS);
    design[truePeakNumbers.indexOf("filters")] = filters.length;
    design[truePeakNumbers.indexOf("bound")] = interpolationBound(filters);
    for (const [i, taps] of filters.entries()) design.set(taps, truePeakNumbers.length + i * TRUE_PEAK_TAPS);
    return design;
  },
  scope: () => new Float32Array(0),
  ...needleNumbersOf,
};
