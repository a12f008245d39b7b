import { delay } from "../delay.ts";
import { definePresets } from "./preset.ts";

export const delayPresets = definePresets(delay, {
  Slap: { timeMs: 95, feedback: 0, mix: 0.25, highCutHz: 6000 },
  "Dotted eighths": { sync: true, note: "1/8D", feedback: 0.4, mix: 0.3, lowCutHz: 150, highCutHz: 6000 },
  "Quarters, side to side": { sync: true, note: "1/4", pingPong: true, feedback: 0.45, mix: 0.3, lowCutHz: 200 },
  Tape: { timeMs: 380, feedback: 0.5, lowCutHz: 120, highCutHz: 3500, modulationHz: 0.6, modulationMs: 0.8 },
  "Voice, far behind": { sync: true, note: "1/2", feedback: 0.3, mix: 0.18, lowCutHz: 300, highCutHz: 2500 },
  Doubled: { timeMs: 24, feedback: 0, mix: 0.4, modulationHz: 0.4, modulationMs: 1.5 },
  "For a send": { sync: true, note: "1/8D", feedback: 0.35, mix: 1, lowCutHz: 200, highCutHz: 5000 },
});
