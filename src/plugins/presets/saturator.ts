import { saturator } from "../saturator.ts";
import { definePresets } from "./preset.ts";

export const saturatorPresets = definePresets(saturator, {
  "A little warmth": { shape: "tube", driveDb: 3, outputDb: -2 },
  "Tape on the bus": { shape: "tape", driveDb: 6, outputDb: -5, quality: "4x" },
  "Bass that speaks": { shape: "tube", driveDb: 14, outputDb: -8, mix: 0.6, quality: "4x" },
  "Drums in parallel": { shape: "soft", driveDb: 24, outputDb: -10, mix: 0.35, quality: "4x" },
  "Soft clipper": { shape: "tanh", driveDb: 9, outputDb: -6, quality: "8x" },
  "Torn speaker": { shape: "tanh", driveDb: 34, outputDb: -14, quality: "8x" },
});
