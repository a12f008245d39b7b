import { TAIL_DB } from "./tail.ts";

/** A pair of poles of the analogue filter that a section is made from; damping is 1 / (2 q), above 1 they do not swing. */
export interface Poles {
  /** The filter's frequency, and how many times that the poles' own is. */
  readonly hz: number;
  readonly times?: number;
  readonly damping: number;
}

/** How a section was made digital: by the bilinear transform, or with its poles where sampling its impulse response has them. */
export type Mapping = "bilinear" | "sampled";

const NEPERS = (TAIL_DB * Math.LN10) / 20;
/** Where poles are fitted they lie somewhat beside the analogue's, and near half the sample rate that is some frames. */
const BESIDE = 1.05;
const BESIDE_FRAMES = 128;
/** Two poles at one place swing out as n r^n does, which takes at most this much longer than r^n. */
const MOST_EXTRA = 3.2;
/** No filter is higher: a share of the sample rate. */
const HIGHEST = 0.499;

/**
 * Frames for which sections in a row ring on. Each falls as its slowest pole does, after swinging out as far as its damping lets it. All of them: no longer than one after the
 * other, and no longer than Chernoff's bound says of a sum of exponential times, min over s of (nepers + sum of -ln(1 - s / rate)) / s.
 */
export function rowFrames(row: readonly Poles[], mapping: Mapping, sampleRate: number): number {
  if (!row.length) return 0;
  const rates = row.map((poles) => fallPerFrame(poles, mapping, sampleRate));
  const extras = row.map(({ damping }) => extraNepers(damping));
  const inTurn = rates.reduce((frames, rate, i) => frames + (NEPERS + extras[i]!) / rate, 0);
  const slowest = Math.min(...rates);
  const total = NEPERS + extras.reduce((sum, extra) => sum + extra, 0);
  const together = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95].map(
    (share) => rates.reduce((nepers, rate) => nepers - Math.log(1 - (share * slowest) / rate), total) / (share * slowest),
  );
  return Math.ceil(BESIDE * Math.min(inTurn, ...together) + BESIDE_FRAMES);
}

function extraNepers(damping: number): number {
  const near = Math.min(damping, 1 / damping);
  return Math.min(MOST_EXTRA, -0.5 * Math.log(1 - near * near));
}

/** Nepers that what the slower pole of a pair holds loses in a frame. */
function fallPerFrame({ hz, times = 1, damping }: Poles, mapping: Mapping, sampleRate: number): number {
  const w = (2 * Math.PI * Math.min(hz, HIGHEST * sampleRate)) / sampleRate;
  const apart = Math.sqrt(Math.max(0, damping * damping - 1));
  // Of two real poles, the lower is 1 / the other of their common frequency.
  const slow = damping > 1 ? 1 / (damping + apart) : damping;
  if (mapping === "sampled") return slow * w * times;
  const g = Math.tan(w / 2) * times;
  if (damping <= 1) return 0.5 * Math.log((1 + g * (2 * damping + g)) / (1 - g * (2 * damping - g)));
  return Math.min(...[slow, 1 / slow].map((at) => Math.log((1 + g * at) / Math.abs(1 - g * at))));
}
