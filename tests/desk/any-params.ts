import type { ParamValue } from "../../src/params/spec.ts";
import { valueAtTravel } from "../../src/params/travel.ts";
import type { PluginSpec } from "../../src/plugins/describe.ts";
import type { choices } from "./signals.ts";

/** Values for all parameters of a plugin, each anywhere in its range or at its ends. */
export function anyParams({ params }: PluginSpec, pick: ReturnType<typeof choices>): Record<string, ParamValue> {
  return Object.fromEntries(
    Object.entries(params).map(([name, spec]): [string, ParamValue] => {
      if (spec.kind === "toggle") return [name, pick(0, 1) === 1];
      if (spec.kind === "choice") return [name, spec.choices[pick(0, spec.choices.length - 1)]!];
      return [name, valueAtTravel(spec, pick(0, 10) / 10)];
    }),
  );
}
