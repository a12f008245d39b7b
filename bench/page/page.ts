import { Grid } from "../contestant.ts";
import { browserNodes } from "../peers/chromium.ts";
import { postfadeWorklet } from "../postfade/worklet.ts";

declare global {
  /** What Node may ask of this page. */
  var grid: Grid;
}

globalThis.grid = new Grid({
  chromium: async () => browserNodes,
  "postfade-worklet": async () => postfadeWorklet,
});
