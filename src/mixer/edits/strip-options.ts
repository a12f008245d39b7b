import type { Placement, Tap } from "../../graph/graph.ts";
import type { Names } from "../../session/said.ts";

/** What is said of a new insert beside whom it listens to. */
export interface UnkeyedInsertOptions {
  /** Made from the plugin's name unless said. */
  readonly id?: string;
  /** `pre-fader` on tracks and buses, `post-fader` on the master, unless said. */
  readonly placement?: Placement;
  /** Share of the plugin's sound, 0 to 1; 1 unless said. */
  readonly wet?: number;
  /** Frames by which it is later than its plugin says; 0 unless said. */
  readonly extraLatencyFrames?: number;
  /** Place among the strip's inserts; last unless said. */
  readonly at?: number;
}

export interface SendOptions {
  /** Made from the bus's id unless said. */
  readonly id?: string;
  /** In dB, -144 (silence) to 12; 0 unless said. */
  readonly levelDb?: number;
  /** `post-fader` unless said. */
  readonly tap?: Tap;
  /** -1 (left) to 1 (right): a mono strip's by its law, a stereo strip's by balance; 0 unless said. */
  readonly pan?: number;
  /** `false` unless said. */
  readonly mute?: boolean;
}

export const SEND_OPTIONS: Names<SendOptions> = { id: true, levelDb: true, tap: true, pan: true, mute: true };
