import { width } from "../width.ts";
import { definePresets } from "./preset.ts";

export const widthPresets = definePresets(width, {
  Mono: { width: 0 },
  Narrow: { width: 0.6 },
  "Wide, bass in the middle": { width: 1.4, monoBelowHz: 150 },
  "For vinyl": { width: 1, monoBelowHz: 250 },
  "Room, very wide": { width: 1.8, monoBelowHz: 200 },
});
