import type { ParamSpecs, ParamValue, ValuesOf } from "../../params/spec.ts";
import type { PluginSpec } from "../describe.ts";

/** A place to begin from: a plugin's values by a name that says what they are for. What it leaves unsaid is as the plugin describes it. */
export interface Preset {
  readonly name: string;
  readonly values: Readonly<Record<string, ParamValue>>;
}

/** A plugin's presets, in the order in which a page lists them. */
export interface PresetList {
  readonly plugin: string;
  readonly presets: readonly Preset[];
}

export function definePresets<P extends ParamSpecs>(
  plugin: PluginSpec<P, string>,
  presets: Readonly<Record<string, Partial<ValuesOf<P>>>>,
): PresetList {
  const list = Object.entries(presets).map(([name, values]) => ({ name, values: values as Record<string, ParamValue> }));
  return { plugin: plugin.id, presets: list };
}
