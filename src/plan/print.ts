import { gainBits, steps } from "../protocol/steps.ts";
import type { Place, Plan, Step } from "./plan.ts";

/** A plan in words, one step a line: tests compare them, `explain --plan` shows them. */
export function printPlan(plan: Plan): string {
  return plan.steps.map(printStep).join("\n");
}

function printStep({ name, args }: Step): string {
  const words = args.map((arg, i) => {
    if (typeof arg === "object") return printPlace(arg);
    return steps[name][i] === "gains" ? printGains(arg) : String(arg);
  });
  return [name.padEnd(7), ...words].join(" ").trimEnd();
}

/** Which gains of their strips a step applies. */
function printGains(bits: number): string {
  const names = Object.entries(gainBits).filter(([, bit]) => (bits & bit) !== 0);
  return names.length > 0 ? names.map(([name]) => name).join("+") : "as-is";
}

function printPlace(place: Place): string {
  switch (place.kind) {
    case "planar":
      return place.name;
    case "quad":
      return `[${place.name}]`;
    case "strip":
    case "insert":
      return place.id;
    case "edge":
      return `<${place.id}>`;
    case "clip":
      return `"${place.clip}"`;
    case "output":
      return place.strip;
    case "meter":
    case "gauge":
      return `${place.strip}:${place.point}`;
    case "ring":
      return `ring(${place.name}, ${place.frames})`;
    case "bank":
      return `${place.plugin}(${place.lanes.map((lane) => lane ?? "-").join(" ")})`;
    default:
      return place.kind === "none" ? "-" : place.kind;
  }
}
