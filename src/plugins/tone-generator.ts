import { choice, decibels, hertz, toggle } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/**
 * A test tone instead of what comes in, or with `through` besides it. `levelDb` is a sine's peak and the root mean square of noise. White noise is one number
 * for each frame, worked out from it (the finaliser of MurmurHash3), so every strip has the same; the right channel has another than the left. Pink is that
 * through six one-poles (P. Kellet's filter: within 0.1 dB of -3 dB an octave from 20 Hz to 18 kHz at 44.1 and 48 kHz, 0.7 dB at 96 kHz).
 */
export const toneGenerator = definePlugin({
  id: "tone-generator",
  label: "Tone generator",
  restless: true,
  params: {
    signal: choice("Signal", ["sine", "white", "pink"], "sine"),
    frequencyHz: hertz({ label: "Frequency", min: 10, max: 20000, initial: 1000 }),
    levelDb: decibels({ label: "Level", min: -144, max: 0, initial: -20, cell: "gain" }),
    through: toggle("What comes in is heard too", false),
  },
});
