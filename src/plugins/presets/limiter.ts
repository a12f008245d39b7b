import { limiter } from "../limiter.ts";
import { definePresets } from "./preset.ts";

export const limiterPresets = definePresets(limiter, {
  "Safety net": { ceilingDbtp: -1, lookaheadMs: 3, releaseMs: 150 },
  "Master for streaming": { inputGainDb: 4, ceilingDbtp: -1, lookaheadMs: 5, releaseMs: 120 },
  "Master that is loud": { inputGainDb: 9, ceilingDbtp: -0.5, lookaheadMs: 5, releaseMs: 60 },
  "Drum bus": { inputGainDb: 6, ceilingDbtp: -1, lookaheadMs: 1.5, releaseMs: 40 },
  "Speech, gently": { inputGainDb: 6, ceilingDbtp: -3, lookaheadMs: 8, releaseMs: 400 },
  "For lossy coding": { inputGainDb: 3, ceilingDbtp: -2, lookaheadMs: 5, releaseMs: 150 },
});
