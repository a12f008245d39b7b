import { choice, milliseconds } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/**
 * Lets the sound through as it is, for a page to look at: `insert.analyser()` reads its spectrum, the correlation of its sides and its newest frames. `sizeFrames`,
 * `window` and `averagingMs` are how the spectrum is to be taken: a Hann window, the four-term Blackman-Harris (F. J. Harris, Proc. IEEE 66(1), 1978), or a
 * flat top, which reads levels of tones within 0.01 dB.
 */
export const analyser = definePlugin({
  id: "analyser",
  label: "Analyser",
  params: {
    sizeFrames: choice("Size", ["1024", "2048", "4096", "8192", "16384"], "4096"),
    window: choice("Window", ["hann", "blackman-harris", "flat-top"], "hann"),
    averagingMs: milliseconds({ label: "Averaging", min: 0, max: 5000, initial: 300 }),
  },
});
