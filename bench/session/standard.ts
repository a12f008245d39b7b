import { Draw } from "./chance.ts";

/** A section of the Audio EQ Cookbook: shelves have slope S = 1, which is a Q of 1 / sqrt 2; bells have a linear Q. */
export interface Band {
  readonly shape: "low-shelf" | "bell" | "high-shelf";
  readonly frequencyHz: number;
  readonly q: number;
  readonly gainDb: number;
}

export interface Compression {
  readonly thresholdDb: number;
  readonly kneeDb: number;
  readonly ratio: number;
  readonly attackMs: number;
  readonly releaseMs: number;
}

export interface StandardTrack {
  readonly trimDb: number;
  readonly bands: readonly Band[];
  readonly compression: Compression;
  readonly faderDb: number;
  readonly pan: number;
  readonly sendDb: number;
  /** Number of the bus it goes to. */
  readonly bus: number;
}

export interface StandardBus {
  readonly compression: Compression;
  readonly faderDb: number;
}

/** The standard mixing session, as numbers: what every contestant is set up from. */
export interface StandardSession {
  readonly tracks: readonly StandardTrack[];
  readonly buses: readonly StandardBus[];
  readonly aux: { readonly faderDb: number };
  readonly mixBus: { readonly bands: readonly Band[]; readonly compression: Compression; readonly faderDb: number };
  readonly master: { readonly faderDb: number };
  /** Without them every contestant runs the same equations, so the sound can be compared sample by sample. */
  readonly compressors: boolean;
}

const BUSES = 8;
const TRACK_STRIDE = 0x85ebca6b;
const BUS_STRIDE = 0xc2b2ae35;

export function standardSession(trackCount: number, compressors = true): StandardSession {
  return {
    tracks: Array.from({ length: trackCount }, (_, track) => drawTrack(track, trackCount)),
    buses: Array.from({ length: BUSES }, (_, bus) => drawBus(bus)),
    aux: { faderDb: -6 },
    mixBus: {
      bands: [shelf("low-shelf", 100, 1.5), bell(2500, 0.7, -1.5), shelf("high-shelf", 10000, 2)],
      compression: { thresholdDb: -16, kneeDb: 6, ratio: 2, attackMs: 30, releaseMs: 200 },
      faderDb: -3,
    },
    master: { faderDb: -6 },
    compressors,
  };
}

const shelf = (shape: "low-shelf" | "high-shelf", frequencyHz: number, gainDb: number): Band => {
  return { shape, frequencyHz, q: Math.SQRT1_2, gainDb };
};
const bell = (frequencyHz: number, q: number, gainDb: number): Band => ({ shape: "bell", frequencyHz, q, gainDb });

/** The order of the draws is part of the definition. A louder sum of more tracks is kept level by the faders. */
function drawTrack(track: number, trackCount: number): StandardTrack {
  const draw = new Draw(track, TRACK_STRIDE);
  const gain = () => draw.linear(-6, 6);
  const q = () => draw.logarithmic(0.5, 2);
  return {
    trimDb: gain(),
    bands: [
      shelf("low-shelf", draw.logarithmic(80, 200), gain()),
      bell(draw.logarithmic(200, 1000), q(), gain()),
      bell(draw.logarithmic(1000, 6000), q(), gain()),
      shelf("high-shelf", draw.logarithmic(6000, 12000), gain()),
    ],
    compression: {
      thresholdDb: draw.linear(-30, -18),
      kneeDb: draw.linear(3, 9),
      ratio: draw.linear(2, 6),
      attackMs: draw.logarithmic(3, 30),
      releaseMs: draw.logarithmic(50, 300),
    },
    faderDb: draw.linear(-12, 0, -10 * Math.log10(trackCount / 8)),
    pan: draw.linear(-1, 1),
    sendDb: draw.linear(-30, -10),
    bus: track % BUSES,
  };
}

function drawBus(bus: number): StandardBus {
  const draw = new Draw(bus, BUS_STRIDE);
  return {
    compression: {
      thresholdDb: draw.linear(-24, -12),
      kneeDb: draw.linear(3, 9),
      ratio: draw.linear(1.5, 4),
      attackMs: draw.logarithmic(10, 40),
      releaseMs: draw.logarithmic(80, 300),
    },
    faderDb: draw.linear(-6, 0),
  };
}
