import { inTime } from "../params/notes.ts";
import { amount, choice, degrees, hertz, milliseconds } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { decayFrames } from "./tail.ts";

const LONGEST_MS = 40;
const WIDEST_MS = 20;

/**
 * One to three voices, each the sound a little later, by `delayMs` and a swing of up to `depthMs` more; evenly apart in the swing, and together as
 * loud as one. `note` is a whole swing, and the right channel is `stereoPhaseDegrees` of it ahead. Some of the first voice may be fed back: with a delay of few
 * milliseconds it is a flanger; with a mix of 1 and one voice, a vibrato.
 */
export const chorus = definePlugin({
  id: "chorus",
  label: "Chorus",
  keepsTime: true,
  lineFrames: (_, sampleRate) => Math.ceil(((LONGEST_MS + WIDEST_MS) / 1000) * sampleRate) + 16,
  tailFrames: ({ delayMs, depthMs, feedback, mix }, sampleRate) => {
    const frames = ((Number(delayMs) + Number(depthMs)) / 1000) * sampleRate + 2;
    return mix === 0 ? 0 : frames + decayFrames(frames, Math.abs(Number(feedback)));
  },
  params: {
    rateHz: hertz({ label: "Rate", min: 0.02, max: 10, initial: 0.6 }),
    ...inTime("Length of a swing", "1/1"),
    delayMs: milliseconds({ label: "Delay", min: 0.5, max: LONGEST_MS, initial: 12 }),
    depthMs: milliseconds({ label: "Depth", min: 0, max: WIDEST_MS, initial: 3 }),
    voices: choice("Voices", ["1", "2", "3"], "2"),
    feedback: amount({ label: "Feedback", min: -0.95, max: 0.95, initial: 0 }),
    stereoPhaseDegrees: degrees({ label: "Stereo phase", min: -180, max: 180, initial: 90 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 0.5 }),
  },
});
