import { compressor } from "./compressor.ts";
import { delay } from "./delay.ts";
import type { PluginSpec } from "./describe.ts";
import { equaliser } from "./equaliser.ts";
import { filter } from "./filter.ts";
import { gain } from "./gain.ts";
import { gate } from "./gate.ts";
import { latency } from "./latency.ts";
import { saturator } from "./saturator.ts";
import { tremolo } from "./tremolo.ts";

/** Every built-in plugin. A plugin's place in this list is its number in the engine; the generator writes it there too. */
export const plugins: readonly PluginSpec[] = [gain, latency, equaliser, compressor, tremolo, gate, delay, filter, saturator];

export const pluginById: ReadonlyMap<string, PluginSpec> = new Map(plugins.map((plugin) => [plugin.id, plugin]));
