import type { NumberSpec } from "postfade";

/**
 * What somebody typed, in the parameter's own unit: `-3`, `-inf`, `2.5k`, `1.2 s`, `4:1`, `L30`, `50 %`.
 *
 * @returns undefined when it cannot be read as a value; the range is not checked here
 */
export function typedValue(spec: NumberSpec, typed: string): number | "infinite" | undefined {
  const text = typed.trim().toLowerCase().replaceAll("\u2212", "-").replace(",", ".");
  if (spec.unit === "pan") return typedPan(text);
  if (/^[-+]?inf/.test(text)) return typedInfinity(spec, text);
  const found = /^([-+]?(?:\d+\.?\d*|\.\d+))\s*([a-z%/:1]*)$/.exec(text);
  if (!found) return undefined;
  return Number(found[1]) * multiplier(spec, found[2]!);
}

function typedPan(text: string): number | undefined {
  if (/^c(ent(re|er))?$/.test(text)) return 0;
  const side = /^([lr])\s*(\d+(?:\.\d+)?)\s*%?$/.exec(text);
  if (side) return ((side[1] === "l" ? -1 : 1) * Number(side[2])) / 100;
  const plain = Number(text.replace("%", ""));
  return text === "" || Number.isNaN(plain) ? undefined : plain / 100;
}

function typedInfinity(spec: NumberSpec, text: string): number | "infinite" | undefined {
  if (spec.infinite && !text.startsWith("-")) return "infinite";
  return spec.taper === "fader" && text.startsWith("-") ? spec.min : undefined;
}

/** A plain number is in the unit that the desk shows; only amounts are shown in another than they are kept in. */
function multiplier(spec: NumberSpec, suffix: string): number {
  if (spec.unit === "amount") return 0.01;
  if (spec.unit === "Hz" && suffix.startsWith("k")) return 1000;
  if (spec.unit === "ms" && suffix === "s") return 1000;
  return 1;
}
