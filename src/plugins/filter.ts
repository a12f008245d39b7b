import { choice, decibels, hertz, q } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { rowFrames } from "./poles.ts";

/**
 * A second-order filter to be played: low, high or band pass (1 at its frequency) or notch, as a trapezoidal state-variable filter (A. Simper,
 * "Solving the continuous SVF equations using trapezoidal integration and equivalent currents", 2013): it stays stable however fast its frequency
 * moves. Before it, `driveDb` raises quiet sound by as much and bends what is louder towards full scale, `d x / sqrt(1 + (d^2 - 1) x^2)`, without
 * oversampling; at 0 dB it changes nothing.
 */
export const filter = definePlugin({
  id: "filter",
  label: "Filter",
  tailFrames: ({ frequencyHz, q: sharpness }, sampleRate) =>
    rowFrames([{ hz: Number(frequencyHz), damping: 0.5 / Number(sharpness) }], "bilinear", sampleRate),
  params: {
    shape: choice("Shape", ["low-pass", "high-pass", "band-pass", "notch"], "low-pass"),
    frequencyHz: hertz({ label: "Frequency", min: 20, max: 20000, initial: 1000 }),
    q: q({ label: "Resonance", min: 0.5, max: 40, initial: Math.SQRT1_2 }),
    driveDb: decibels({ label: "Drive", min: 0, max: 36, initial: 0 }),
  },
});
