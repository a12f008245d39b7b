import type { PluginSpec } from "../src/plugins/describe.ts";
import { plugins } from "../src/plugins/index.ts";
import type { SessionDocument } from "../src/session/document.ts";
import type { Engines } from "./engines/engines.ts";
import { type PlayingDesk, playingDesk } from "./postfade/desk.ts";
import { clips, SAMPLE_RATE } from "./session/clips.ts";
import { median } from "./statistics.ts";
import { timeEach } from "./timing.ts";

/** What a block of four stereo strips with one plugin each costs, in microseconds at the median. */
export interface RestTime {
  readonly plugin: string;
  /** It sounds by itself, and never rests. */
  readonly restless: boolean;
  readonly soundUs: number;
  /** In the first second of silence. */
  readonly justAfterUs: number;
  readonly laterSeconds: number;
  readonly laterUs: number;
}

const QUANTA_PER_SECOND = 375;
/** Quanta between two looks at the clock. */
const TOGETHER = 5;
const STRIPS = 4;

/**
 * What does each plugin cost when its sound is over? Numbers too small to be normal cost a processor tens of times what others do; what has come
 * to rest costs nothing.
 * @param laterSeconds of silence
 */
export async function timeRest(engines: Engines, laterSeconds: number): Promise<RestTime[]> {
  const found: RestTime[] = [];
  for (const plugin of plugins) {
    const desk = await playingDesk(deskOf(plugin), () => ({ sampleRate: SAMPLE_RATE, channels: clips(1)[0]! }), engines.usual);
    secondUs(desk);
    const soundUs = secondUs(desk);
    desk.mixer.transport.stop();
    await desk.mixer.arrived();
    const justAfterUs = secondUs(desk);
    for (let n = 0; n < (laterSeconds - 1) * QUANTA_PER_SECOND; n++) desk.quantum();
    const laterUs = secondUs(desk);
    found.push({ plugin: plugin.id, restless: plugin.restless ?? false, soundUs, justAfterUs, laterSeconds, laterUs });
  }
  return found;
}

/** Renders a second. */
function secondUs({ quantum }: PlayingDesk): number {
  return median([...timeEach(QUANTA_PER_SECOND / TOGETHER, TOGETHER, quantum)]);
}

function deskOf({ id, impulse }: PluginSpec): SessionDocument {
  const tracks = Array.from({ length: STRIPS }, (_, i) => ({
    id: `track-${i}`,
    role: "track" as const,
    channels: 2 as const,
    clips: [{ file: "sound.wav" }],
    inserts: [{ plugin: id, ...(impulse && { impulse: "room.wav" }) }],
  }));
  return { format: "postfade-session", version: 1, strips: [...tracks, { id: "master", role: "master" }] };
}
