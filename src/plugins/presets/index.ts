import type { PluginSpec } from "../describe.ts";
import { analyserPresets } from "./analyser.ts";
import { chorusPresets } from "./chorus.ts";
import { compressorPresets } from "./compressor.ts";
import { convolverPresets } from "./convolver.ts";
import { dcBlockPresets } from "./dc-block.ts";
import { deesserPresets } from "./deesser.ts";
import { delayPresets } from "./delay.ts";
import { ditherPresets } from "./dither.ts";
import { equaliserPresets } from "./equaliser.ts";
import { filterPresets } from "./filter.ts";
import { gainPresets } from "./gain.ts";
import { gatePresets } from "./gate.ts";
import { latencyPresets } from "./latency.ts";
import { limiterPresets } from "./limiter.ts";
import { multibandPresets } from "./multiband.ts";
import { phaseAlignPresets } from "./phase-align.ts";
import { phaserPresets } from "./phaser.ts";
import type { Preset, PresetList } from "./preset.ts";
import { reverbPresets } from "./reverb.ts";
import { saturatorPresets } from "./saturator.ts";
import { toneGeneratorPresets } from "./tone-generator.ts";
import { tremoloPresets } from "./tremolo.ts";
import { widthPresets } from "./width.ts";

/** Every list there is, each in a file of its plugin's name. */
const lists: readonly PresetList[] = [
  gainPresets,
  latencyPresets,
  equaliserPresets,
  compressorPresets,
  tremoloPresets,
  gatePresets,
  delayPresets,
  filterPresets,
  saturatorPresets,
  chorusPresets,
  phaserPresets,
  widthPresets,
  phaseAlignPresets,
  dcBlockPresets,
  toneGeneratorPresets,
  ditherPresets,
  limiterPresets,
  deesserPresets,
  reverbPresets,
  multibandPresets,
  convolverPresets,
  analyserPresets,
];

const byPlugin: ReadonlyMap<string, readonly Preset[]> = new Map(lists.map(({ plugin, presets }) => [plugin, presets]));

/** A plugin's presets, as data; none where it has none. */
export function presetsOf({ id }: Pick<PluginSpec, "id">): readonly Preset[] {
  return byPlugin.get(id) ?? [];
}
