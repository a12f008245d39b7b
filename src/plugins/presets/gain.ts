import { gain } from "../gain.ts";
import { definePresets } from "./preset.ts";

export const gainPresets = definePresets(gain, {
  "Half as loud": { gainDb: -10 },
  "Half the voltage": { gainDb: -6.02 },
  "Half the power": { gainDb: -3.01 },
  "Twice the voltage": { gainDb: 6.02 },
  "Down to line level": { gainDb: -20 },
});
