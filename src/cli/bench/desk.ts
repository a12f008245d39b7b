import type { SessionDocument, StripDocument } from "../../session/document.ts";

export const SAMPLE_RATE = 48000;
const BUSES = 8;
export const SOUND = "noise";

/**
 * A mixing session of so many stereo tracks, each with a four-band equaliser, a compressor and a send, into eight buses with compressors, an
 * aux, a mix bus with an equaliser and a compressor, and the master.
 */
export function benchDesk(tracks: number, frames: number): SessionDocument {
  const compressor = { id: "comp", plugin: "compressor", params: { thresholdDb: -24, ratio: 3 } };
  const equaliser = (...gainsDb: number[]) => ({
    id: "eq",
    plugin: "equaliser",
    params: Object.fromEntries(gainsDb.map((gainDb, i) => [`band${i + 1}GainDb`, gainDb])),
  });
  const track = (i: number): StripDocument => ({
    id: `track-${i}`,
    role: "track",
    channels: 2,
    clips: [{ file: SOUND }],
    trimDb: -6,
    inserts: [equaliser(3, -2, 4, -3), compressor],
    faderDb: -10,
    pan: ((i % 5) - 2) / 2,
    sends: [{ id: "aux", to: "aux", levelDb: -18 }],
    output: `bus-${i % BUSES}`,
  });
  const bus = (i: number): StripDocument => ({ id: `bus-${i}`, role: "bus", inserts: [compressor], output: "mix" });
  return {
    format: "postfade-session",
    version: 1,
    sampleRate: SAMPLE_RATE,
    lengthFrames: frames,
    strips: [
      ...Array.from({ length: tracks }, (_, i) => track(i)),
      ...Array.from({ length: BUSES }, (_, i) => bus(i)),
      { id: "aux", role: "bus", output: "mix" },
      { id: "mix", role: "bus", inserts: [equaliser(2, -1, 2), compressor] },
      { id: "master", role: "master" },
    ],
  };
}

/** The sound that all tracks play: seeded noise of -6 dBFS. */
export function benchSound(frames: number) {
  let state = 1;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return state / 2 ** 32;
  };
  return { sampleRate: SAMPLE_RATE, channels: [0, 1].map(() => Float32Array.from({ length: frames }, next)) };
}
