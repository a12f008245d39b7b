import { Grid } from "../contestant.ts";
import type { Effort } from "../effort.ts";
import { pageEngines } from "../engines/page.ts";
import { type Figures, figuresOf } from "../figures.ts";
import { offlineNodes } from "../peers/web-audio.ts";
import { liveInputs, sourcesAlone } from "../postfade/live-inputs.ts";
import { clipInputs, postfadeWorklet } from "../postfade/worklet.ts";

declare global {
  /** What Node may ask of this page. */
  var grid: Grid;
  var figures: (effort: Effort) => Promise<Figures>;
}

globalThis.grid = new Grid({
  chromium: async () => offlineNodes(OfflineAudioContext),
  tone: async () => (await import("../peers/tone.ts")).toneDesk,
  "postfade-worklet": async () => postfadeWorklet,
  "live-inputs": async () => liveInputs,
  "clip-inputs": async () => clipInputs,
  "sources-alone": async () => sourcesAlone,
});

globalThis.figures = async (effort) => figuresOf(await pageEngines(), effort, (what) => console.log(what));
