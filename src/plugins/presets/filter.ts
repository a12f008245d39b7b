import { filter } from "../filter.ts";
import { definePresets } from "./preset.ts";

export const filterPresets = definePresets(filter, {
  Telephone: { shape: "band-pass", frequencyHz: 1400, q: 0.8, driveDb: 12 },
  "Next door": { frequencyHz: 350 },
  "Acid bass": { frequencyHz: 600, q: 6, driveDb: 9 },
  "Out of the way": { shape: "high-pass", frequencyHz: 180 },
  "Hum at 50 Hz": { shape: "notch", frequencyHz: 50, q: 10 },
  "Warm top": { frequencyHz: 7000, q: 0.6, driveDb: 6 },
});
