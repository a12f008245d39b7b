import { deesser } from "../deesser.ts";
import { definePresets } from "./preset.ts";

export const deesserPresets = definePresets(deesser, {
  "Low voice": { frequencyHz: 4500, thresholdDb: -32, ratio: 4, rangeDb: 10, releaseMs: 80 },
  "High voice": { frequencyHz: 6500, thresholdDb: -32, ratio: 4, rangeDb: 10, releaseMs: 50 },
  "Sharp and close": { frequencyHz: 5000, thresholdDb: -36, ratio: 10, rangeDb: 16, attackMs: 0.3, lookaheadMs: 1.5 },
  "Bright cymbals": { frequencyHz: 8000, thresholdDb: -28, ratio: 3, kneeDb: 12, rangeDb: 6, attackMs: 5, releaseMs: 150 },
  "Pick and fret noise": { frequencyHz: 2500, thresholdDb: -34, ratio: 3, rangeDb: 8, attackMs: 0.5, releaseMs: 90 },
  "Harsh bus": { frequencyHz: 3500, thresholdDb: -26, ratio: 2, kneeDb: 18, rangeDb: 4, attackMs: 10, releaseMs: 200 },
});
