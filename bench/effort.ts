import type { Load } from "./desk.ts";

/** How much is measured. The questions stay the same; the figures get steadier. */
export interface Effort {
  readonly name: "full" | "quick" | "smoke";
  readonly desks: { readonly trackCounts: readonly number[]; readonly loads: readonly Load[]; readonly readings: number };
  readonly kernels: { readonly instances: readonly number[]; readonly seconds: number };
  readonly edits: { readonly desks: readonly (readonly [trackCount: number, load: Load])[]; readonly edits: number };
  /** Desks with 32 buses and four sends a track. */
  readonly scale: {
    readonly desks: readonly (readonly [trackCount: number, insertsPerTrack: number])[];
    readonly rounds: number;
  };
  /** Of the desks that are looked at in their first second, and in silence, and for their accuracy. */
  readonly trackCount: number;
  readonly silenceReadings: number;
  /** Of silence behind each plugin. */
  readonly restSeconds: number;
  readonly race: {
    readonly heats: readonly (readonly [trackCount: number, compressors: boolean])[];
    readonly rounds: number;
    /** What a lap shall take of the processor. */
    readonly lapSeconds: number;
    readonly peers: boolean;
    /** Seconds of sound of the desk with live inputs. */
    readonly inputSeconds: number;
  } | null;
}

const LOADS = ["faders", "equalisers", "standard"] as const;

const full: Effort = {
  name: "full",
  desks: { trackCounts: [8, 32, 64, 128, 256, 512], loads: LOADS, readings: 3000 },
  kernels: { instances: [1, 2, 64], seconds: 0.3 },
  edits: {
    desks: [
      [64, "standard"],
      [512, "standard"],
      [1024, "standard"],
      [64, "faders"],
      [512, "faders"],
      [4096, "faders"],
    ],
    edits: 5,
  },
  scale: {
    desks: [
      [64, 0],
      [128, 0],
      [256, 0],
      [512, 0],
      [1024, 0],
      [2048, 0],
      [4096, 0],
      [64, 2],
      [512, 2],
    ],
    rounds: 30,
  },
  trackCount: 64,
  silenceReadings: 1000,
  restSeconds: 60,
  race: {
    heats: [
      [8, true],
      [64, true],
      [256, true],
      [64, false],
      [256, false],
    ],
    rounds: 5,
    lapSeconds: 0.8,
    peers: true,
    inputSeconds: 20,
  },
};

/** Under a minute. */
const quick: Effort = {
  name: "quick",
  desks: { trackCounts: [8, 64, 128], loads: LOADS, readings: 800 },
  kernels: { instances: [1, 64], seconds: 0.04 },
  edits: { desks: [[64, "standard"]], edits: 3 },
  scale: {
    desks: [
      [64, 0],
      [512, 0],
    ],
    rounds: 10,
  },
  trackCount: 64,
  silenceReadings: 300,
  restSeconds: 60,
  race: {
    heats: [
      [64, true],
      [64, false],
    ],
    rounds: 3,
    lapSeconds: 0.4,
    peers: false,
    inputSeconds: 8,
  },
};

/** Only whether it runs: for tests. */
const smoke: Effort = {
  name: "smoke",
  desks: { trackCounts: [4, 8], loads: ["standard"], readings: 20 },
  kernels: { instances: [1], seconds: 0.001 },
  edits: { desks: [[4, "faders"]], edits: 1 },
  scale: { desks: [[4, 1]], rounds: 1 },
  trackCount: 4,
  silenceReadings: 5,
  restSeconds: 2,
  race: null,
};

export const efforts = { full, quick, smoke } as const;
