import { gate } from "../gate.ts";
import { definePresets } from "./preset.ts";

export const gatePresets = definePresets(gate, {
  "Kick alone": {
    thresholdDb: -30,
    ratio: "infinite",
    rangeDb: 60,
    attackMs: 0.1,
    holdMs: 60,
    releaseMs: 120,
    keyHighCutHz: 200,
  },
  "Snare alone": {
    thresholdDb: -32,
    ratio: "infinite",
    rangeDb: 40,
    attackMs: 0.1,
    holdMs: 80,
    releaseMs: 150,
    keyLowCutHz: 150,
  },
  "Toms that ring": {
    thresholdDb: -36,
    ratio: "infinite",
    rangeDb: 30,
    attackMs: 0.3,
    holdMs: 200,
    releaseMs: 500,
    lookaheadMs: 2,
  },
  "Voice without the room": { thresholdDb: -45, ratio: 2, rangeDb: 20, kneeDb: 12, attackMs: 2, holdMs: 150, releaseMs: 250 },
  "Guitar amplifier's hiss": { thresholdDb: -55, ratio: 3, rangeDb: 30, kneeDb: 6, attackMs: 1, holdMs: 100, releaseMs: 300 },
  "Breath of a bus": { thresholdDb: -24, ratio: 1.5, rangeDb: 9, kneeDb: 18, attackMs: 10, holdMs: 50, releaseMs: 200 },
});
