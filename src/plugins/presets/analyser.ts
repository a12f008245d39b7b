import { analyser } from "../analyser.ts";
import { definePresets } from "./preset.ts";

export const analyserPresets = definePresets(analyser, {
  "Tonal balance": { sizeFrames: "8192", averagingMs: 3000 },
  Fast: { sizeFrames: "1024", averagingMs: 50 },
  "Low end": { sizeFrames: "16384", averagingMs: 500 },
  "Hum and hiss": { sizeFrames: "16384", window: "blackman-harris", averagingMs: 2000 },
  "Levels of tones": { sizeFrames: "4096", window: "flat-top", averagingMs: 100 },
});
