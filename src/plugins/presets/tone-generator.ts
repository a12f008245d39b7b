import { toneGenerator } from "../tone-generator.ts";
import { definePresets } from "./preset.ts";

export const toneGeneratorPresets = definePresets(toneGenerator, {
  "Line-up, 1 kHz at -18": { levelDb: -18 },
  "Tuning A": { frequencyHz: 440, levelDb: -24 },
  "Pink, for loudspeakers": { signal: "pink", levelDb: -26 },
  "White, for measuring": { signal: "white", levelDb: -30 },
  "Bass, 50 Hz": { frequencyHz: 50, levelDb: -18 },
});
