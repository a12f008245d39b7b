import type { ParamValue } from "../params/spec.ts";
import { amount, choice, decibels } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { TAIL_DB } from "./tail.ts";

/** Frames that the half-band filters of each quality are late. */
const LATE_FRAMES = { "1x": 0, "2x": 73, "4x": 78, "8x": 80 } as const;
/** A tube's offset is taken away by a high pass this low. */
const TUBE_CUT_HZ = 3;

const lateFrames = ({ quality }: Readonly<Record<string, ParamValue>>) => LATE_FRAMES[quality as keyof typeof LATE_FRAMES];

/**
 * Saturation: `driveDb` louder, bent, `outputDb` louder. `tanh`; `soft`, x / sqrt(1 + x^2), which bends sooner; `tube`, a tanh that is moved to one
 * side, for even harmonics, without the offset that makes; `tape`, tanh with its treble (from 3 kHz, by 6 dB) raised before and lowered after,
 * so that it bends first. `quality` says how often the sound is oversampled, by half-band filters with linear phase, flat within 0.002 dB to 20 kHz
 * at 48 kHz: what a tanh folds back of 5 kHz at -6 dBFS is below -80 dBFS with 12 dB of drive from `2x` on, with 24 dB at `8x`. `1x` is the plain
 * curve and comes at once; the others are 73, 78 and 80 frames late, and say so.
 */
export const saturator = definePlugin({
  id: "saturator",
  label: "Saturator",
  latencyFrames: lateFrames,
  tailFrames: (values, sampleRate) =>
    lateFrames(values) +
    (values.shape === "tube" ? Math.ceil((TAIL_DB * Math.LN10 * sampleRate) / (20 * 2 * Math.PI * TUBE_CUT_HZ)) : 0),
  params: {
    shape: choice("Shape", ["tanh", "soft", "tube", "tape"], "tanh"),
    driveDb: decibels({ label: "Drive", min: 0, max: 36, initial: 0 }),
    outputDb: decibels({ label: "Output", min: -36, max: 12, initial: 0 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 1 }),
    quality: choice("Quality", ["1x", "2x", "4x", "8x"], "2x"),
  },
});
