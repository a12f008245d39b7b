import { type Accuracy, measureAccuracy } from "./accuracy.ts";
import { type EditTime, timeEdits } from "./compile.ts";
import { type DeskTimes, timeDesk } from "./desk.ts";
import type { Effort } from "./effort.ts";
import type { Engines } from "./engines/engines.ts";
import { type FirstSecond, timeFirstSecond } from "./first-second.ts";
import { type KernelTime, timeKernels } from "./kernels.ts";
import { type LaneTime, timeLanes } from "./lanes.ts";
import { type RestTime, timeRest } from "./rest.ts";
import { type ScaleTime, timeScale } from "./scale.ts";
import { type SilenceTime, timeSilence } from "./silence.ts";
import { timeSteadiness } from "./steadiness.ts";
import type { QuantumTimes } from "./timing.ts";

/** What is measured of Postfade alone, in Node or in a page. */
export interface Figures {
  readonly accuracy: readonly Accuracy[];
  readonly desks: readonly DeskTimes[];
  /** What a loop takes that only counts. */
  readonly steadiness: QuantumTimes;
  readonly lanes: LaneTime;
  readonly kernels: readonly KernelTime[];
  readonly silence: SilenceTime;
  readonly rest: readonly RestTime[];
  readonly firstSecond: FirstSecond;
  readonly edits: readonly EditTime[];
  readonly scale: readonly ScaleTime[];
}

/** All questions, one after the other. @param say told what is asked next */
export async function figuresOf(engines: Engines, effort: Effort, say: (what: string) => void): Promise<Figures> {
  const { trackCount } = effort;
  say("first second");
  const firstSecond = await timeFirstSecond(engines, trackCount);
  say("accuracy");
  const accuracy = [await measureAccuracy(engines, trackCount, false), await measureAccuracy(engines, trackCount, true)];
  const desks: DeskTimes[] = [];
  for (const tracks of effort.desks.trackCounts)
    for (const load of effort.desks.loads) {
      say(`desk of ${tracks}, ${load}`);
      desks.push(await timeDesk(engines, tracks, load, effort.desks.readings));
    }
  const steadiness = timeSteadiness(engines, effort.desks.readings);
  say("lanes");
  const lanes = await timeLanes(engines, trackCount, effort.desks.readings);
  say("kernels");
  const kernels = await timeKernels(engines, effort.kernels.instances, effort.kernels.seconds);
  say("silence");
  const silence = await timeSilence(engines, trackCount, effort.silenceReadings);
  say("rest");
  const rest = await timeRest(engines, effort.restSeconds);
  const edits: EditTime[] = [];
  for (const [tracks, load] of effort.edits.desks) {
    say(`edits of a desk of ${tracks}, ${load}`);
    edits.push(await timeEdits(engines, tracks, load, effort.edits.edits));
  }
  const scale: ScaleTime[] = [];
  for (const [tracks, inserts] of effort.scale.desks) {
    say(`edits of a desk of ${tracks}, 32 buses, 4 sends, ${inserts} inserts each`);
    scale.push(await timeScale(engines, tracks, inserts, effort.scale.rounds));
  }
  return { accuracy, desks, steadiness, lanes, kernels, silence, rest, firstSecond, edits, scale };
}
