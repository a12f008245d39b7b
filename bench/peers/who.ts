import type { RacerId } from "../contestant.ts";

/** How a contestant is called in tables, and what of its sound is not the definition's. */
export interface Who {
  readonly label: string;
  readonly differs: string;
}

const NODES_COMPRESSOR = "its compressor is Web Audio's: another algorithm, with 6 ms of look-ahead and make-up";

export const who: Readonly<Record<RacerId, Who>> = {
  "postfade-node": { label: "Postfade, Node", differs: "" },
  "postfade-worklet": { label: "Postfade, AudioWorklet", differs: "" },
  chromium: { label: "Chromium's nodes", differs: NODES_COMPRESSOR },
  tone: { label: "Tone.js", differs: NODES_COMPRESSOR },
  elementary: { label: "Elementary, offline renderer", differs: "its compressor smooths the level, not the gain" },
  faust: {
    label: "Faust, one program in WebAssembly",
    differs: "nothing but its precision, which is double where there are compressors, since that is faster for it",
  },
  "node-web-audio-api": { label: "node-web-audio-api", differs: NODES_COMPRESSOR },
};
