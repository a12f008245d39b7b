import type { Placement, Role, Tap } from "../graph/graph.ts";
import type { ParamValue } from "../params/spec.ts";
import type { GroupControl, GroupMode, PanLaw } from "../plugins/desk.ts";

/** The JSON of a session, version 1, as it stands in a file. Whatever is optional has a default; units are in the names. */

export interface ClipDocument {
  /** Relative to the session file. */
  file: string;
  startFrame?: number;
  offsetFrames?: number;
  /** Left out: to the end of the file. */
  lengthFrames?: number;
  gainDb?: number;
  fadeInFrames?: number;
  fadeOutFrames?: number;
}

export interface InsertDocument {
  id?: string;
  plugin: string;
  placement?: Placement;
  bypassed?: boolean;
  wet?: number;
  /** Left out: 0, as late as its plugin says. */
  extraLatencyFrames?: number;
  /** The file of its impulse response, relative to the session file, for a plugin that takes one. */
  impulse?: string;
  params?: Record<string, ParamValue>;
  sidechain?: { from: string; tap?: Tap };
}

export interface SendDocument {
  id?: string;
  to: string;
  levelDb?: number;
  tap?: Tap;
  pan?: number;
  mute?: boolean;
}

export interface StripDocument {
  id: string;
  name?: string;
  role: Role;
  /** Left out: what the clips have; a bus or the master is stereo. */
  channels?: 1 | 2;
  clips?: ClipDocument[];
  trimDb?: number;
  polarity?: "normal" | "inverted";
  inserts?: InsertDocument[];
  faderDb?: number;
  pan?: number;
  panLeft?: number;
  panRight?: number;
  panMode?: "balance" | "stereo-pan" | "dual";
  panLaw?: "session" | PanLaw;
  width?: number;
  mute?: boolean;
  mutePoints?: Tap[];
  solo?: boolean;
  soloSafe?: boolean;
  sends?: SendDocument[];
  /** Left out: the master. `null`: heard only through sends. */
  output?: string | null;
}

export interface VcaDocument {
  id: string;
  name?: string;
  faderDb?: number;
  mute?: boolean;
  members?: string[];
}

export interface GroupDocument {
  id: string;
  name?: string;
  members?: string[];
  /** Left out: fader, mute and solo. */
  controls?: GroupControl[];
  mode?: GroupMode;
  active?: boolean;
}

/** Values to come back to, by their targets: `mix.faderDb`, `kick/comp.ratio`, `kick>room.levelDb`. */
export interface SceneDocument {
  id: string;
  name?: string;
  values?: Record<string, ParamValue>;
}

/** `curve` names the way to the next point; `tension` bends `"curve"` only. */
export type CurveName = "hold" | "linear" | "exponential" | "curve";

export interface PointDocument {
  frame: number;
  value: ParamValue;
  curve?: CurveName;
  tension?: number;
}

/** `off`: the lane is not heard. `read`: it is. The others also write what a hand does while time runs: while it touches, on from where it touched, or all the time. */
export type AutomationMode = "off" | "read" | "touch" | "latch" | "write";

export interface AutomationDocument {
  target: string;
  mode?: AutomationMode;
  points?: PointDocument[];
}

/** The monitor section: never heard in a render. */
export interface MonitorDocument {
  levelDb?: number;
  dim?: boolean;
  dimDb?: number;
  cut?: boolean;
  mono?: boolean;
  swap?: boolean;
  polarityLeft?: "normal" | "inverted";
  polarityRight?: "normal" | "inverted";
}

export interface SessionDocument {
  /** Where an editor finds the schema; kept, never read. */
  $schema?: string;
  format: "postfade-session";
  version: 1;
  sampleRate?: number;
  panLaw?: PanLaw;
  soloMode?: SoloMode;
  soloOverridesMute?: boolean;
  exclusiveSolo?: boolean;
  delayCompensation?: boolean;
  /** Quarter notes a minute; left out: 120. What is in time with the session follows it. */
  tempoBpm?: number;
  touchReturnMs?: number;
  /** Left out: the end of the last clip and the longest tail. */
  lengthFrames?: number;
  strips: StripDocument[];
  vcas?: VcaDocument[];
  groups?: GroupDocument[];
  monitor?: MonitorDocument;
  automation?: AutomationDocument[];
  scenes?: SceneDocument[];
}

export type SoloMode = "in-place" | "afl" | "pfl";
