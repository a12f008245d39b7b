import type { Stereo } from "../src/offline/render.ts";
import { type Accuracy, distance } from "./accuracy.ts";
import { renderFloat64 } from "./float64.ts";
import { type StandardSession, standardSession } from "./session/standard.ts";

export type RacerId = "postfade-node" | "postfade-worklet" | "chromium" | "tone" | "elementary" | "faust" | "node-web-audio-api";
/** The others tell what live inputs cost. */
export type ContestantId = RacerId | "live-inputs" | "clip-inputs" | "sources-alone";

/** One way to render the standard session. */
export interface Contestant {
  /** Frames at its beginning that are not compared, for it fades in whether one wants it or not. */
  readonly settleFrames?: number;
  /** Sets everything up. What it returns renders `frames` (a multiple of 128), and is all that is timed. */
  prepare(session: StandardSession, frames: number): Promise<() => Stereo | Promise<Stereo>>;
}

/**
 * Memory for a lap's sound, of which every page has been touched: a first touch costs a virtual machine as much as a block of a desk, and is no part
 * of mixing. An OfflineAudioContext has memory of its own, and pays for it.
 */
export function roomFor(frames: number): Stereo {
  return { left: new Float32Array(frames).fill(1), right: new Float32Array(frames).fill(1) };
}

/** What is asked of a contestant. Plain data: it travels into a page. */
export interface Lap {
  readonly trackCount: number;
  readonly compressors: boolean;
  readonly frames: number;
}

/** Contestants by name, each loaded when it is first wanted. */
export type Contestants = Partial<Record<ContestantId, () => Promise<Contestant>>>;

/** Contestants of one place, and the one that stands ready there. The same in Node and in a page. */
export class Grid {
  readonly #contestants: Contestants;
  #ready: (() => Stereo | Promise<Stereo>) | null = null;

  constructor(contestants: Contestants) {
    this.#contestants = contestants;
  }

  /** @throws Error whatever keeps a contestant from taking part; its message stands in the table */
  async prepare(id: ContestantId, { trackCount, compressors, frames }: Lap): Promise<void> {
    this.#ready = await (await this.#contestant(id)).prepare(standardSession(trackCount, compressors), frames);
  }

  /** The lap that was prepared. */
  async render(): Promise<void> {
    const render = this.#ready;
    if (!render) throw new Error("nobody is ready: prepare comes first, and once for each lap");
    this.#ready = null;
    await render();
  }

  /** How far a contestant's sound is from the one in double precision. */
  async judge(id: ContestantId, { trackCount, compressors, frames }: Lap): Promise<Accuracy> {
    const contestant = await this.#contestant(id);
    const session = standardSession(trackCount, compressors);
    const heard = await (await contestant.prepare(session, frames))();
    const truth = renderFloat64(session, frames);
    return { trackCount, compressors, frames, ...distance(heard, truth, contestant.settleFrames) };
  }

  #contestant(id: ContestantId): Promise<Contestant> {
    const load = this.#contestants[id];
    if (!load) throw new Error(`${id} does not run here`);
    return load();
  }
}
