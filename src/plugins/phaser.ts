import { inTime } from "../params/notes.ts";
import { amount, choice, degrees, hertz, octaves } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { decayFrames, TAIL_DB } from "./tail.ts";

/**
 * A row of first-order allpasses whose common corner swings `depthOctaves` to either side of `centreHz`; mixed with what came in, every two of them
 * make a notch. They are trapezoidal one-poles (Zavalishin, "The Art of VA Filter Design", 2018, chapters 3 and 10), so they may swing as fast as they like.
 * `note` is a whole swing, and the right channel is `stereoPhaseDegrees` of it ahead. No corner is higher than three eighths of the sample rate.
 */
export const phaser = definePlugin({
  id: "phaser",
  label: "Phaser",
  keepsTime: true,
  tailFrames: ({ centreHz, depthOctaves, stages, feedback, mix }, sampleRate) => {
    if (mix === 0) return 0;
    const corner = (2 * Math.PI * Number(centreHz) * 2 ** -Number(depthOctaves)) / sampleRate;
    const loop = (2 * Number(stages)) / corner;
    return loop + (TAIL_DB * 0.1152 + 2 * Number(stages)) / corner + decayFrames(loop, Math.abs(Number(feedback)));
  },
  params: {
    rateHz: hertz({ label: "Rate", min: 0.02, max: 10, initial: 0.4 }),
    ...inTime("Length of a swing", "1/1"),
    centreHz: hertz({ label: "Centre", min: 100, max: 8000, initial: 800 }),
    depthOctaves: octaves({ label: "Depth", min: 0, max: 4, initial: 1.5 }),
    stages: choice("Stages", ["2", "4", "6", "8"], "4"),
    feedback: amount({ label: "Feedback", min: -0.95, max: 0.95, initial: 0.3 }),
    stereoPhaseDegrees: degrees({ label: "Stereo phase", min: -180, max: 180, initial: 90 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 0.5 }),
  },
});
