import type { InsertDocument, SessionDocument, StripDocument } from "../../src/session/document.ts";
import { CLIP_FRAMES, clips, SAMPLE_RATE } from "./clips.ts";
import type { Band, Compression, StandardSession, StandardTrack } from "./standard.ts";

/** How a track's clip is named in the document. */
const clipFile = (track: number) => `clip-${track}.wav`;
const busId = (bus: number) => `bus-${bus}`;
/** Of one width, so that the order of ids is that of the tracks. */
const trackId = (track: number) => `track-${String(track).padStart(4, "0")}`;

/**
 * The standard session as a Postfade document. Sends are tapped after the fader and before the pan, as on a desk.
 * @param clipCount tracks share so many clips; each has its own unless said
 */
export function standardDocument(session: StandardSession, clipCount = session.tracks.length): SessionDocument {
  const { tracks, buses, aux, mixBus, master } = session;
  const compressor = (compression: Compression): InsertDocument[] => (session.compressors ? [compressorInsert(compression)] : []);
  const trackStrip = (track: StandardTrack, i: number): StripDocument => ({
    id: trackId(i),
    role: "track",
    channels: 2,
    clips: [{ file: clipFile(i % clipCount) }],
    trimDb: track.trimDb,
    inserts: [equaliserInsert(track.bands), ...compressor(track.compression)],
    faderDb: track.faderDb,
    panMode: "stereo-pan",
    pan: track.pan,
    sends: [{ to: "aux", levelDb: track.sendDb, tap: "post-fader" }],
    output: busId(track.bus),
  });
  return {
    format: "postfade-session",
    version: 1,
    sampleRate: SAMPLE_RATE,
    lengthFrames: CLIP_FRAMES,
    strips: [
      ...tracks.map(trackStrip),
      ...buses.map(({ compression, faderDb }, i): StripDocument => {
        return { id: busId(i), role: "bus", inserts: compressor(compression), faderDb, output: "mix" };
      }),
      { id: "aux", role: "bus", faderDb: aux.faderDb, output: "mix" },
      {
        id: "mix",
        role: "bus",
        inserts: [equaliserInsert(mixBus.bands), ...compressor(mixBus.compression)],
        faderDb: mixBus.faderDb,
      },
      { id: "master", role: "master", faderDb: master.faderDb },
    ],
  };
}

/** The same desk with nothing inserted anywhere: what routing, faders, pans and sums cost. */
export function fadersOnly(document: SessionDocument): SessionDocument {
  return { ...document, strips: document.strips.map((strip) => ({ ...strip, inserts: [] })) };
}

/** The standard clips under the names the document gives them. */
export function standardAudio(trackCount: number) {
  const channels = new Map(clips(trackCount).map((clip, i) => [clipFile(i), clip]));
  return (file: string) => ({ sampleRate: SAMPLE_RATE, channels: channels.get(file)! });
}

function equaliserInsert(bands: readonly Band[]): InsertDocument {
  const params = bands.map(({ shape, frequencyHz, q, gainDb }, i) => {
    const band = `band${i + 1}`;
    return { [`${band}Shape`]: shape, [`${band}FrequencyHz`]: frequencyHz, [`${band}Q`]: q, [`${band}GainDb`]: gainDb };
  });
  return { plugin: "equaliser", params: Object.assign({ family: "cookbook" }, ...params) };
}

/** Attack while the level rises, release while it falls, one pole in the log domain: the definition's ballistics. */
function compressorInsert(compression: Compression): InsertDocument {
  return { plugin: "compressor", params: { ...compression, detector: "branching" } };
}
