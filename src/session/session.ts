import type { Born, Graph } from "../graph/graph.ts";
import type { ParamValue } from "../params/spec.ts";
import type { GROUP_CONTROLS, GroupControl, GroupMode } from "../plugins/desk.ts";
import type { AutomationMode, CurveName } from "./document.ts";

export type { AutomationMode, CurveName };

/** A piece of an audio file on a track. Frames are of the session's rate. */
export interface Clip {
  /** As the document says it: relative to the session file. */
  readonly file: string;
  readonly startFrame: number;
  /** Frames left out at the beginning of the file. */
  readonly offsetFrames: number;
  /** `null`: to the end of the file. */
  readonly lengthFrames: number | null;
  readonly gainDb: number;
  readonly fadeInFrames: number;
  readonly fadeOutFrames: number;
}

/** A fader without sound of its own, over strips and other VCAs. */
export interface Vca extends Born {
  readonly name: string;
  readonly members: readonly string[];
}

/** Controls of strips that a hand moves together. */
export interface Group extends Born {
  readonly name: string;
  readonly members: readonly string[];
  /** In the order of {@link GROUP_CONTROLS}. */
  readonly controls: readonly GroupControl[];
  readonly mode: GroupMode;
  readonly active: boolean;
}

/** Values of the desk to come back to. */
export interface Scene extends Born {
  readonly name: string;
  /** By target, as {@link Session.values} has them. */
  readonly values: ReadonlyMap<string, ParamValue>;
}

export interface Point {
  readonly frame: number;
  readonly value: ParamValue;
  /** The way to the next point. */
  readonly curve: CurveName;
  /** -1 to 1, for `"curve"` only. */
  readonly tension: number;
}

export interface Automation {
  readonly target: string;
  readonly mode: AutomationMode;
  /** In the order of their frames; of two on one frame the last one counts. */
  readonly points: readonly Point[];
}

/** A session as the desk takes it: checked, with every default said and every strip, insert and send named. */
export interface Session {
  readonly sampleRate: number;
  /** `null`: the end of the last clip and the longest tail. */
  readonly lengthFrames: number | null;
  readonly graph: Graph;
  /**
   * Every value by its target: `mix.faderDb`, `kick/comp.ratio`, `kick/comp.bypassed`, `kick>room.levelDb`, `drums.mute` of a VCA,
   * `>desk.panLaw` of the desk as a whole.
   * The names and ranges are those of `plugins/desk.ts` and of each plugin.
   */
  readonly values: ReadonlyMap<string, ParamValue>;
  /** By strip; a strip without clips is not in it. */
  readonly clips: ReadonlyMap<string, readonly Clip[]>;
  /** Files of impulse responses, by the inserts that have one: `room/hall`. */
  readonly impulses: ReadonlyMap<string, string>;
  readonly vcas: readonly Vca[];
  readonly groups: readonly Group[];
  readonly automation: readonly Automation[];
  readonly scenes: readonly Scene[];
  /** Strips whose `channels` the document says; the others follow their clips. */
  readonly channelsSaid: ReadonlySet<string>;
  /** Where the document says its schema is. */
  readonly schema: string | null;
}
