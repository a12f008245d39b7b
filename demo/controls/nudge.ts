import { type NumberSpec, travelOfValue, valueAtTravel } from "postfade";

/** How far one press goes: Shift is fine, PageUp and PageDown are a page. */
export type Stride = "fine" | "step" | "page";

const DB_STRIDE: Record<Stride, number> = { fine: 0.1, step: 0.5, page: 3 };
const PAN_STRIDE: Record<Stride, number> = { fine: 0.01, step: 0.05, page: 0.25 };
const TRAVEL_STRIDE: Record<Stride, number> = { fine: 0.002, step: 0.01, page: 0.1 };
/** The least a fader moves by per press, in travel: near silence half a decibel would be hundreds of presses. */
const FADER_TRAVEL_STRIDE: Record<Stride, number> = { fine: 0.0004, step: 0.002, page: 0.012 };

/** The value one press away, held inside the parameter's range. `direction` is 1 for up, -1 for down. */
export function nudged(spec: NumberSpec, value: number, stride: Stride, direction: 1 | -1): number {
  const next = unbounded(spec, value, stride, direction);
  return Math.min(spec.max, Math.max(spec.min, next));
}

function unbounded(spec: NumberSpec, value: number, stride: Stride, direction: 1 | -1): number {
  const byTravel = (share: number) => valueAtTravel(spec, travelOfValue(spec, value) + direction * share);
  if (spec.whole) return Math.round(value) + direction * { fine: 1, step: 1, page: 10 }[stride];
  if (spec.unit === "pan") return tidy(value + direction * PAN_STRIDE[stride]);
  if (spec.unit !== "dB" && spec.unit !== "dBTP") return byTravel(TRAVEL_STRIDE[stride]);
  const byDb = tidy(value + direction * DB_STRIDE[stride]);
  if (spec.taper !== "fader") return byDb;
  const byFader = byTravel(FADER_TRAVEL_STRIDE[stride]);
  return Math.abs(byFader - value) > Math.abs(byDb - value) ? byFader : byDb;
}

/** Ten presses of 0.1 make 1, not 0.9999999999999999. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6;
