/**
 * Gauges: meters that remember. They run filters of their own, whose state is a block on the heap; what the page may see of
 * them is a slot in the status region. The generator writes these sizes into assembly/generated/gauges.ts.
 */
export const needleKinds = ["vu", "ppmI", "ppmII", "kRms"] as const;
/** Gauges that are one step in the engine, and differ only in their design. */
export type NeedleKind = (typeof needleKinds)[number];
export const gaugeKinds = ["loudness", "truePeak", "scope", ...needleKinds] as const;
export type GaugeKind = (typeof gaugeKinds)[number];

/** A gauge's state begins with these words: where its slot is, and the number that says whose slot it is; then each kind's own. */
export const GAUGE_HEAD_BYTES = 16;
export const gaugeWords = ["slot", "id", "done", "pad"] as const;

/** K-weighted energy is summed over so many stretches a second, so that a window of 400 ms can begin at any hundredth. */
export const STRETCHES_PER_SECOND = 100;
/** The newest energies, for a page that looks late: a power of two. */
export const LOUDNESS_RING = 512;

/** A loudness gauge's state: after the head the coefficients of both sections as f64s, then pairs (left, right) of f64s. */
export const loudnessCoefficients = ["b0", "b1", "b2", "a1", "a2", "c0", "c1", "c2", "d1", "d2"] as const;
export const loudnessPairs = ["first1", "first2", "second1", "second2", "sum"] as const;
export const LOUDNESS_PAIRS_AT = GAUGE_HEAD_BYTES + loudnessCoefficients.length * 8;
export const LOUDNESS_STATE_BYTES = LOUDNESS_PAIRS_AT + loudnessPairs.length * 16;

/** A loudness slot: whose it is, stretches finished since the gauge began, then the energy of stretch n as the f32 at n modulo the ring. */
export const loudnessWords = ["id", "count"] as const;
export const LOUDNESS_RING_AT = 16;
export const LOUDNESS_SLOT_BYTES = LOUDNESS_RING_AT + LOUDNESS_RING * 4;

/** Samples that a value between samples is made of. */
export const TRUE_PEAK_TAPS = 24;
/** As many as a rate of 44.1 or 48 kHz needs. */
export const TRUE_PEAK_FILTERS = 3;
/** A true peak gauge's state: after the head four f32s, the filters, then of both channels the newest samples, whose place is the last of so many. */
export const truePeakNumbers = ["filters", "bound", "pad", "pad"] as const;
export const TRUE_PEAK_TAPS_AT = GAUGE_HEAD_BYTES + truePeakNumbers.length * 4;
export const TRUE_PEAK_PAST_AT = TRUE_PEAK_TAPS_AT + TRUE_PEAK_FILTERS * TRUE_PEAK_TAPS * 4;
export const TRUE_PEAK_STATE_BYTES = TRUE_PEAK_PAST_AT + 2 * TRUE_PEAK_TAPS * 4;

/** A true peak slot: whose it is, then maxima that are latched as a meter's are. */
export const truePeakWords = ["id", "epoch", "left", "right"] as const;
export const TRUE_PEAK_SLOT_BYTES = 16;

/** The newest frames of a scope, for a page that looks late: a power of two. */
export const SCOPE_RING = 4096;
/** A scope's slot: whose it is, frames heard since it began (they go round at 2^32), then frame n of the left, and behind all of them of the right, as the f32 at n modulo the ring. */
export const scopeWords = ["id", "count"] as const;
export const SCOPE_RING_AT = 16;
export const SCOPE_SLOT_BYTES = SCOPE_RING_AT + 2 * SCOPE_RING * 4;

/** How a needle is moved: it swings with the magnitude of the sound, or with its square; or two charges follow its peaks. */
export const NEEDLE_MAGNITUDE = 0;
export const NEEDLE_SQUARE = 1;
export const NEEDLE_CHARGE = 2;
/** A needle's state: after the head its design as f64s, then pairs (left, right) of f64s. */
export const needleNumbers = ["motion", "c0", "c1", "c2", "c3", "c4", "c5", "pad"] as const;
export const needlePairs = ["first", "second"] as const;
export const NEEDLE_PAIRS_AT = GAUGE_HEAD_BYTES + needleNumbers.length * 8;
export const NEEDLE_STATE_BYTES = NEEDLE_PAIRS_AT + needlePairs.length * 16;

/** A needle's slot: whose it is, where the needles stand, and how high they went, latched as a meter's peaks are. */
export const needleWords = ["id", "epoch", "left", "right", "highestLeft", "highestRight"] as const;
export const NEEDLE_SLOT_BYTES = 32;

/** What each kind occupies: of the heap, and of the status region. */
export const gaugeStateBytes: Readonly<Record<GaugeKind, number>> = {
  loudness: LOUDNESS_STATE_BYTES,
  truePeak: TRUE_PEAK_STATE_BYTES,
  scope: GAUGE_HEAD_BYTES,
  ...everyNeedle(NEEDLE_STATE_BYTES),
};
export const gaugeSlotBytes: Readonly<Record<GaugeKind, number>> = {
  loudness: LOUDNESS_SLOT_BYTES,
  truePeak: TRUE_PEAK_SLOT_BYTES,
  scope: SCOPE_SLOT_BYTES,
  ...everyNeedle(NEEDLE_SLOT_BYTES),
};

function everyNeedle(bytes: number): Record<NeedleKind, number> {
  return { vu: bytes, ppmI: bytes, ppmII: bytes, kRms: bytes };
}
