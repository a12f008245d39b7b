import type { Mixer } from "../../src/mixer/mixer.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { noise } from "../desk/signals.ts";

/** Two tracks and a bus, and two scenes of theirs to compare. */
export const desk = () =>
  session(
    [
      track("a", { channels: 2, inserts: [{ id: "c", plugin: "compressor" }], sends: [{ id: "s", to: "room", levelDb: -9 }] }),
      track("b", { channels: 1, inserts: [{ id: "late", plugin: "latency", params: { frames: 64 } }] }),
      bus("room", { faderDb: -6 }),
    ],
    {
      scenes: [
        { id: "verse", name: "Verse", values: { "a.faderDb": -8, "room.mute": true } },
        { id: "late", values: { "b/late.frames": 200, "a.faderDb": -3 } },
      ],
    },
  );
export const sounds = { a: [noise(9000, 1), noise(9000, 2)], b: noise(9000, 3) };
export const text = (mixer: Mixer) => JSON.stringify(mixer.toSession());
export const open = async () => (await openLive(desk(), { sounds })).mixer;
