import { phaser } from "../phaser.ts";
import { definePresets } from "./preset.ts";

export const phaserPresets = definePresets(phaser, {
  "Electric piano": { rateHz: 0.5, centreHz: 700, depthOctaves: 1.2, stages: "4", feedback: 0.2 },
  "Guitar, slow and deep": { rateHz: 0.12, centreHz: 900, depthOctaves: 2.2, stages: "6", feedback: 0.55 },
  Strings: { rateHz: 0.3, centreHz: 500, depthOctaves: 1, stages: "2", feedback: 0, stereoPhaseDegrees: 180 },
  Vowels: { rateHz: 0.2, centreHz: 1100, depthOctaves: 1.6, stages: "8", feedback: 0.75 },
  Bars: { sync: true, note: "2/1", centreHz: 800, depthOctaves: 2, stages: "6", feedback: 0.4 },
  "Fast swirl": { rateHz: 3.5, centreHz: 1200, depthOctaves: 0.8, stages: "4", feedback: 0.3, stereoPhaseDegrees: 120 },
});
