import { SILENCE_DB } from "./decibels.ts";
import type { NumberSpec } from "./spec.ts";

/**
 * A console fader's printed scale: level in dB against travel, straight between the marks. 0 dB sits at three quarters of
 * the way; the bottom is silence.
 */
const FADER_SCALE: readonly (readonly [db: number, travel: number])[] = [
  [SILENCE_DB, 0],
  [-90, 0.01],
  [-60, 0.05],
  [-50, 0.1],
  [-40, 0.16],
  [-30, 0.24],
  [-20, 0.36],
  [-15, 0.44],
  [-10, 0.53],
  [-5, 0.64],
  [0, 0.75],
  [6, 0.88],
  [12, 1],
];

function between(x: number, from: 0 | 1, to: 0 | 1): number {
  const first = FADER_SCALE[0]!;
  if (x <= first[from]) return first[to];
  for (let i = 1; i < FADER_SCALE.length; i++) {
    const below = FADER_SCALE[i - 1]!;
    const above = FADER_SCALE[i]!;
    if (x === above[from]) return above[to];
    if (x < above[from]) return below[to] + ((x - below[from]) / (above[from] - below[from])) * (above[to] - below[to]);
  }
  return FADER_SCALE[FADER_SCALE.length - 1]![to];
}

/** Travel 0..1 of a knob or fader to the parameter's own unit. */
export function valueAtTravel(spec: NumberSpec, travel: number): number {
  const t = Math.min(1, Math.max(0, travel));
  if (t === 0) return spec.min;
  if (t === 1) return spec.max;
  if (spec.taper === "fader") return between(t, 1, 0);
  if (spec.taper === "logarithmic") return spec.min * (spec.max / spec.min) ** t;
  const value = spec.min + (spec.max - spec.min) * (spec.taper === "cubic" ? t ** 3 : t);
  return spec.whole ? Math.round(value) : value;
}

/** The parameter's own unit to travel 0..1. */
export function travelOfValue(spec: NumberSpec, value: number): number {
  if (value <= spec.min) return 0;
  if (value >= spec.max) return 1;
  if (spec.taper === "fader") return between(value, 0, 1);
  if (spec.taper === "logarithmic") return Math.log(value / spec.min) / Math.log(spec.max / spec.min);
  const share = (value - spec.min) / (spec.max - spec.min);
  return spec.taper === "cubic" ? Math.cbrt(share) : share;
}
