import type { PluginSpec } from "../../src/plugins/describe.ts";
import type { InsertDocument, SessionDocument } from "../../src/session/document.ts";

/** Settings with which a plugin has something to do, where those it begins with leave it idle. */
const AT_WORK: Readonly<Record<string, InsertDocument["params"]>> = {
  gain: { gainDb: -3 },
  latency: { frames: 64 },
  equaliser: {
    family: "cookbook",
    band1Shape: "low-shelf",
    band1GainDb: 3,
    band2GainDb: -3,
    band3GainDb: 2,
    band4Shape: "high-shelf",
    band4GainDb: 2,
  },
};

/** Four tracks for each bank, each with one insert. */
export function pluginDesk({ id }: PluginSpec, banks: number): SessionDocument {
  return desk(banks, () => [{ plugin: id, params: AT_WORK[id] ?? {} }]);
}

/**
 * Tracks on which no step may be left out: turned-over polarity is a gain that is not one and makes nothing louder, a pan off the centre
 * is a full matrix, an insert behind the fader needs it done, and one late track makes all others wait.
 */
export function stepDesk(banks: number): SessionDocument {
  const behind: InsertDocument = { plugin: "gain", placement: "post-fader", params: AT_WORK.gain! };
  return desk(banks, (track) => (track === 0 ? [{ plugin: "latency", params: { frames: 64 } }, behind] : [behind]));
}

function desk(banks: number, inserts: (track: number) => InsertDocument[]): SessionDocument {
  const tracks = Array.from({ length: 4 * banks }, (_, i) => ({
    id: `track-${i}`,
    role: "track" as const,
    channels: 2 as const,
    clips: [{ file: "noise.wav" }],
    polarity: "inverted" as const,
    inserts: inserts(i),
    panMode: "stereo-pan" as const,
    pan: 0.3,
    output: "mix",
  }));
  return {
    format: "postfade-session",
    version: 1,
    strips: [...tracks, { id: "mix", role: "bus" }, { id: "master", role: "master" }],
  };
}
