import { hertz } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/** Takes away what does not swing: a high pass of the first order. Its mean is kept in two floats, so that none of it is left. */
export const dcBlock = definePlugin({
  id: "dc-block",
  label: "DC block",
  tailFrames: ({ cutoffHz }, sampleRate) => (10.4 * sampleRate) / (2 * Math.PI * Number(cutoffHz)),
  params: { cutoffHz: hertz({ label: "Cut-off", min: 1, max: 100, initial: 5 }) },
});
