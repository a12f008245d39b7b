import {
  NEEDLE_CHARGE,
  NEEDLE_MAGNITUDE,
  NEEDLE_SQUARE,
  type NeedleKind,
  needleKinds,
  needleNumbers,
} from "../protocol/gauges.ts";

/** How a kind of needle moves. */
type Motion =
  | {
      readonly driven: "magnitude" | "square";
      /** Of angular frequency and damping as of a mass on a spring: how long it takes to 99 % of where it comes to, and how far it goes over that. */
      readonly secondsTo99: number;
      readonly overshoot: number;
    }
  | {
      readonly driven: "peaks";
      /** Of both charges, towards what is above them: in parts of the way a second. The needle is their mean. */
      readonly risesPerSecond: readonly [number, number];
      readonly fallDbPerSecond: number;
    };

const MOTIONS: Readonly<Record<NeedleKind, Motion>> = {
  /** IEC 60268-17: 99 % in 300 ms, 1 to 1.5 % over. */
  vu: { driven: "magnitude", secondsTo99: 0.3, overshoot: 0.0125 },
  /** IEC 60268-10: 20 dB in 1.7 s. Speeds fitted to what bursts of 5 kHz have to read, to within a fifth of the tolerances. */
  ppmI: { driven: "peaks", risesPerSecond: [450, 1140], fallDbPerSecond: 20 / 1.7 },
  /** 24 dB in 2.8 s; fitted likewise. */
  ppmII: { driven: "peaks", risesPerSecond: [147, 1115], fallDbPerSecond: 24 / 2.8 },
  /** Bob Katz, "An integrated approach to metering, monitoring, and levelling" (JAES 48/9, 2000): root mean square, 600 ms, and no overshoot. 99 % of a level is 98 % of its square. */
  kRms: { driven: "square", secondsTo99: 0.6, overshoot: 0 },
};

/** A needle as the engine reads it, and what its place is times `scale` where a tone of 1 kHz has its peaks at 1. */
export interface NeedleDesign {
  readonly numbers: Float64Array;
  readonly isPower: boolean;
  readonly scale: number;
}

/** @param sampleRate in Hz */
export function needleDesign(kind: NeedleKind, sampleRate: number): NeedleDesign {
  const motion = MOTIONS[kind];
  if (motion.driven === "peaks") {
    const numbers = numbersOf(NEEDLE_CHARGE, [
      ...motion.risesPerSecond.map((rate) => 1 - Math.exp(-rate / sampleRate)),
      10 ** (-motion.fallDbPerSecond / 20 / sampleRate),
    ]);
    return { numbers, isPower: false, scale: 1 / highestOfTone(numbers, sampleRate) };
  }
  const isPower = motion.driven === "square";
  const settled = isPower ? 0.99 ** 2 : 0.99;
  const numbers = numbersOf(isPower ? NEEDLE_SQUARE : NEEDLE_MAGNITUDE, swing(motion, settled, sampleRate));
  // The mean of a sine's square is half of its peak's, of its magnitude 2/pi of it.
  return { numbers, isPower, scale: isPower ? 2 : Math.PI / 2 };
}

function numbersOf(motion: number, values: readonly number[]): Float64Array {
  const numbers = new Float64Array(needleNumbers.length);
  numbers.set([motion, ...values]);
  return numbers;
}

/**
 * A mass on a spring from one sample to the next, while what drives it stands still: the matrix of place and speed, and what drives adds to them.
 * Place and drive are alike where it has come to rest.
 */
function swing({ secondsTo99, overshoot }: { secondsTo99: number; overshoot: number }, settled: number, rate: number): number[] {
  const log = Math.log(overshoot);
  const damping = overshoot > 0 ? -log / Math.hypot(Math.PI, log) : 1;
  const t = timeTo(settled, damping) / secondsTo99 / rate;
  // In units of the spring's own time: x'' = u - x - 2 d x'.
  const [x, dx] = free(damping, t, 1, 0);
  const [y, dy] = free(damping, t, 0, 1);
  return [x, y, 1 - x, dx, dy, -dx];
}

/** Place and speed after a time, let go from a place with a speed. */
function free(damping: number, t: number, place: number, speed: number): [number, number] {
  const decay = Math.exp(-damping * t);
  const turn = Math.sqrt(1 - damping * damping);
  const sine = turn > 0 ? Math.sin(turn * t) / turn : t;
  const cosine = Math.cos(turn * t);
  return [
    decay * (place * cosine + (speed + damping * place) * sine),
    decay * (speed * cosine - (place + damping * speed) * sine),
  ];
}

/** When, in units of the spring's own time, a step has got to `part` of its way for the first time. */
function timeTo(part: number, damping: number): number {
  let [low, high] = [0, damping < 1 ? Math.PI / Math.sqrt(1 - damping * damping) : 50];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (1 - free(damping, middle, 1, 0)[0] < part) low = middle;
    else high = middle;
  }
  return high;
}

/** How high charges go with a tone of 1 kHz whose peaks are at 1: they never quite reach them. */
function highestOfTone(numbers: Float64Array, sampleRate: number): number {
  const [, quick, slow, fall] = numbers as unknown as [number, number, number, number];
  let [first, second, highest] = [0, 0, 0];
  for (let i = 0; i < sampleRate / 2; i++) {
    const u = Math.abs(Math.sin((2 * Math.PI * 1000 * i) / sampleRate));
    first = first * fall + quick * Math.max(0, u - first * fall);
    second = second * fall + slow * Math.max(0, u - second * fall);
    highest = Math.max(highest, (first + second) / 2);
  }
  return highest;
}

/** Numbers of every kind, as the engine reads them. */
export const needleNumbersOf = Object.fromEntries(
  needleKinds.map((kind) => [kind, (sampleRate: number) => needleDesign(kind, sampleRate).numbers]),
) as Readonly<Record<NeedleKind, (sampleRate: number) => Float64Array>>;
