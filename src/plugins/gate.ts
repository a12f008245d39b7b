import { decibels, milliseconds, ratio } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { keyCuts, keyListen, lookahead, lookaheadFrames } from "./key.ts";

/**
 * Gate and downward expander: the mirror image of the compressor (Giannoulis, Massberg and Reiss, JAES 60(6), 2012, eq. 4 below the threshold), both
 * channels alike. It opens at the threshold; it shuts when the key has stayed below the threshold less `hysteresisDb` for `holdMs`. Below, each
 * decibel becomes `ratio` (`"infinite"`: a gate), but never more than `rangeDb` less. `attackMs` is how fast it opens, `releaseMs` how fast it shuts.
 */
export const gate = definePlugin({
  id: "gate",
  label: "Gate",
  sidechain: true,
  readouts: ["reductionDb", "inputPeak"],
  params: {
    thresholdDb: decibels({ label: "Threshold", min: -100, max: 12, initial: -40 }),
    hysteresisDb: decibels({ label: "Hysteresis", min: 0, max: 24, initial: 4 }),
    rangeDb: decibels({ label: "Range", min: 0, max: 144, initial: 80 }),
    ratio: ratio({ label: "Ratio", min: 1, max: 100, initial: 10 }),
    kneeDb: decibels({ label: "Knee", min: 0, max: 48, initial: 0 }),
    attackMs: milliseconds({ label: "Attack", min: 0, max: 1000, initial: 0.5 }),
    holdMs: milliseconds({ label: "Hold", min: 0, max: 5000, initial: 20 }),
    releaseMs: milliseconds({ label: "Release", min: 0, max: 5000, initial: 100 }),
    ...lookahead(0),
    ...keyCuts,
    ...keyListen,
  },
  latencyFrames: lookaheadFrames,
  lineFrames: lookaheadFrames,
});
