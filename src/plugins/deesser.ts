import { decibels, hertz, milliseconds, ratio } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { keyCuts, keyListen, lookahead, lookaheadFrames } from "./key.ts";
import { ringingFrames } from "./ringing.ts";

/**
 * A compressor of what lies above `frequencyHz`, and of nothing else: for the "s" of a voice. A crossover of 24 dB per octave parts the bands (S. Linkwitz
 * and R. Riley, JAES 24(1), 1976); while nothing is turned down their sum is an allpass. It hears its key from the same frequency on (Butterworth, 12 dB
 * per octave), both channels alike; curve and branching detector are the compressor's (Giannoulis, Massberg and Reiss, JAES 60(6), 2012). It never turns
 * down by more than `rangeDb`.
 */
export const deesser = definePlugin({
  id: "deesser",
  label: "De-esser",
  sidechain: true,
  readouts: ["reductionDb", "inputPeak"],
  params: {
    frequencyHz: hertz({ label: "Frequency", min: 500, max: 16000, initial: 5500 }),
    thresholdDb: decibels({ label: "Threshold", min: -80, max: 12, initial: -30 }),
    ratio: ratio({ label: "Ratio", min: 1, max: 100, initial: 6 }),
    kneeDb: decibels({ label: "Knee", min: 0, max: 48, initial: 6 }),
    rangeDb: decibels({ label: "Range", min: 0, max: 144, initial: 12 }),
    attackMs: milliseconds({ label: "Attack", min: 0, max: 100, initial: 1 }),
    releaseMs: milliseconds({ label: "Release", min: 0, max: 1000, initial: 60 }),
    ...lookahead(0),
    keyHighCutHz: keyCuts.keyHighCutHz,
    ...keyListen,
  },
  latencyFrames: lookaheadFrames,
  lineFrames: lookaheadFrames,
  tailFrames: ({ frequencyHz }, sampleRate) => ringingFrames(Number(frequencyHz), sampleRate),
});
