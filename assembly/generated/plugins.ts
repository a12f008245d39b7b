// GENERATED from src/plugins/index.ts. Run `npm run generate`.
import * as analyser from "../plugins/analyser";
import * as chorus from "../plugins/chorus";
import * as compressor from "../plugins/compressor";
import * as convolver from "../plugins/convolver";
import * as dcblock from "../plugins/dc-block";
import * as deesser from "../plugins/deesser";
import * as delay from "../plugins/delay";
import * as dither from "../plugins/dither";
import * as equaliser from "../plugins/equaliser";
import * as filter from "../plugins/filter";
import * as gain from "../plugins/gain";
import * as gate from "../plugins/gate";
import * as latency from "../plugins/latency";
import * as limiter from "../plugins/limiter";
import * as multiband from "../plugins/multiband";
import * as phasealign from "../plugins/phase-align";
import * as phaser from "../plugins/phaser";
import * as reverb from "../plugins/reverb";
import * as saturator from "../plugins/saturator";
import * as tonegenerator from "../plugins/tone-generator";
import * as tremolo from "../plugins/tremolo";
import * as width from "../plugins/width";

export const PLUGINS: i32 = 22;

/** How many v128 fields a bank of this plugin has. */
export function bankFields(plugin: i32): i32 {
  switch (plugin) {
    case 0:
      return gain.FIELDS;
    case 1:
      return latency.FIELDS;
    case 2:
      return equaliser.FIELDS;
    case 3:
      return compressor.FIELDS;
    case 4:
      return tremolo.FIELDS;
    case 5:
      return gate.FIELDS;
    case 6:
      return delay.FIELDS;
    case 7:
      return filter.FIELDS;
    case 8:
      return saturator.FIELDS;
    case 9:
      return chorus.FIELDS;
    case 10:
      return phaser.FIELDS;
    case 11:
      return width.FIELDS;
    case 12:
      return phasealign.FIELDS;
    case 13:
      return dcblock.FIELDS;
    case 14:
      return tonegenerator.FIELDS;
    case 15:
      return dither.FIELDS;
    case 16:
      return limiter.FIELDS;
    case 17:
      return deesser.FIELDS;
    case 18:
      return reverb.FIELDS;
    case 19:
      return multiband.FIELDS;
    case 20:
      return convolver.FIELDS;
    case 21:
      return analyser.FIELDS;
    default:
      return 0;
  }
}

/** How many of them, the first ones, the page may read. */
export function readouts(plugin: i32): i32 {
  switch (plugin) {
    case 3:
      return 2;
    case 5:
      return 2;
    case 16:
      return 1;
    case 17:
      return 2;
    case 19:
      return 6;
    default:
      return 0;
  }
}

/** Lays to rest what has decayed; says whether nothing moves any more, so that silence in is silence out. */
export function rest(plugin: i32, bank: usize): bool {
  switch (plugin) {
    case 0:
      return gain.rest(bank);
    case 1:
      return latency.rest(bank);
    case 2:
      return equaliser.rest(bank);
    case 3:
      return compressor.rest(bank);
    case 4:
      return tremolo.rest(bank);
    case 5:
      return gate.rest(bank);
    case 6:
      return delay.rest(bank);
    case 7:
      return filter.rest(bank);
    case 8:
      return saturator.rest(bank);
    case 9:
      return chorus.rest(bank);
    case 10:
      return phaser.rest(bank);
    case 11:
      return width.rest(bank);
    case 12:
      return phasealign.rest(bank);
    case 13:
      return dcblock.rest(bank);
    case 14:
      return tonegenerator.rest(bank);
    case 15:
      return dither.rest(bank);
    case 16:
      return limiter.rest(bank);
    case 17:
      return deesser.rest(bank);
    case 18:
      return reverb.rest(bank);
    case 19:
      return multiband.rest(bank);
    case 20:
      return convolver.rest(bank);
    case 21:
      return analyser.rest(bank);
    default:
      return false;
  }
}

export function prepare(plugin: i32, bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  switch (plugin) {
    case 0:
      gain.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 1:
      latency.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 2:
      equaliser.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 3:
      compressor.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 4:
      tremolo.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 5:
      gate.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 6:
      delay.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 7:
      filter.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 8:
      saturator.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 9:
      chorus.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 10:
      phaser.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 11:
      width.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 12:
      phasealign.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 13:
      dcblock.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 14:
      tonegenerator.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 15:
      dither.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 16:
      limiter.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 17:
      deesser.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 18:
      reverb.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 19:
      multiband.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 20:
      convolver.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
    case 21:
      analyser.prepare(bank, lane, params, insert, sampleRate, pace);
      return;
  }
}

export function process(
  plugin: i32,
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  switch (plugin) {
    case 0:
      gain.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 1:
      latency.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 2:
      equaliser.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 3:
      compressor.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 4:
      tremolo.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 5:
      gate.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 6:
      delay.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 7:
      filter.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 8:
      saturator.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 9:
      chorus.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 10:
      phaser.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 11:
      width.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 12:
      phasealign.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 13:
      dcblock.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 14:
      tonegenerator.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 15:
      dither.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 16:
      limiter.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 17:
      deesser.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 18:
      reverb.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 19:
      multiband.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 20:
      convolver.process(bank, input, output, key, frames, channels, inserts);
      return;
    case 21:
      analyser.process(bank, input, output, key, frames, channels, inserts);
      return;
  }
}
