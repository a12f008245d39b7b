import type { InsertDocument, SessionDocument, StripDocument, VcaDocument } from "../../src/session/document.ts";
import { Values } from "./values.ts";

/** A document with everything it leaves unsaid, as SESSION.md and the schema have it; written here once more, so that a default that moves is found. */

type Params = Readonly<Record<string, number | string | boolean>>;

const STRIP = {
  trimDb: 0,
  polarity: "normal",
  faderDb: 0,
  pan: 0,
  panLeft: -1,
  panRight: 1,
  panMode: "balance",
  panLaw: "session",
  width: 1,
  mute: false,
  solo: false,
  soloSafe: false,
} satisfies Params;
const SEND = { levelDb: 0, pan: 0, mute: false } satisfies Params;
const INSERT = { bypassed: false, wet: 1 } satisfies Params;
const VCA = { faderDb: 0, mute: false } satisfies Params;
const DESK = { panLaw: "-3dB", soloMode: "in-place", soloOverridesMute: false } satisfies Params;

const BANDS_HZ = [80, 200, 500, 1000, 2500, 5000, 8000, 12000];
const bands: Params = Object.assign(
  {},
  ...BANDS_HZ.map((frequencyHz, i) => ({
    [`band${i + 1}On`]: false,
    [`band${i + 1}Shape`]: "bell",
    [`band${i + 1}FrequencyHz`]: frequencyHz,
    [`band${i + 1}Q`]: Math.SQRT1_2,
    [`band${i + 1}GainDb`]: 0,
    [`band${i + 1}SlopeDbPerOctave`]: "12",
  })),
);
const PLUGINS: Readonly<Record<string, Params>> = {
  gain: { gainDb: 0 },
  latency: { frames: 0 },
  equaliser: { family: "analogue", ...bands },
  compressor: {
    thresholdDb: -18,
    ratio: 4,
    kneeDb: 6,
    attackMs: 10,
    releaseMs: 120,
    makeupDb: 0,
    detector: "decoupled",
    stereoLink: 1,
    mix: 1,
    rangeDb: 144,
    lookaheadMs: 0,
    keyLowCutHz: 10,
    keyHighCutHz: 24000,
  },
};

/** Whatever of `defaults` a document says otherwise. */
function said<T extends Params>(defaults: T, document: object): Params {
  const own = document as Readonly<Record<string, number | string | boolean | undefined>>;
  return Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, own[name] ?? value]));
}

export const insertId = ({ id }: { id?: string }, place: number) => id ?? `i${place}`;
export const sendId = ({ id }: { id?: string }, place: number) => id ?? `s${place}`;

/** A session that names any parameter of a band turns it on unless it says otherwise. */
function paramsOf({ plugin, params = {} }: InsertDocument): Params {
  const named = Object.keys(params).flatMap((name) => /^band\d/.exec(name)?.[0] ?? []);
  const on = Object.fromEntries(named.map((band) => [`${band}On`, true]));
  return { ...PLUGINS[plugin], ...on, ...params };
}

export function valuesOf(document: SessionDocument): Values {
  const values = new Values(document.automation ?? []);
  values.say(">desk", said(DESK, document));
  for (const vca of document.vcas ?? []) values.say(vca.id, said(VCA, vca));
  for (const strip of document.strips) {
    values.say(strip.id, { ...said(STRIP, strip), mutePoints: mutePointsOf(strip) });
    for (const [i, insert] of (strip.inserts ?? []).entries())
      values.say(`${strip.id}/${insertId(insert, i)}`, { ...said(INSERT, insert), ...paramsOf(insert) });
    for (const [i, send] of (strip.sends ?? []).entries()) values.say(`${strip.id}>${sendId(send, i)}`, said(SEND, send));
  }
  return values;
}

/** As automation writes them: points with `+` between, or `none`. */
function mutePointsOf({ mutePoints = ["post-fader"] }: StripDocument): string {
  return ["pre-fader", "post-fader"].filter((point) => mutePoints.includes(point as "pre-fader")).join("+") || "none";
}

/** The VCAs a strip or VCA is a member of, and those above them; one that is reached by two ways is there twice. */
export function vcasAbove(vcas: readonly VcaDocument[], id: string): VcaDocument[] {
  return vcas.filter(({ members }) => members?.includes(id)).flatMap((vca) => [vca, ...vcasAbove(vcas, vca.id)]);
}
