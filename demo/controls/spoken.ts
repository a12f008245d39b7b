import type { Param } from "postfade";

/** A value as a screen reader should say it: where the desk prints a sign or a letter, a word. */
export function spoken(param: Param): string {
  const { text, spec } = param;
  if (spec.kind === "number" && spec.unit === "pan") {
    if (text === "C") return "centre";
    return `${text.slice(1)} percent ${text.startsWith("L") ? "left" : "right"}`;
  }
  return text.replace("-inf", "minus infinity").replace(/^-/, "minus ");
}
