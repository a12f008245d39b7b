import { type Deed, edits, oneOf, tryDeed } from "./deeds.ts";
import { bus, session, track } from "./documents.ts";
import { type LiveDesk, type LiveOptions, openLive } from "./live.ts";
import { peak } from "./measure.ts";
import { choices, SAMPLE_RATE, sine } from "./signals.ts";

/** The frame of the first edit. */
export const BEGINS = 4001;
const EDITS = 50;
const FRAMES = BEGINS + EDITS * 1600;

/** What a hand does beside: none of it is an edit, all of it may meet one on its way. */
const hands: readonly Deed[] = [
  (_, strip, pick) => {
    strip.fader.value = -pick(0, 40);
  },
  (_, strip, pick) => {
    strip.mute.value = pick(0, 2) === 0;
    strip.solo.value = pick(0, 3) === 0;
  },
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.bypassed.value = pick(0, 1) === 1;
  },
];

/** Clips come, all of the same sine and in step, and go. */
function clipDeed(sound: Float32Array, clips: Map<string, string[]>): Deed {
  return (_, strip, pick) => {
    const mine = clips.get(strip.id) ?? [];
    const gone = pick(0, 1) ? mine.pop() : undefined;
    if (gone) strip.removeClip(gone);
    else if (strip.role === "track" && mine.length < 2)
      return strip
        .addClip({ file: "sine", audio: { sampleRate: SAMPLE_RATE, channels: [sound] }, gainDb: -12 })
        .then((id) => void clips.set(strip.id, [...mine, id]));
  };
}

/** Somebody notices that nothing is heard any more, and does something about it. */
function makeHeard({ mixer }: LiveDesk): void {
  for (const strip of mixer.strips) {
    strip.mute.value = false;
    strip.solo.value = false;
    strip.soloSafe.value = false;
  }
  mixer.strip("a").routeTo(mixer.master);
  mixer.strip("a").fader.value = 0;
  mixer.master.fader.value = 0;
  for (const vca of mixer.vcas) vca.fader.value = 0;
  mixer.monitor.cut.value = false;
  mixer.monitor.level.value = 0;
}

const isHeard = (live: LiveDesk) => peak(live.heard().left.subarray(-480)) > 0.1;

export interface EditedOptions {
  readonly wire?: LiveOptions["wire"];
  /** What else is done to the desk, between edits. */
  readonly more?: readonly Deed[];
}

/** A desk that plays a sine at 0 dBFS while fifty random edits are made and more is done to it, some in one breath, some far apart. */
export async function edited(seed: number, hz: number, { wire, more = [] }: EditedOptions = {}): Promise<LiveDesk> {
  const pick = choices(seed * 7919);
  const sound = sine(FRAMES + 60000, hz);
  const strips = [track("a", { channels: 2, trimDb: -6, output: "mix" }), track("b", { channels: 1, trimDb: -6 }), bus("mix")];
  const live = await openLive(session(strips), { sounds: { a: sound, b: sound }, ...(wire && { wire }) });
  const deeds = [...edits, clipDeed(sound, new Map())];
  live.mixer.transport.play();
  await live.render(BEGINS);
  for (let edit = 0; edit < EDITS; ) {
    const strip = oneOf(live.mixer.strips, pick)!;
    if (await tryDeed(oneOf(deeds, pick)!, live.mixer, strip, pick)) edit++;
    if (more.length > 0 && pick(0, 1) === 0) await tryDeed(oneOf(more, pick)!, live.mixer, oneOf(live.mixer.strips, pick)!, pick);
    if (pick(0, 2) === 0) await tryDeed(oneOf(hands, pick)!, live.mixer, oneOf(live.mixer.strips, pick)!, pick);
    const distance = [0, 40, 700, 3000][pick(0, 3)]!;
    if (distance > 0) await live.render(pick(1, distance));
    if (!isHeard(live) && pick(0, 2) === 0) makeHeard(live);
  }
  await live.render(6000);
  return live;
}
