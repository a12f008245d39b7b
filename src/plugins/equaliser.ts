import { choice, decibels, hertz, type ParamSpec, type ParamSpecs, type ParamValue, q, toggle } from "../params/spec.ts";
import { definePlugin } from "./describe.ts";
import { type Poles, rowFrames } from "./poles.ts";

const SHAPES = ["bell", "low-shelf", "high-shelf", "low-cut", "high-cut", "notch", "tilt"] as const;
const STARTING_HZ = [80, 200, 500, 1000, 2500, 5000, 8000, 12000] as const;

type BandNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;
type BandParams<N extends BandNumber> = {
  [K in `band${N}On`]: ReturnType<typeof toggle>;
} & { [K in `band${N}Shape`]: ReturnType<typeof choice<(typeof SHAPES)[number]>> } & {
  [K in `band${N}${"FrequencyHz" | "Q" | "GainDb"}`]: ReturnType<typeof hertz>;
} & { [K in `band${N}SlopeDbPerOctave`]: ReturnType<typeof choice<"12" | "24" | "48">> };

function band<N extends BandNumber>(n: N): BandParams<N> {
  const params: Record<string, ParamSpec> = {
    [`band${n}On`]: toggle(`Band ${n}`, false),
    [`band${n}Shape`]: choice(`Band ${n} shape`, SHAPES, "bell"),
    [`band${n}FrequencyHz`]: hertz({ label: `Band ${n} frequency`, min: 10, max: 24000, initial: STARTING_HZ[n - 1]! }),
    [`band${n}Q`]: q({ label: `Band ${n} Q`, min: 0.1, max: 40, initial: Math.SQRT1_2 }),
    [`band${n}GainDb`]: decibels({ label: `Band ${n} gain`, min: -24, max: 24, initial: 0 }),
    [`band${n}SlopeDbPerOctave`]: choice(`Band ${n} slope`, ["12", "24", "48"], "12"),
  };
  return params as BandParams<N>;
}

/** A session that names any parameter of a band turns that band on, unless it says otherwise. */
function bandsNamed(said: Readonly<Record<string, ParamValue>>): Record<string, ParamValue> {
  const named = Object.keys(said).map((key) => /^band(\d)/.exec(key)?.[1]);
  return Object.fromEntries(named.filter(Boolean).map((n) => [`band${n}On`, true]));
}

const params = {
  family: choice("Family", ["analogue", "cookbook"], "analogue"),
  ...band(1),
  ...band(2),
  ...band(3),
  ...band(4),
  ...band(5),
  ...band(6),
  ...band(7),
  ...band(8),
} satisfies ParamSpecs;

/**
 * Eight bands of second-order sections. `cookbook` is the Audio EQ Cookbook (R. Bristow-Johnson; W3C note, 2021), with its cramping near half
 * the sample rate. `analogue` is the analogue prototype of the same filters, fitted in magnitude (after M. Vicanek, "Matched Second Order Digital
 * Filters", 2016): within 0.3 dB of it up to 20 kHz (at 44.1 kHz up to 0.45 of the rate), where it is above -40 dB, in every shape, at every
 * frequency below half the rate, q and gain and at 44.1, 48, 88.2, 96 and 192 kHz; but wide notches above 23.4 kHz at 48 kHz are up to 0.4 dB
 * off, at 44.1 kHz high cuts of 48 dB per octave up to 0.5, and there shelves and tilts with a q over 15 and a frequency near half the rate up
 * to 2. A frequency above 0.499 of the rate is taken for that. A band that one section leaves more than 0.15 dB off takes one more.
 * Steep cuts are Butterworth's; q sharpens their last pair of poles.
 */
export const equaliser = definePlugin({ id: "equaliser", label: "Equaliser", params, implied: bandsNamed, tailFrames });

/** Bands that do something stand in a row; fitted poles are near where sampling has them. */
function tailFrames(values: Readonly<Record<string, ParamValue>>, sampleRate: number): number {
  const row = STARTING_HZ.flatMap((_, i) => (values[`band${i + 1}On`] ? polesOf(values, `band${i + 1}`) : []));
  return rowFrames(row, values.family === "cookbook" ? "bilinear" : "sampled", sampleRate);
}

function polesOf(values: Readonly<Record<string, ParamValue>>, band: string): Poles[] {
  const [hz, q] = [Number(values[`${band}FrequencyHz`]), Number(values[`${band}Q`])];
  const gainDb = Number(values[`${band}GainDb`]);
  const A = 10 ** (gainDb / 40);
  const damping = 0.5 / q;
  switch (values[`${band}Shape`] as (typeof SHAPES)[number]) {
    case "bell":
      return gainDb === 0 ? [] : [{ hz, damping: damping / A }];
    case "low-shelf":
      return gainDb === 0 ? [] : [{ hz, times: 1 / Math.sqrt(A), damping }];
    case "high-shelf":
      return gainDb === 0 ? [] : [{ hz, times: Math.sqrt(A), damping }];
    case "tilt":
      return gainDb === 0 ? [] : [{ hz, times: A, damping }];
    case "notch":
      return [{ hz, damping }];
    default: {
      // Butterworth's, the last and sharpest pair of which has a q as much higher as q is above Butterworth's.
      const pairs = Number(values[`${band}SlopeDbPerOctave`]) / 12;
      const own = Array.from({ length: pairs }, (_, i) => Math.cos((Math.PI * (2 * i + 1)) / (4 * pairs)));
      return own.map((cosine, i) => ({ hz, damping: i === pairs - 1 ? (cosine * Math.SQRT1_2) / q : cosine }));
    }
  }
}
