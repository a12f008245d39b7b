import { dither } from "../dither.ts";
import { definePresets } from "./preset.ts";

export const ditherPresets = definePresets(dither, {
  "CD, quietest to the ear": { bits: "16", shaping: "lipshitz" },
  "24-bit file": { bits: "24" },
  "20-bit converter": { bits: "20" },
  "Old sampler": { bits: "12" },
  "Eight bits": { bits: "8", shaping: "lipshitz" },
});
