import type { PluginSpec } from "../describe.ts";
import { compressorPresets } from "./compressor.ts";
import { delayPresets } from "./delay.ts";
import { equaliserPresets } from "./equaliser.ts";
import { filterPresets } from "./filter.ts";
import { gainPresets } from "./gain.ts";
import { latencyPresets } from "./latency.ts";
import type { Preset, PresetList } from "./preset.ts";
import { saturatorPresets } from "./saturator.ts";
import { tremoloPresets } from "./tremolo.ts";

/** Every list there is, each in a file of its plugin's name. */
const lists: readonly PresetList[] = [
  gainPresets,
  latencyPresets,
  equaliserPresets,
  compressorPresets,
  tremoloPresets,
  delayPresets,
  filterPresets,
  saturatorPresets,
];

const byPlugin: ReadonlyMap<string, readonly Preset[]> = new Map(lists.map(({ plugin, presets }) => [plugin, presets]));

/** A plugin's presets, as data; none where it has none. */
export function presetsOf({ id }: Pick<PluginSpec, "id">): readonly Preset[] {
  return byPlugin.get(id) ?? [];
}
