import { shown } from "../../params/shown.ts";
import type { ParamSpecs, ParamValue } from "../../params/spec.ts";
import { completeValues, type PluginSpec } from "../../plugins/describe.ts";
import { presetsOf } from "../../plugins/presets/index.ts";

/** All values of a plugin's preset. @throws RangeError `unknown-preset` that names those it has */
export function presetValues<P extends ParamSpecs>(
  plugin: PluginSpec<P, string>,
  target: string,
  name: string,
): Readonly<Record<string, ParamValue>> {
  const presets = presetsOf(plugin);
  const found = presets.find((preset) => preset.name === name);
  if (found) return completeValues(plugin as unknown as PluginSpec, found.values);
  const known = presets.map((preset) => `"${preset.name}"`).join(", ") || "none";
  throw new RangeError(`unknown-preset: ${target}: ${plugin.label} has no preset ${shown(name)}; it has ${known}`);
}
