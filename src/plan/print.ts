import type { Place, Plan, Step } from "./plan.ts";

/** A plan in words, one step a line: tests compare them, `explain --plan` shows them. */
export function printPlan(plan: Plan): string {
  return plan.steps.map(printStep).join("\n");
}

function printStep({ name, args }: Step): string {
  return [name.padEnd(7), ...args.map((arg) => (typeof arg === "number" ? String(arg) : printPlace(arg)))].join(" ").trimEnd();
}

function printPlace(place: Place): string {
  switch (place.kind) {
    case "planar":
      return place.name;
    case "quad":
      return `[${place.name}]`;
    case "strip":
      return `${place.strip}.${place.cell === "ll" ? "pan" : place.cell}`;
    case "edge":
      return `<${place.edge}>`;
    case "insert":
      return place.insert;
    case "clip":
      return `"${place.clip}"`;
    case "meter":
      return `${place.strip}:${place.point}`;
    case "ring":
      return `ring(${place.name}, ${place.frames})`;
    case "bank":
      return `${place.plugin}(${place.lanes.map((lane) => lane ?? "-").join(" ")})`;
    default:
      return place.kind === "none" ? "-" : place.kind;
  }
}
