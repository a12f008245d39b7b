import { amount, decibels, hertz, milliseconds, seconds } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { TAIL_DB } from "./tail.ts";

const LONGEST_PRE_DELAY_MS = 200;
/** Of all lines together at their longest, beside some frames of each (`assembly/plugins/reverb.ts`). */
const LINES_SECONDS = 2.67;
const LINES_FRAMES = 1100;
/** The longest line in a room of size 1, and what spreads the beginning. */
const LONGEST_WAY_SECONDS = 0.3;

/**
 * A room: sixteen delay lines that feed each other through an orthogonal matrix (J.-M. Jot and A. Chaigne, "Digital Delay Networks for Designing
 * Artificial Reverberators", AES 90th Convention, 1991). Every frequency takes `decaySeconds` to fall by 60 dB, whatever the size; damping makes a
 * frequency f fall 1 + (10^damping - 1) f^2 / (f^2 + dampingHz^2) times as fast. Eight lines hear the left and are heard there, eight the right, and
 * all of them are mixed: what comes from one side begins there and fills the room. `size` sets how long the lines are: from a booth (11 to 33 ms) to a
 * hall (70 to 210 ms). `diffusion` spreads the beginning by all-passes (M. R. Schroeder, 1962), `modulation` turns neighbouring lines into one
 * another (S. J. Schlecht and E. A. P. Habets, JASA 138, 2015): no mode of the room stays long enough to ring, and nothing changes its pitch. Steady noise
 * through it is as loud as it came, however long the decay. `duckingDb` turns the room down while the input is above `duckingThresholdDb`: by as many dB, and
 * no more than that; its level falls by 20 dB in `duckingReleaseMs`. Size and pre-delay move by fading over. On a mono strip it hears one sound on both sides, and both are heard.
 */
export const reverb = definePlugin({
  id: "reverb",
  label: "Reverb",
  // The engine gives twice as much, for two channels.
  lineFrames: (_, sampleRate) => Math.ceil((LINES_SECONDS / 2) * sampleRate) + LINES_FRAMES / 2,
  tailFrames: ({ decaySeconds, preDelayMs, mix }, sampleRate) =>
    mix === 0
      ? 0
      : Math.ceil(((Number(decaySeconds) * TAIL_DB) / 60 + Number(preDelayMs) / 1000 + LONGEST_WAY_SECONDS) * sampleRate),
  params: {
    decaySeconds: seconds({ label: "Decay", min: 0.2, max: 20, initial: 2 }),
    preDelayMs: milliseconds({ label: "Pre-delay", min: 0, max: LONGEST_PRE_DELAY_MS, initial: 10 }),
    size: amount({ label: "Size", min: 0, max: 1, initial: 0.5 }),
    damping: amount({ label: "Damping", min: 0, max: 1, initial: 0.3 }),
    dampingHz: hertz({ label: "Damping above", min: 500, max: 16000, initial: 5000 }),
    diffusion: amount({ label: "Diffusion", min: 0, max: 1, initial: 0.8 }),
    modulation: amount({ label: "Modulation", min: 0, max: 1, initial: 0.4 }),
    modulationHz: hertz({ label: "Modulation rate", min: 0.05, max: 5, initial: 0.7 }),
    lowCutHz: hertz({ label: "Low cut", min: 20, max: 2000, initial: 20 }),
    highCutHz: hertz({ label: "High cut", min: 500, max: 20000, initial: 20000 }),
    duckingDb: decibels({ label: "Ducking", min: 0, max: 24, initial: 0 }),
    duckingThresholdDb: decibels({ label: "Ducking above", min: -60, max: 0, initial: -30 }),
    duckingReleaseMs: milliseconds({ label: "Ducking release", min: 20, max: 2000, initial: 250 }),
    mix: amount({ label: "Mix", min: 0, max: 1, initial: 0.3 }),
  },
});
