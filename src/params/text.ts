import { SILENCE_DB } from "./decibels.ts";
import type { ParamSpec, ParamValue } from "./spec.ts";

/** A value as a desk shows it: `-3.0 dB`, `1.20 kHz`, `4.0:1`, `C`, `L30`. */
export function textOf(spec: ParamSpec, value: ParamValue): string {
  if (spec.kind === "toggle") return value ? "on" : "off";
  if (spec.kind === "choice") return String(value);
  if (value === "infinite") return "infinite:1";
  const v = Number(value);
  switch (spec.unit) {
    case "dB":
    case "dBTP":
      return spec.taper === "fader" && v <= SILENCE_DB ? "-inf dB" : `${rounded(v, 1)} ${spec.unit}`;
    case "Hz":
      return v >= 1000 ? `${(v / 1000).toFixed(2)} kHz` : `${v.toFixed(v < 1 ? 2 : v < 100 ? 1 : 0)} Hz`;
    case "ms":
      return v >= 1000 ? `${(v / 1000).toFixed(2)} s` : `${v.toFixed(v < 10 ? 2 : v < 100 ? 1 : 0)} ms`;
    case "ratio":
      return `${v.toFixed(1)}:1`;
    case "pan": {
      const percent = Math.round(Math.abs(v) * 100);
      return percent === 0 ? "C" : `${v < 0 ? "L" : "R"}${percent}`;
    }
    case "frames":
      return `${v} frames`;
    case "degrees":
      return `${Math.round(v)}\u00b0`;
    case "bpm":
      return `${rounded(v, 1)} bpm`;
    case "amount":
      return `${Math.round(v * 100)} %`;
    default:
      return `${v.toFixed(2)} ${spec.unit}`;
  }
}

/** Never `-0.0`. */
function rounded(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? (0).toFixed(digits) : text;
}
