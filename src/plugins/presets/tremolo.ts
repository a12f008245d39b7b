import { tremolo } from "../tremolo.ts";
import { definePresets } from "./preset.ts";

export const tremoloPresets = definePresets(tremolo, {
  Amplifier: { rateHz: 5.5, depth: 0.5 },
  "Slow swell": { rateHz: 0.4, depth: 0.8 },
  "Left and right": { rateHz: 2, depth: 0.9, stereoPhaseDegrees: 180 },
  Eighths: { sync: true, note: "1/8", depth: 0.7, shape: "triangle" },
  "Dotted, wide": { sync: true, note: "1/8D", depth: 0.6, stereoPhaseDegrees: 90 },
  Shiver: { rateHz: 11, depth: 0.35, stereoPhaseDegrees: 120 },
});
