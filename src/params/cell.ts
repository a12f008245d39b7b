import { gainOfDb } from "./decibels.ts";
import { shown } from "./shown.ts";
import type { ParamSpec, ParamValue } from "./spec.ts";

/** The number a value is in engine memory: a toggle 0 or 1, a choice its index, `"infinite"` Infinity, a number itself, or the gain it means. */
export function cellOfValue(spec: ParamSpec, value: ParamValue): number {
  if (spec.kind === "toggle") return value ? 1 : 0;
  if (spec.kind === "choice") return spec.choices.indexOf(String(value));
  if (spec.cell === "gain") return gainOfDb(Number(value));
  return value === "infinite" ? Number.POSITIVE_INFINITY : Number(value);
}

/** A value given to a parameter that it cannot hold. */
export class ParamError extends RangeError {
  constructor(
    readonly code: "bad-type" | "out-of-range",
    readonly found: unknown,
    readonly expected: string,
  ) {
    super(`${found === undefined ? "undefined" : shown(found)} is not ${expected}`);
    this.name = "ParamError";
  }
}

/** What a value must be, in words: `a number from -60 to 0 (dB)`. */
export function expectedOf(spec: ParamSpec): string {
  if (spec.kind === "toggle") return "true or false";
  if (spec.kind === "choice") return `one of ${spec.choices.map((c) => `"${c}"`).join(", ")}`;
  const noun = spec.whole ? "a whole number" : "a number";
  if (spec.max === Number.MAX_SAFE_INTEGER) return `${noun} of ${spec.unit}, ${spec.min} or more`;
  return `${noun} from ${spec.min} to ${spec.max} (${spec.unit})${spec.infinite ? ' or "infinite"' : ""}`;
}

/** The value itself if the parameter can hold it. @throws ParamError with code `bad-type` or `out-of-range`. */
export function checkedValue(spec: ParamSpec, value: unknown): ParamValue {
  const refuse = (code: ParamError["code"]) => new ParamError(code, value, expectedOf(spec));
  if (spec.kind === "toggle") {
    if (typeof value !== "boolean") throw refuse("bad-type");
    return value;
  }
  if (spec.kind === "choice") {
    if (typeof value !== "string") throw refuse("bad-type");
    if (!spec.choices.includes(value)) throw refuse("out-of-range");
    return value;
  }
  if (spec.infinite && (value === "infinite" || value === Number.POSITIVE_INFINITY)) return "infinite";
  if (typeof value !== "number" || Number.isNaN(value)) throw refuse("bad-type");
  if (spec.whole && !Number.isInteger(value)) throw refuse("bad-type");
  if (value < spec.min || value > spec.max) throw refuse("out-of-range");
  return value;
}
