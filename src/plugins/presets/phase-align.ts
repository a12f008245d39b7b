import { phaseAlign } from "../phase-align.ts";
import { definePresets } from "./preset.ts";

export const phaseAlignPresets = definePresets(phaseAlign, {
  "Turned over": { polarity: "inverted" },
  "Overheads, a metre off": { delayMs: 2.9 },
  "Bass, direct to a microphone 30 cm away": { delayMs: 0.87 },
  "Snare from below": { polarity: "inverted", delayMs: 0.25 },
  "Kick, quarter of a turn": { phaseDegrees: 90, frequencyHz: 60 },
});
