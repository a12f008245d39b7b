import { cookbook, filter } from "./equaliser.ts";
import { late, type Signal } from "./signal.ts";
import type { Control } from "./values.ts";
import { lookaheadFrames } from "./ways.ts";

/** Feed-forward, in the log domain: Giannoulis, Massberg and Reiss, "Digital Dynamic Range Compressor Design", JAES 60(6), 2012. */

/** What silence counts as: a float's smallest power of two, halved. */
const SILENCE = 2 ** -127;
/** Time constant of the `rms` detector's mean square. */
const SQUARE_MS = 10;

const { abs, exp, log10, max, sqrt } = Math;

/** How far a level is turned down, in dB, when all has settled: eq. 4 of the paper, 0 or more. */
export function reductionDb(levelDb: number, thresholdDb: number, ratio: number, kneeDb: number): number {
  const over = levelDb - thresholdDb;
  if (2 * over < -kneeDb) return 0;
  if (kneeDb > 0 && 2 * abs(over) <= kneeDb) return ((1 - 1 / ratio) * (over + kneeDb / 2) ** 2) / (2 * kneeDb);
  return over > 0 ? over * (1 - 1 / ratio) : 0;
}

const keeps = (ms: number, sampleRate: number) => (ms > 0 ? exp(-1 / (ms * 0.001 * sampleRate)) : 0);

/** Butterworth cuts of the key, of 12 dB per octave; at the ends of their ranges they are off. */
function heardOf(key: Signal, lowCutHz: number, highCutHz: number, sampleRate: number): Signal {
  const cut = (shape: string, hz: number) => cookbook(shape, (2 * Math.PI * hz) / sampleRate, Math.SQRT1_2, 0);
  const cuts = [...(lowCutHz > 10 ? [cut("low-cut", lowCutHz)] : []), ...(highCutHz < 24000 ? [cut("high-cut", highCutHz)] : [])];
  return key.map((channel) => cuts.reduce(filter, channel));
}

export function compress(sound: Signal, unheard: Signal, param: (name: string) => Control, sampleRate: number): Signal {
  const number = (name: string) => {
    const control = param(name);
    return (n: number) => Number(control(n));
  };
  const still = (name: string) => number(name)(0);
  const input = late(sound, lookaheadFrames(still("lookaheadMs")));
  const key = heardOf(unheard, still("keyLowCutHz"), still("keyHighCutHz"), sampleRate);
  const [threshold, knee, link, mix, makeup] = ["thresholdDb", "kneeDb", "stereoLink", "mix", "makeupDb"].map(number) as N[];
  const [attackMs, releaseMs, range] = ["attackMs", "releaseMs", "rangeDb"].map(number) as N[];
  const [ratio, detector] = [param("ratio"), param("detector")];
  const square = keeps(SQUARE_MS, sampleRate);
  const squares = key.map(() => 0);
  const paths = input.map(() => ({ held: 0, smooth: 0 }));
  const output = input.map((channel) => channel.slice());
  for (let n = 0; n < output[0]!.length; n++) {
    const isRms = detector(n) === "rms";
    // A mean square begins when it is first asked for.
    const sizes = key.map((channel, c) => {
      const x = channel[n]!;
      squares[c] = isRms ? square * squares[c]! + (1 - square) * x * x : 0;
      return isRms ? sqrt(squares[c]!) : abs(x);
    });
    const levels = sizes.map((size) => 20 * log10(max(size, SILENCE)));
    const largest = max(...levels);
    const slope = ratio(n) === "infinite" ? Number.POSITIVE_INFINITY : Number(ratio(n));
    const most = range!(n) < 144 ? range!(n) : Number.POSITIVE_INFINITY;
    const [attack, release] = [keeps(attackMs!(n), sampleRate), keeps(releaseMs!(n), sampleRate)];
    for (const [c, channel] of output.entries()) {
      const levelDb = levels[c]! + link!(n) * (largest - levels[c]!);
      const wanted = Math.min(most, reductionDb(levelDb, threshold!(n), slope, knee!(n)));
      const path = paths[c]!;
      if (detector(n) === "branching") {
        const pace = wanted > path.smooth ? attack : release;
        path.smooth = pace * path.smooth + (1 - pace) * wanted;
        path.held = wanted;
      } else {
        path.held = max(wanted, release * path.held + (1 - release) * wanted);
        path.smooth = attack * path.smooth + (1 - attack) * path.held;
      }
      const wet = 10 ** ((makeup!(n) - path.smooth) / 20);
      channel[n]! *= 1 - mix!(n) + mix!(n) * wet;
    }
  }
  return output;
}

type N = (frame: number) => number;
