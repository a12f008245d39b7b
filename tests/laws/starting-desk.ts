import type { SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import type { Sounds } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

export const STARTS_FRAMES = 40000;

/** A desk of which everything moves from the first frame on: faders, pans, sends, a mute, a plugin. */
export function startingDesk(): SessionDocument {
  const line = (target: string, from: number, to: number) => ({
    target,
    points: [
      { frame: 0, value: from, curve: "linear" as const },
      { frame: STARTS_FRAMES, value: to },
    ],
  });
  return session(
    [
      track("a", {
        channels: 1,
        inserts: [{ id: "g", plugin: "gain" }],
        sends: [{ id: "s", to: "b", levelDb: -6 }],
      }),
      track("c", { channels: 2, inserts: [{ id: "late", plugin: "latency", params: { frames: 77 } }] }),
      bus("b", { faderDb: -3 }),
    ],
    {
      lengthFrames: STARTS_FRAMES,
      automation: [
        line("a.faderDb", 0, -50),
        line("a.pan", -1, 1),
        line("a>s.levelDb", -40, 3),
        line("b.faderDb", -30, 0),
        line("a/g.gainDb", -20, 6),
        { target: "c.mute", points: [100, 900, 23000].map((frame, i) => ({ frame, value: i !== 1 })) },
      ],
    },
  );
}

export function startingSounds(): Sounds {
  return { a: noise(STARTS_FRAMES, 1), c: [noise(STARTS_FRAMES, 2), noise(STARTS_FRAMES, 3)] };
}
