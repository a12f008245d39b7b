import { amount, hertz } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/**
 * How far apart left and right are: their difference times `width`, their mean as it is. Below `monoBelowHz` (off at 20) the difference fades, by 12 dB an octave,
 * so that the bass stands in the middle. What is mono in or on a mono strip passes as it is; at 1, with the bass left alone, everything does, to the bit.
 */
export const width = definePlugin({
  id: "width",
  label: "Width",
  tailFrames: ({ monoBelowHz }, sampleRate) =>
    Number(monoBelowHz) <= 20 ? 0 : (16 * sampleRate) / (2 * Math.PI * Number(monoBelowHz)),
  params: {
    width: amount({ label: "Width", min: 0, max: 2, initial: 1 }),
    monoBelowHz: hertz({ label: "Mono below", min: 20, max: 500, initial: 20 }),
  },
});
