import { analyser } from "./analyser.ts";
import { chorus } from "./chorus.ts";
import { compressor } from "./compressor.ts";
import { convolver } from "./convolver.ts";
import { dcBlock } from "./dc-block.ts";
import { deesser } from "./deesser.ts";
import { delay } from "./delay.ts";
import type { PluginSpec } from "./describe.ts";
import { dither } from "./dither.ts";
import { equaliser } from "./equaliser.ts";
import { filter } from "./filter.ts";
import { gain } from "./gain.ts";
import { gate } from "./gate.ts";
import { latency } from "./latency.ts";
import { limiter } from "./limiter.ts";
import { multiband } from "./multiband.ts";
import { phaseAlign } from "./phase-align.ts";
import { phaser } from "./phaser.ts";
import { reverb } from "./reverb.ts";
import { saturator } from "./saturator.ts";
import { toneGenerator } from "./tone-generator.ts";
import { tremolo } from "./tremolo.ts";
import { width } from "./width.ts";

/** Every built-in plugin. A plugin's place in this list is its number in the engine; the generator writes it there too. */
export const plugins: readonly PluginSpec[] = [
  gain,
  latency,
  equaliser,
  compressor,
  tremolo,
  gate,
  delay,
  filter,
  saturator,
  chorus,
  phaser,
  width,
  phaseAlign,
  dcBlock,
  toneGenerator,
  dither,
  limiter,
  deesser,
  reverb,
  multiband,
  convolver,
  analyser,
];

export const pluginById: ReadonlyMap<string, PluginSpec> = new Map(plugins.map((plugin) => [plugin.id, plugin]));
