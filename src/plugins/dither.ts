import { choice } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";

/**
 * To whole numbers of so many bits, for the end of the master: triangular dither of one step to either side, so that the error is noise, whatever the sound
 * (Lipshitz, Wannamaker and Vanderkooy, "Quantization and dither: a theoretical survey", JAES 40(5), 1992). `lipshitz` shapes the error to where the ear hears it least, at 44.1 and 48 kHz
 * (the filter of five taps of Lipshitz, Vanderkooy and Wannamaker, "Minimally audible noise shaping", JAES 39(11), 1991). Nothing is louder than full scale.
 */
export const dither = definePlugin({
  id: "dither",
  label: "Dither",
  restless: true,
  params: {
    bits: choice("Bits", ["8", "12", "16", "20", "24"], "16"),
    shaping: choice("Noise shaping", ["none", "lipshitz"], "none"),
  },
});
