import { chorus } from "../chorus.ts";
import { definePresets } from "./preset.ts";

export const chorusPresets = definePresets(chorus, {
  "Guitar, clean": { rateHz: 0.6, delayMs: 10, depthMs: 3, voices: "2", mix: 0.45 },
  Ensemble: { rateHz: 0.9, delayMs: 14, depthMs: 5, voices: "3", stereoPhaseDegrees: 120, mix: 0.6 },
  "Voices, wide": { rateHz: 0.25, delayMs: 18, depthMs: 4, voices: "3", stereoPhaseDegrees: 180, mix: 0.3 },
  Flanger: { rateHz: 0.15, delayMs: 0.7, depthMs: 5, voices: "1", feedback: 0.7, mix: 0.5 },
  "Flanger, hollow": { rateHz: 0.1, delayMs: 1, depthMs: 7, voices: "1", feedback: -0.8, stereoPhaseDegrees: 60 },
  Vibrato: { rateHz: 5, delayMs: 3, depthMs: 1.2, voices: "1", stereoPhaseDegrees: 0, mix: 1 },
});
