import { inTime } from "../params/notes.ts";
import { amount, choice, degrees, hertz } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/**
 * The level swings: from what came in, where a swing begins, down by `depth` and back, along a sine or a triangle. `note` is a whole swing. The
 * right channel is `stereoPhaseDegrees` of a swing ahead. From wherever the transport starts, swings stand as if they had begun with the session.
 */
export const tremolo = definePlugin({
  id: "tremolo",
  label: "Tremolo",
  keepsTime: true,
  params: {
    rateHz: hertz({ label: "Rate", min: 0.1, max: 20, initial: 5 }),
    ...inTime("Length of a swing", "1/8"),
    depth: amount({ label: "Depth", min: 0, max: 1, initial: 0.5 }),
    shape: choice("Shape", ["sine", "triangle"], "sine"),
    stereoPhaseDegrees: degrees({ label: "Stereo phase", min: -180, max: 180, initial: 0 }),
  },
});
