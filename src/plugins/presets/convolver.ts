import { convolver } from "../convolver.ts";
import { definePresets } from "./preset.ts";

/** What is done with a room; which one it is, the file says. */
export const convolverPresets = definePresets(convolver, {
  "For a send": { mix: 1 },
  "For a send, without its bass": { mix: 1, lowCutHz: 200 },
  "A touch": { mix: 0.12, lowCutHz: 120 },
  "Behind a voice": { mix: 0.2, lowCutHz: 300, highCutHz: 6000 },
  "Dark and far": { mix: 0.6, highCutHz: 2500 },
  "Loudspeaker cabinet": { mix: 1, lowCutHz: 60, highCutHz: 9000 },
});
