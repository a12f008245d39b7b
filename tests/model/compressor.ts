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
  const number = (name: string) => Number(param(name)(0));
  const input = late(sound, lookaheadFrames(number("lookaheadMs")));
  const key = heardOf(unheard, number("keyLowCutHz"), number("keyHighCutHz"), sampleRate);
  const rangeDb = number("rangeDb") < 144 ? number("rangeDb") : Number.POSITIVE_INFINITY;
  const ratio = param("ratio")(0) === "infinite" ? Number.POSITIVE_INFINITY : number("ratio");
  const [thresholdDb, kneeDb, link, mix] = [number("thresholdDb"), number("kneeDb"), number("stereoLink"), number("mix")];
  const makeupDb = number("makeupDb");
  const [attack, release] = [keeps(number("attackMs"), sampleRate), keeps(number("releaseMs"), sampleRate)];
  const detector = param("detector")(0);
  const square = keeps(SQUARE_MS, sampleRate);
  const squares = key.map(() => 0);
  const paths = input.map(() => ({ held: 0, smooth: 0 }));
  const output = input.map((channel) => channel.slice());
  for (let n = 0; n < output[0]!.length; n++) {
    const sizes = key.map((channel, c) => {
      const x = channel[n]!;
      squares[c] = square * squares[c]! + (1 - square) * x * x;
      return detector === "rms" ? sqrt(squares[c]!) : abs(x);
    });
    const levels = sizes.map((size) => 20 * log10(max(size, SILENCE)));
    const largest = max(...levels);
    for (const [c, channel] of output.entries()) {
      const levelDb = levels[c]! + link * (largest - levels[c]!);
      const wanted = Math.min(rangeDb, reductionDb(levelDb, thresholdDb, ratio, kneeDb));
      const path = paths[c]!;
      if (detector === "branching") {
        const pace = wanted > path.smooth ? attack : release;
        path.smooth = pace * path.smooth + (1 - pace) * wanted;
      } else {
        path.held = max(wanted, release * path.held + (1 - release) * wanted);
        path.smooth = attack * path.smooth + (1 - attack) * path.held;
      }
      const wet = 10 ** ((makeupDb - path.smooth) / 20);
      channel[n]! *= 1 - mix + mix * wet;
    }
  }
  return output;
}
