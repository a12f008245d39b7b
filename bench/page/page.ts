import { Grid } from "../contestant.ts";
import { offlineNodes } from "../peers/web-audio.ts";
import { postfadeWorklet } from "../postfade/worklet.ts";

declare global {
  /** What Node may ask of this page. */
  var grid: Grid;
}

globalThis.grid = new Grid({
  chromium: async () => offlineNodes(OfflineAudioContext),
  tone: async () => (await import("../peers/tone.ts")).toneDesk,
  "postfade-worklet": async () => postfadeWorklet,
});
