import { amount, decibels, frames, type NumberSpec, type ParamSpecs, toggle } from "../params/spec.ts";
import {
  deskControls,
  extraLatency,
  GROUP_CONTROLS,
  GROUP_MODES,
  insertControls,
  monitorControls,
  sendControls,
  stripControls,
  vcaControls,
} from "../plugins/desk.ts";
import { plugins } from "../plugins/index.ts";
import { type Field, list, oneOf, paramFields, type RecordShape, record, text, value } from "./shape.ts";

const anyFrames = (label: string) => frames({ label, min: 0, max: Number.MAX_SAFE_INTEGER, initial: 0 });

export const clipControls = {
  startFrame: anyFrames("Where it begins in the session"),
  offsetFrames: anyFrames("What is left out at the beginning of the file"),
  gainDb: decibels({ label: "Gain", min: -144, max: 48, initial: 0 }),
  fadeInFrames: anyFrames("Raised cosine from silence"),
  fadeOutFrames: anyFrames("Raised cosine to silence"),
} satisfies ParamSpecs;

/** Of an impulse response. */
export const LONGEST_IMPULSE_SECONDS = 10;

const sampleRate = {
  kind: "number",
  label: "Sample rate",
  unit: "Hz",
  min: 8000,
  max: 192000,
  initial: 48000,
  taper: "logarithmic",
  whole: true,
} as const satisfies NumberSpec;

export const sessionControls = { sampleRate, ...deskControls } satisfies ParamSpecs;

/** Names that targets such as `kick/kick-comp.ratio` and `kick>room.levelDb` can be built from. */
export const id: Field["shape"] = text('a name without "/" and ">"', "^[^/>\\u0000-\\u001f]+$");
const name: Field = { shape: text("a text"), note: "What is shown. Left out: the id." };
const tap: Field = { shape: oneOf(["pre-fader", "post-fader"]), initial: "post-fader" };
const { mutePoints, ...plainControls } = stripControls;
const controls = paramFields(plainControls);
const strip = (...names: (keyof typeof plainControls)[]) => Object.fromEntries(names.map((key) => [key, controls[key]!]));

const file = text("the path of a file", "^[^\\u0000]+$");

const clip = record("a clip (an object with a file)", {
  file: { shape: file, required: true, note: "Relative to the session file." },
  ...paramFields({ startFrame: clipControls.startFrame, offsetFrames: clipControls.offsetFrames }),
  lengthFrames: { shape: value(anyFrames("Length")), note: "Left out: to the end of the file." },
  ...paramFields({
    gainDb: clipControls.gainDb,
    fadeInFrames: clipControls.fadeInFrames,
    fadeOutFrames: clipControls.fadeOutFrames,
  }),
});

const sidechain = record("a key (an object with from)", {
  from: { shape: id, required: true, note: "The strip that is listened to." },
  tap,
});

const anyParams: RecordShape = { kind: "record", expected: "parameters by name (an object)", fields: {} };

const insert = record("an insert (an object with a plugin)", {
  id: { shape: id, note: "Left out: i and its place, from 0." },
  plugin: { shape: oneOf([...plugins.map((plugin) => plugin.id)], "unknown-plugin"), required: true },
  placement: { shape: oneOf(["pre-fader", "post-fader"]), note: "Left out: pre-fader, on the master post-fader." },
  ...paramFields({ ...insertControls, extraLatencyFrames: extraLatency }),
  impulse: { shape: file, note: "Its impulse response, for a plugin that takes one. Relative to the session file." },
  params: { shape: anyParams },
  sidechain: { shape: sidechain },
});

const inserts = {
  kind: "insert",
  record: insert,
  params: new Map(
    plugins.map((plugin) => [plugin.id, record("parameters by name (an object)", paramFields(plugin.params), "unknown-param")]),
  ),
} as const;

const send = record("a send (an object with to)", {
  id: { shape: id, note: "Left out: s and its place, from 0." },
  to: { shape: id, required: true, note: "A bus." },
  ...paramFields({ levelDb: sendControls.levelDb }),
  tap,
  ...paramFields({ pan: sendControls.pan, mute: sendControls.mute }),
});

const stripShape = record("a strip (an object with id and role)", {
  id: { shape: id, required: true },
  name,
  role: { shape: oneOf(["track", "bus", "master"]), required: true },
  channels: { shape: oneOf([1, 2]), note: "Left out: what the clips have; a bus or the master is stereo." },
  clips: { shape: list(clip, "a list of clips") },
  ...strip("trimDb", "polarity"),
  inserts: { shape: list(inserts, "a list of inserts") },
  ...strip("faderDb", "pan", "panLeft", "panRight", "panMode", "panLaw", "width", "mute"),
  mutePoints: {
    shape: list(oneOf(["pre-fader", "post-fader"]), "a list of taps", true),
    note: `${mutePoints.label}. Left out: post-fader.`,
  },
  ...strip("solo", "soloSafe"),
  sends: { shape: list(send, "a list of sends") },
  output: {
    shape: { kind: "nullable", of: id },
    note: "A bus or the master. Left out: the master. null: heard only through sends.",
  },
});

const vca = record("a VCA (an object with id and members)", {
  id: { shape: id, required: true },
  name,
  ...paramFields(vcaControls),
  members: { shape: list(id, "a list of strips and VCAs", true) },
});

const group = record("a group (an object with id and members)", {
  id: { shape: id, required: true },
  name,
  members: { shape: list(id, "a list of strips", true) },
  controls: { shape: list(oneOf(GROUP_CONTROLS), "a list of controls", true), note: "Left out: fader, mute and solo." },
  mode: { shape: oneOf(GROUP_MODES), initial: "relative", note: "Whether members keep their distances or take one value." },
  ...paramFields({ active: toggle("Whether it links anything", true) }),
});

const monitor = record("a monitor section (an object with dim, mono and the like)", paramFields(monitorControls));

const tension = amount({ label: "Bend of a curve", min: -1, max: 1, initial: 0 });

const point = record("a point (an object with frame and value)", {
  frame: { shape: value(anyFrames("Frame")), required: true },
  value: { shape: { kind: "plain" }, required: true, note: "In the parameter's own unit." },
  curve: { shape: oneOf(["hold", "linear", "exponential", "curve"]), initial: "hold", note: "The way to the next point." },
  ...paramFields({ tension }),
});

const automation = record("an automation (an object with target and points)", {
  target: { shape: text("a target such as mix.faderDb"), required: true },
  mode: {
    shape: oneOf(["off", "read", "touch", "latch", "write"]),
    initial: "read",
    note: "Whether the lane is heard, and what a hand on the control does to it.",
  },
  points: { shape: list(point, "a list of points") },
});

const scene = record("a scene (an object with id and values)", {
  id: { shape: id, required: true },
  name,
  values: {
    shape: { kind: "map", of: { kind: "plain" }, expected: "values by target (an object)" },
    note: "By target, each in its own unit: mix.faderDb, kick/comp.ratio, kick>room.levelDb.",
  },
});

/** The whole of a session document, in the order in which it is written. */
export const documentShape = record("a session (an object with format, version and strips)", {
  $schema: { shape: text("where the schema is") },
  format: { shape: oneOf(["postfade-session"], "bad-format"), required: true },
  version: { shape: oneOf([1], "bad-version"), required: true },
  ...paramFields(sessionControls),
  lengthFrames: { shape: value(anyFrames("Length")), note: "Left out: the end of the last clip and the longest tail." },
  strips: { shape: list(stripShape, "a list of strips"), required: true },
  vcas: { shape: list(vca, "a list of VCAs") },
  groups: { shape: list(group, "a list of groups") },
  monitor: { shape: monitor, note: "Between the master and the loudspeakers; never in a render." },
  automation: { shape: list(automation, "a list of automations") },
  scenes: { shape: list(scene, "a list of scenes"), note: "Values to come back to; a render leaves them alone." },
});
