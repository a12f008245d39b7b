import { reverb } from "../reverb.ts";
import { definePresets } from "./preset.ts";

export const reverbPresets = definePresets(reverb, {
  "Drum room": { decaySeconds: 0.6, preDelayMs: 0, size: 0.25, damping: 0.3, dampingHz: 6000, lowCutHz: 80, mix: 0.2 },
  "Voice plate": {
    decaySeconds: 1.6,
    preDelayMs: 25,
    size: 0.3,
    damping: 0.2,
    dampingHz: 8000,
    diffusion: 1,
    lowCutHz: 200,
    mix: 0.18,
  },
  Chamber: { decaySeconds: 1.2, preDelayMs: 12, size: 0.4, damping: 0.4, dampingHz: 4000, lowCutHz: 120, mix: 0.22 },
  "Concert hall": { decaySeconds: 2.4, preDelayMs: 30, size: 0.8, damping: 0.5, dampingHz: 4000, mix: 0.25 },
  Cathedral: { decaySeconds: 7, preDelayMs: 50, size: 1, damping: 0.6, dampingHz: 3000, lowCutHz: 100, mix: 0.3 },
  "Behind the singer": { decaySeconds: 2.2, preDelayMs: 60, size: 0.6, lowCutHz: 250, highCutHz: 7000, duckingDb: 10, mix: 0.3 },
  "Cloud without end": {
    decaySeconds: 18,
    size: 0.9,
    damping: 0.4,
    modulation: 0.8,
    modulationHz: 0.3,
    lowCutHz: 150,
    mix: 0.35,
  },
  "Hall, for a send": { decaySeconds: 2.4, preDelayMs: 25, size: 0.8, damping: 0.5, dampingHz: 4500, lowCutHz: 150, mix: 1 },
});
