import type { PanLaw } from "../../plugins/desk.ts";

/** Gains from source channel to output channel: left to left, left to right, right to left, right to right. */
export type Matrix = readonly [ll: number, lr: number, rl: number, rr: number];

/** Left and right gain of a mono signal at `pan` (-1..1). At the ends the near side is exactly 1, the far one exactly 0. */
export function panGains(law: PanLaw, pan: number): readonly [left: number, right: number] {
  if (pan <= -1) return [1, 0];
  if (pan >= 1) return [0, 1];
  const angle = ((pan + 1) * Math.PI) / 4;
  const [powerLeft, powerRight] = [Math.cos(angle), Math.sin(angle)];
  const [linearLeft, linearRight] = [(1 - pan) / 2, (1 + pan) / 2];
  switch (law) {
    case "0dB":
      return [Math.min(1, 1 - pan), Math.min(1, 1 + pan)];
    case "-3dB":
      return [powerLeft, powerRight];
    case "-4.5dB":
      return [Math.sqrt(powerLeft * linearLeft), Math.sqrt(powerRight * linearRight)];
    case "-6dB":
      return [linearLeft, linearRight];
  }
}

export interface Panning {
  readonly channels: 1 | 2;
  readonly law: PanLaw;
  readonly mode: string;
  readonly width: number;
  readonly pan: number;
  readonly panLeft: number;
  readonly panRight: number;
}

/** A strip's width and pan as one matrix. Mono strips use the first two entries. */
export function panMatrix(strip: Panning): Matrix {
  if (strip.channels === 1) return [...panGains(strip.law, strip.pan), 0, 0];
  const same = (1 + strip.width) / 2;
  const cross = (1 - strip.width) / 2;
  const [ll, lr, rl, rr] = sides(strip);
  return [ll * same + rl * cross, lr * same + rr * cross, ll * cross + rl * same, lr * cross + rr * same];
}

function sides({ mode, law, pan, panLeft, panRight }: Panning): Matrix {
  if (mode === "dual") return [...panGains(law, panLeft), ...panGains(law, panRight)];
  if (mode === "stereo-pan") return stereoPan(pan);
  const [left, right] = panGains("0dB", pan);
  return [left, 0, 0, right];
}

/** The equations of Web Audio's StereoPannerNode for a stereo input (W3C Web Audio API, "StereoPannerNode" algorithm). */
function stereoPan(pan: number): Matrix {
  const angle = ((pan <= 0 ? pan + 1 : pan) * Math.PI) / 2;
  if (pan <= 0) return [1, 0, pan === 0 ? 0 : Math.cos(angle), pan === 0 ? 1 : Math.sin(angle)];
  return [pan === 1 ? 0 : Math.cos(angle), pan === 1 ? 1 : Math.sin(angle), 0, 1];
}
