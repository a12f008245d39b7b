import {
  amount,
  beatsPerMinute,
  choice,
  decibels,
  faderDb,
  frames,
  milliseconds,
  type ParamSpecs,
  panPosition,
  toggle,
} from "../params/spec.ts";

/** Gain at centre of a mono strip's pan; `session` follows the session's own. */
export const PAN_LAWS = ["0dB", "-3dB", "-4.5dB", "-6dB"] as const;
export type PanLaw = (typeof PAN_LAWS)[number];

/** What of a strip its mute silences: its fader, its pre-fader sends, both (written with `+`), or nothing. */
export const MUTE_POINTS = ["none", "pre-fader", "post-fader", "pre-fader+post-fader"] as const;

/** What the desk as a whole has. Their targets begin with {@link DESK}, which no strip can be called. */
export const DESK = ">desk";
export const deskControls = {
  panLaw: choice("Pan law of strips that name none", PAN_LAWS, "-3dB"),
  soloMode: choice("What a soloed strip does", ["in-place", "afl", "pfl"], "in-place"),
  soloOverridesMute: toggle("A soloed strip is heard though it is muted", false),
  exclusiveSolo: toggle("A solo ends every other solo", false),
  delayCompensation: toggle("What is early waits for what is late", true),
  tempoBpm: beatsPerMinute({ label: "Tempo, in quarter notes a minute", min: 20, max: 400, initial: 120 }),
  touchReturnMs: milliseconds({ label: "Time a control takes back to its lane after a touch", min: 0, max: 5000, initial: 200 }),
} satisfies ParamSpecs;

/** What stands between the master and the loudspeakers. Targets begin with {@link MONITOR}, as no strip's do. */
export const MONITOR = ">monitor";
export const monitorControls = {
  levelDb: faderDb("Monitor level"),
  dim: toggle("Dim", false),
  dimDb: decibels({ label: "Level of dim", min: -144, max: 0, initial: -20 }),
  cut: toggle("Cut", false),
  mono: toggle("Mono", false),
  swap: toggle("Left and right swapped", false),
  polarityLeft: choice("Polarity of the left side", ["normal", "inverted"], "normal"),
  polarityRight: choice("Polarity of the right side", ["normal", "inverted"], "normal"),
} satisfies ParamSpecs;

/** What every strip has, whatever is inserted. Names are written into sessions: never rename, never reuse. */
export const stripControls = {
  trimDb: decibels({ label: "Trim", min: -144, max: 48, initial: 0 }),
  polarity: choice("Polarity", ["normal", "inverted"], "normal"),
  faderDb: faderDb("Fader"),
  pan: panPosition("Pan"),
  panLeft: panPosition("Pan of the left channel", -1),
  panRight: panPosition("Pan of the right channel", 1),
  panMode: choice("Pan mode", ["balance", "stereo-pan", "dual"], "balance"),
  panLaw: choice("Pan law", ["session", ...PAN_LAWS], "session"),
  width: amount({ label: "Width", min: 0, max: 2, initial: 1 }),
  mute: toggle("Mute", false),
  mutePoints: choice("Mute points", MUTE_POINTS, "post-fader"),
  solo: toggle("Solo", false),
  soloSafe: toggle("Solo safe", false),
} satisfies ParamSpecs;

export const sendControls = {
  levelDb: faderDb("Level"),
  pan: panPosition("Pan"),
  mute: toggle("Mute", false),
} satisfies ParamSpecs;

/** What every insert has beside its plugin's own parameters. Bypass is all of the dry signal, whatever `wet` says. */
export const insertControls = {
  bypassed: toggle("Bypass", false),
  wet: amount({
    label: "Share of the plugin's sound; the rest is the dry signal, as late as the plugin",
    min: 0,
    max: 1,
    initial: 1,
  }),
} satisfies ParamSpecs;

/** How much later an insert is than its plugin says. It is of the desk's shape, not a value: no automation moves it. */
export const extraLatency = frames({ label: "Frames it is later than its plugin says", min: 0, max: 192000, initial: 0 });

export const vcaControls = { faderDb: faderDb("Fader"), mute: toggle("Mute", false) } satisfies ParamSpecs;

/** What a group can link, by the names a live strip has for it, and what that is among a strip's controls. Names are written into sessions. */
export const groupControls = {
  fader: "faderDb",
  mute: "mute",
  solo: "solo",
  trim: "trimDb",
  polarity: "polarity",
  pan: "pan",
  width: "width",
  soloSafe: "soloSafe",
} as const satisfies Readonly<Record<string, keyof typeof stripControls>>;
export type GroupControl = keyof typeof groupControls;
export const GROUP_CONTROLS = Object.keys(groupControls) as GroupControl[];
/** What a group links that names nothing. */
export const DEFAULT_GROUP_CONTROLS: readonly GroupControl[] = ["fader", "mute", "solo"];

export const GROUP_MODES = ["relative", "absolute"] as const;
export type GroupMode = (typeof GROUP_MODES)[number];
