import { amount, choice, decibels, milliseconds, ratio } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { keyCuts, keyListen, lookahead, lookaheadFrames } from "./key.ts";

/**
 * Feed-forward, log domain, soft knee (Giannoulis, Massberg and Reiss, JAES 60(6), 2012). No hidden make-up. It never turns down by more than
 * `rangeDb`; 144 dB is no limit.
 */
export const compressor = definePlugin({
  id: "compressor",
  label: "Compressor",
  sidechain: true,
  readouts: ["reductionDb", "inputPeak"],
  params: {
    thresholdDb: decibels({ label: "Threshold", min: -80, max: 12, initial: -18 }),
    ratio: ratio({ label: "Ratio", min: 1, max: 100, initial: 4 }),
    kneeDb: decibels({ label: "Knee", min: 0, max: 48, initial: 6 }),
    attackMs: milliseconds({ label: "Attack", min: 0, max: 1000, initial: 10 }),
    releaseMs: milliseconds({ label: "Release", min: 0, max: 5000, initial: 120 }),
    makeupDb: decibels({ label: "Make-up", min: -24, max: 36, initial: 0 }),
    detector: choice("Detector", ["decoupled", "branching", "rms"], "decoupled"),
    stereoLink: amount({ label: "Stereo link", min: 0, max: 1, initial: 1 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 1 }),
    rangeDb: decibels({ label: "Range", min: 0, max: 144, initial: 144 }),
    ...lookahead(0),
    ...keyCuts,
    ...keyListen,
  },
  latencyFrames: lookaheadFrames,
  lineFrames: lookaheadFrames,
});
