import type { SessionDocument } from "../../src/session/document.ts";
import { bus, session, track } from "../desk/documents.ts";
import type { Sounds } from "../desk/render.ts";
import { noise } from "../desk/signals.ts";

export const WHOLE_DESK_FRAMES = 12000;

/** A desk with every plugin, keys, sends, nested buses and automation; the same in a page and in Node. */
export function wholeDesk(): SessionDocument {
  return session(
    [
      track("kick", {
        channels: 1,
        inserts: [
          {
            plugin: "equaliser",
            params: { band1FrequencyHz: 60, band1GainDb: 5, band6Shape: "high-cut", band6SlopeDbPerOctave: "48" },
          },
        ],
        output: "drums",
      }),
      track("snare", {
        channels: 1,
        pan: 0.2,
        inserts: [{ plugin: "equaliser", params: { family: "cookbook", band2GainDb: -7 } }],
        output: "drums",
      }),
      track("bass", {
        inserts: [{ plugin: "compressor", params: { thresholdDb: -35 }, sidechain: { from: "kick" } }],
        sends: [{ id: "s", to: "room", levelDb: -9 }],
      }),
      track("keys", {
        polarity: "inverted",
        panMode: "stereo-pan",
        pan: -0.4,
        width: 1.3,
        inserts: [{ plugin: "latency", params: { frames: 201 } }],
      }),
      bus("room", { inserts: [{ plugin: "gain", params: { gainDb: -2 } }], output: "mix" }),
      bus("drums", {
        inserts: [{ plugin: "compressor", params: { detector: "rms", ratio: "infinite", thresholdDb: -20 } }],
        output: "mix",
      }),
      bus("mix", { faderDb: -1.5 }),
    ],
    {
      lengthFrames: WHOLE_DESK_FRAMES,
      automation: [
        {
          target: "drums.faderDb",
          points: [
            { frame: 0, value: -30, curve: "linear" },
            { frame: 9000, value: 0 },
          ],
        },
        {
          target: "bass>s.levelDb",
          points: [
            { frame: 500, value: -60, curve: "curve", tension: 0.5 },
            { frame: 4000, value: 0 },
          ],
        },
      ],
    },
  );
}

export function wholeSounds(): Sounds {
  const side = (seed: number) => noise(WHOLE_DESK_FRAMES, seed, 0.4);
  return { kick: side(1), snare: side(2), bass: [side(3), side(4)], keys: [side(5), side(6)] };
}
