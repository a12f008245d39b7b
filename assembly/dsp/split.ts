import { FRESH } from "./lane-glide";
import * as section from "./leapfrog";
import * as walking from "./leapfrog-walk";
import * as prototype from "./prototype";
import { layToRest } from "./rest";
import * as design from "./second-order";

/**
 * A crossover in two (S. Linkwitz and R. Riley, "Active Crossover Networks for Noncoincident Drivers", JAES 24(1), 1976): the band above a
 * frequency, of 24 dB per octave, and the sum of both bands, which is an allpass and in phase with either: whole less high is the band below.
 */

/** Sections: the allpass, then two low cuts. */
const SECTIONS: usize = 3;
const SECTION_BYTES: usize = <usize>section.FIELDS << 4;
export const FIELDS: i32 = <i32>SECTIONS * section.FIELDS;
/** Frequencies are held below half the sample rate by this much. */
const HIGHEST: f64 = 0.499;

/** Addresses of sections that are run one after the other. */
const list = memory.data(8, 16);

/** A lane's crossover goes to this frequency. */
export function tune(split: usize, lane: usize, hz: f64, sampleRate: f64, pace: i32): void {
  const held = Math.min(hz, HIGHEST * sampleRate);
  prototype.allpass(Math.SQRT1_2);
  become(split, lane, held, sampleRate, pace);
  prototype.lowCut(Math.SQRT1_2);
  become(split + SECTION_BYTES, lane, held, sampleRate, pace);
  become(split + 2 * SECTION_BYTES, lane, held, sampleRate, pace);
}

function become(own: usize, lane: usize, hz: f64, sampleRate: f64, pace: i32): void {
  design.cookbook(hz, sampleRate);
  section.become(own, lane, design.g, design.k, design.high, design.band, design.low, sampleRate, pace, pace != FRESH);
}

/** `high` gets the band above, `whole` both; `whole` may be where `input` is. */
export function split(own: usize, input: usize, whole: usize, high: usize, channels: i32, frames: i32): void {
  const low = own + SECTION_BYTES;
  if (section.isWalking(own)) {
    walking.walk(low, input, high, channels, frames);
    walking.walk(low + SECTION_BYTES, high, high, channels, frames);
    return walking.walk(own, input, whole, channels, frames);
  }
  store<u32>(list, <u32>low);
  store<u32>(list, <u32>(low + SECTION_BYTES), 4);
  section.cascade(list, 2, input, high, channels, frames);
  store<u32>(list, <u32>own);
  section.cascade(list, 1, input, whole, channels, frames);
}

/** Lays what has decayed to rest; says whether nothing moves any more. */
export function rest(split: usize): bool {
  let resting = !section.isWalking(split);
  for (let at = split, end = split + SECTIONS * SECTION_BYTES; at < end; at += SECTION_BYTES)
    resting = layToRest(at, section.STATE_FIELDS) && resting;
  return resting;
}
