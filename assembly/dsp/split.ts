import * as glide from "./lane-glide";
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
export const ALLPASS_FIELDS: i32 = section.FIELDS;
/** Frequencies are held below half the sample rate by this much. */
const HIGHEST: f64 = 0.499;

/** From one end to the other, a crossover that goes as fast as other filters do is heard. */
const SLOWER: i32 = 4;

/** Addresses of sections that are run one after the other. */
const list = memory.data(8, 16);

/** A lane's crossover goes to this frequency; one that is off leaves all of it below. */
export function tune(split: usize, lane: usize, hz: f64, on: bool, sampleRate: f64, pace: i32): void {
  tuneAllpass(split, lane, hz, on, sampleRate, pace);
  prototype.lowCut(Math.SQRT1_2);
  for (let at = split + SECTION_BYTES, end = split + SECTIONS * SECTION_BYTES; at < end; at += SECTION_BYTES)
    become(at, lane, hz, on, 0.0, sampleRate, pace);
}

/** An allpass by itself, as the sum of the bands is one. */
export function tuneAllpass(own: usize, lane: usize, hz: f64, on: bool, sampleRate: f64, pace: i32): void {
  prototype.allpass(Math.SQRT1_2);
  become(own, lane, hz, on, 1.0, sampleRate, pace);
}

/** `off` is the gain of a section that is off; it keeps its tuning. What it swings by then is nothing when it comes in again. */
function become(own: usize, lane: usize, hz: f64, on: bool, off: f64, sampleRate: f64, pace: i32): void {
  design.cookbook(Math.min(hz, HIGHEST * sampleRate), sampleRate);
  const wasHeard = pace != glide.FRESH && isSection(own, lane, <f32>off);
  const band = on ? design.band : 0.0;
  const low = on ? design.low : 0.0;
  section.become(own, lane, design.g, design.k, on ? design.high : off, band, low, sampleRate, pace, wasHeard, SLOWER);
}

/** Whether a lane's section is anything but this gain, if only on its way. */
function isSection(own: usize, lane: usize, off: f32): bool {
  const walk = own + section.WALK;
  if (load<f32>(walk + lane) != 0.0 || load<f32>(glide.valueAt(walk, section.HIGH) + lane) != off) return true;
  return load<f32>(glide.valueAt(walk, section.BAND) + lane) != 0.0 || load<f32>(glide.valueAt(walk, section.LOW) + lane) != 0.0;
}

/** Whether anything of any lane is above, if only on its way. */
export function isHeard(split: usize): bool {
  const cut = split + SECTION_BYTES;
  const level = v128.load(glide.valueAt(cut + section.WALK, section.HIGH));
  return section.isWalking(cut) || v128.any_true(f32x4.ne(level, f32x4.splat(0.0)));
}

/** `high` gets the band above, `whole` both; `whole` may be where `input` is. */
export function split(own: usize, input: usize, whole: usize, high: usize, channels: i32, frames: i32): void {
  const cut = own + SECTION_BYTES;
  if (section.isWalking(own)) {
    walking.walk(cut, input, high, channels, frames);
    walking.walk(cut + SECTION_BYTES, high, high, channels, frames);
    return walking.walk(own, input, whole, channels, frames);
  }
  store<u32>(list, <u32>cut);
  store<u32>(list, <u32>(cut + SECTION_BYTES), 4);
  section.cascade(list, 2, input, high, channels, frames);
  turn(own, input, whole, channels, frames);
}

/** An allpass by itself. */
export function turn(own: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  if (section.isWalking(own)) return walking.walk(own, input, output, channels, frames);
  store<u32>(list, <u32>own);
  section.cascade(list, 1, input, output, channels, frames);
}

/** Lays what has decayed to rest; says whether nothing moves any more. */
export function rest(split: usize): bool {
  let resting = true;
  for (let at = split, end = split + SECTIONS * SECTION_BYTES; at < end; at += SECTION_BYTES) resting = restAllpass(at) && resting;
  return resting;
}

export function restAllpass(own: usize): bool {
  return layToRest(own, section.STATE_FIELDS) && !section.isWalking(own);
}
