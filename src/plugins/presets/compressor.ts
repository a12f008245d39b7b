import { compressor } from "../compressor.ts";
import { definePresets } from "./preset.ts";

export const compressorPresets = definePresets(compressor, {
  "Voice, even": { thresholdDb: -24, ratio: 3, kneeDb: 8, attackMs: 8, releaseMs: 120, makeupDb: 4 },
  "Drums, punch": { thresholdDb: -20, ratio: 4, kneeDb: 3, attackMs: 25, releaseMs: 90, makeupDb: 3 },
  "Bass, steady": { thresholdDb: -22, ratio: 4, kneeDb: 6, attackMs: 20, releaseMs: 180, makeupDb: 4 },
  "Bus, glue": { thresholdDb: -16, ratio: 2, kneeDb: 6, attackMs: 30, releaseMs: 250, makeupDb: 1.5 },
  "Parallel, crushed": { thresholdDb: -40, ratio: 12, kneeDb: 2, attackMs: 1, releaseMs: 60, makeupDb: 12, mix: 0.35 },
  "Peaks only": { thresholdDb: -8, ratio: 10, kneeDb: 1, attackMs: 0.5, releaseMs: 50 },
});
