import { GraphError } from "../../src/graph/errors.ts";
import type { Tap } from "../../src/graph/graph.ts";
import type { MixerStrip } from "../../src/mixer/console/strip.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { plugins } from "../../src/plugins/index.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { choices } from "./signals.ts";

export type Pick = ReturnType<typeof choices>;

/** Something a user does to a strip of a desk, or to the desk. */
export type Deed = (mixer: Mixer, strip: MixerStrip, pick: Pick) => void | Promise<void>;

export const oneOf = <T>(items: readonly T[], pick: Pick): T | undefined => items[pick(0, items.length - 1)];

/** Of these a full sine gets harmonics, and more of them while its level moves. */
const BENDING = ["compressor", "deesser", "gate", "limiter", "multiband", "saturator"];
/** Those that leave a sine a sine and make no sound of their own: that could not be told from a click. */
const QUIET_PLUGINS = plugins.filter(({ id, restless }) => !restless && !BENDING.includes(id));

const MOST_STRIPS = 12;
const side = (pick: Pick): Tap => (pick(0, 1) ? "pre-fader" : "post-fader");

/** Everything that changes the shape of a desk. */
export const edits: readonly Deed[] = [
  (mixer, _, pick) => {
    if (mixer.strips.length < MOST_STRIPS) mixer.addTrack({ channels: pick(1, 2) as 1 | 2 });
  },
  (mixer, _, pick) => {
    if (mixer.strips.length < MOST_STRIPS) mixer.addBus({ channels: pick(1, 2) as 1 | 2 });
  },
  (mixer, strip, pick) => {
    const plugin = oneOf(QUIET_PLUGINS, pick)!;
    const keyed = plugin.sidechain && pick(0, 1) ? { sidechain: { from: oneOf(mixer.strips, pick)!, tap: side(pick) } } : {};
    const at = pick(0, strip.inserts.length);
    strip.addInsert(plugin, plugin === latency ? { frames: pick(0, 400) } : {}, { placement: side(pick), at, ...keyed });
  },
  (mixer, strip, pick) => void strip.addSend(oneOf(mixer.strips, pick)!, { levelDb: -12, tap: side(pick) }),
  (mixer, strip, pick) => strip.routeTo(pick(0, 5) === 0 ? null : oneOf(mixer.strips, pick)!),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.remove(),
  (_, strip, pick) => oneOf(strip.inserts, pick)?.place(side(pick)),
  (_, strip, pick) => oneOf(strip.sends, pick)?.remove(),
  (_, strip, pick) => {
    const insert = strip.inserts.find(({ plugin }) => plugin.id === "latency");
    if (insert) insert.params.frames!.value = pick(0, 500);
  },
  (_, strip, pick) => oneOf(strip.inserts, pick)?.moveTo(pick(0, strip.inserts.length - 1)),
  (_, strip, pick) => {
    const plugin = oneOf(QUIET_PLUGINS, pick)!;
    oneOf(strip.inserts, pick)?.replace(plugin, plugin === latency ? { frames: pick(0, 400) } : {});
  },
  (mixer, strip, pick) => {
    const insert = strip.inserts.find(({ plugin }) => plugin.sidechain);
    if (insert) insert.sidechain = pick(0, 2) === 0 ? null : { from: oneOf(mixer.strips, pick)!, tap: side(pick) };
  },
  (mixer, strip, pick) => {
    const send = oneOf(strip.sends, pick);
    if (send && pick(0, 1)) send.tap = side(pick);
    else if (send) send.to = oneOf(mixer.strips, pick)!;
  },
  (_, strip, pick) => {
    strip.channels = pick(1, 2) as 1 | 2;
  },
  (_, strip, pick) => {
    if (strip.id !== "a" && pick(0, 2) === 0) strip.remove();
  },
  (mixer, strip, pick) => {
    const meter = strip.meter("post-fader");
    if (pick(0, 1)) meter.close();
    else mixer.master.addInsert(latency, { frames: pick(0, 200) }, { id: "late" }).remove();
  },
];

/** Does something; an edit that is refused must say why in words of the graph. Says whether it was done. */
export async function tryDeed(deed: Deed, mixer: Mixer, strip: MixerStrip, pick: Pick): Promise<boolean> {
  try {
    await deed(mixer, strip, pick);
    return true;
  } catch (error) {
    if (!(error instanceof GraphError)) throw error;
    return false;
  }
}
