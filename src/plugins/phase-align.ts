import { choice, degrees, hertz, milliseconds } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

const LONGEST_MS = 50;

/**
 * Brings what two microphones heard of one thing into step: a delay in whole frames, which is not compensated for, polarity, and an allpass of the first order
 * that turns the phase back by `phaseDegrees` at `frequencyHz`, by nothing far below, and by half a turn far above it.
 */
export const phaseAlign = definePlugin({
  id: "phase-align",
  label: "Phase align",
  lineFrames: (_, sampleRate) => Math.ceil((LONGEST_MS / 1000) * sampleRate) + 16,
  tailFrames: ({ delayMs, phaseDegrees, frequencyHz }, sampleRate) => {
    const late = (Number(delayMs) / 1000) * sampleRate;
    const corner = Number(frequencyHz) / Math.tan(Math.max(1e-3, (Number(phaseDegrees) * Math.PI) / 360));
    return Number(phaseDegrees) === 0 ? late : late + (12 * sampleRate) / (2 * Math.PI * Math.max(1, corner));
  },
  params: {
    delayMs: milliseconds({ label: "Delay", min: 0, max: LONGEST_MS, initial: 0 }),
    polarity: choice("Polarity", ["normal", "inverted"], "normal"),
    phaseDegrees: degrees({ label: "Phase", min: 0, max: 170, initial: 0 }),
    frequencyHz: hertz({ label: "at", min: 20, max: 10000, initial: 200 }),
  },
});
