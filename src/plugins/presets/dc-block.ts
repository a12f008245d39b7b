import { dcBlock } from "../dc-block.ts";
import { definePresets } from "./preset.ts";

export const dcBlockPresets = definePresets(dcBlock, {
  "Bass left alone": { cutoffHz: 2 },
  Master: { cutoffHz: 3 },
  "Behind distortion": { cutoffHz: 10 },
  Rumble: { cutoffHz: 25 },
  Quick: { cutoffHz: 60 },
});
