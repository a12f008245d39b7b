import type { ParamValue } from "../../src/params/spec.ts";
import type { InsertDocument, SessionDocument } from "../../src/session/document.ts";

type Params = Record<string, ParamValue>;

/** What of ours does exactly what a plugin of the reference does. */
const twins: Readonly<Record<string, (params: Params) => Pick<InsertDocument, "plugin" | "params">>> = {
  "ref-gain": ({ gainDb }) => ({ plugin: "gain", params: { gainDb: gainDb! } }),
  "ref-latency": ({ frames }) => ({ plugin: "latency", params: { frames: frames! } }),
  "ref-compressor": ({ link = "max", sampleRate: _, ...params }) => ({
    plugin: "compressor",
    params: { ...params, stereoLink: link === "max" ? 1 : 0 },
  }),
  "ref-delay": ({ frames, feedback = 0, wet = 1, dry = 0, sampleRate }) => {
    if (Number(wet) + Number(dry) !== 1) throw new RangeError(`wet ${wet} and dry ${dry} are not a mix`);
    return { plugin: "delay", params: { timeMs: (1000 * Number(frames)) / Number(sampleRate), feedback, mix: wet } };
  },
  "ref-tanh": ({ driveDb = 0, outputDb = 0 }) => ({
    plugin: "saturator",
    params: { shape: "tanh", quality: "1x", driveDb, outputDb },
  }),
  "ref-biquad": ({ shape, frequencyHz, q, gainDb }) => ({
    plugin: "equaliser",
    params: {
      family: "cookbook",
      band1Shape: SHAPES[String(shape)]!,
      band1FrequencyHz: frequencyHz!,
      band1Q: q!,
      ...(/peak|shelf/.test(String(shape)) ? { band1GainDb: gainDb! } : {}),
    },
  }),
};

const SHAPES: Readonly<Record<string, string>> = {
  peaking: "bell",
  lowshelf: "low-shelf",
  highshelf: "high-shelf",
  highpass: "low-cut",
  lowpass: "high-cut",
  notch: "notch",
};

/** The same session with our plugins. */
export function withOurPlugins(document: SessionDocument): SessionDocument {
  const { sampleRate = 48000 } = document;
  const strips = document.strips.map((strip) => ({
    ...strip,
    ...(strip.inserts && {
      inserts: strip.inserts.map(({ plugin, params = {}, ...insert }) => ({
        ...insert,
        ...twins[plugin]!({ sampleRate, ...params }),
      })),
    }),
  }));
  return { ...document, strips };
}
