import { latency } from "../latency.ts";
import { definePresets } from "./preset.ts";

/** As late as what comes through a device outside usually is: its buffer. */
export const latencyPresets = definePresets(latency, {
  "Buffer of 64": { frames: 64 },
  "Buffer of 128": { frames: 128 },
  "Buffer of 256": { frames: 256 },
  "Buffer of 512": { frames: 512 },
  "Buffer of 1024": { frames: 1024 },
});
