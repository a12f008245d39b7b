import type { Matrix } from "./signal.ts";

/** MIXING.md, "Channels and pan" and the levels above it, as numbers. */

const SILENCE_DB = -144;

export function gainOfDb(db: number): number {
  return db <= SILENCE_DB ? 0 : 10 ** (db / 20);
}

const equalPower = (pan: number) => [Math.cos(((pan + 1) * Math.PI) / 4), Math.sin(((pan + 1) * Math.PI) / 4)] as const;
const linear = (pan: number) => [(1 - pan) / 2, (1 + pan) / 2] as const;

/** Left and right gain of something mono: hard left and right are exact in every law. */
export function lawGains(law: string, pan: number): readonly [left: number, right: number] {
  if (pan === -1) return [1, 0];
  if (pan === 1) return [0, 1];
  if (law === "0dB") return [pan > 0 ? 1 - pan : 1, pan < 0 ? 1 + pan : 1];
  if (law === "-3dB") return equalPower(pan);
  if (law === "-6dB") return linear(pan);
  const [a, b] = [equalPower(pan), linear(pan)];
  return [Math.sqrt(a[0] * b[0]), Math.sqrt(a[1] * b[1])];
}

/** Middle and difference, the difference as wide as is said. */
export function widthMatrix(width: number): Matrix {
  return [(1 + width) / 2, (1 - width) / 2, (1 - width) / 2, (1 + width) / 2];
}

export interface Panning {
  readonly mode: string;
  readonly law: string;
  readonly pan: number;
  readonly panLeft: number;
  readonly panRight: number;
}

/** A stereo signal by the strip's mode. */
export function stereoPanMatrix({ mode, law, pan, panLeft, panRight }: Panning): Matrix {
  if (mode === "dual") return [...lawGains(law, panLeft), ...lawGains(law, panRight)];
  if (mode === "balance") return balanceMatrix(pan);
  // Web Audio's StereoPannerNode: the side that is left is folded into the other.
  const x = pan <= 0 ? pan + 1 : pan;
  const [near, far] = [Math.cos((x * Math.PI) / 2), Math.sin((x * Math.PI) / 2)];
  return pan <= 0 ? [1, 0, near, far] : [near, far, 0, 1];
}

export function balanceMatrix(pan: number): Matrix {
  const [left, right] = lawGains("0dB", pan);
  return [left, 0, 0, right];
}

/** First one, then the other. */
export function product([all, alr, arl, arr]: Matrix, [bll, blr, brl, brr]: Matrix): Matrix {
  return [all * bll + alr * brl, all * blr + alr * brr, arl * bll + arr * brl, arl * blr + arr * brr];
}
