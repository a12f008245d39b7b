import { FRESH } from "./lane-glide";
import * as section from "./leapfrog";
import * as walking from "./leapfrog-walk";
import * as prototype from "./prototype";
import { layToRest } from "./rest";
import * as design from "./second-order";

/** What dynamics hear of their key: Butterworth cuts of 12 dB per octave below and above (Audio EQ Cookbook). A cut that is off is not there. */

/** Fields: two sections, then whether each lane hears each of them. */
const CUTS: usize = 2;
const HEARD: usize = (CUTS * <usize>section.FIELDS) << 4;
export const FIELDS: i32 = <i32>CUTS * (section.FIELDS + 1);
/** Frequencies are held below half the sample rate by this much. */
const HIGHEST: f64 = 0.499;

/** Addresses of the sections that some lane hears. */
const list = memory.data(8, 16);

@inline
function cutOf(filter: usize, index: usize): usize {
  return filter + ((index * <usize>section.FIELDS) << 4);
}

/** A lane's cuts; 0 Hz is none. Returns whether it hears any of them, if only on its way out. */
export function tune(filter: usize, lane: usize, lowCutHz: f64, highCutHz: f64, sampleRate: f64, pace: i32): bool {
  prototype.lowCut(Math.SQRT1_2);
  const low = turn(filter, 0, lane, lowCutHz, sampleRate, pace);
  prototype.highCut(Math.SQRT1_2);
  return turn(filter, 1, lane, highCutHz, sampleRate, pace) || low;
}

/** Brings one cut of a lane to the prototype that was designed, at this frequency, or takes it out. */
function turn(filter: usize, index: usize, lane: usize, hz: f64, sampleRate: f64, pace: i32): bool {
  const own = cutOf(filter, index);
  const heard = filter + HEARD + (index << 4) + lane;
  const wasHeard = load<f32>(heard) != 0.0;
  if (pace == FRESH) section.passThrough(own, lane);
  if (hz > 0.0) {
    design.cookbook(Math.min(hz, HIGHEST * sampleRate), sampleRate);
    section.become(own, lane, design.g, design.k, design.high, design.band, design.low, sampleRate, pace, wasHeard);
  } else if (wasHeard) section.leave(own, lane, sampleRate, pace);
  const hears = section.isHeard(own, lane);
  store<f32>(heard, hears ? 1.0 : 0.0);
  return hears;
}

/** Filters a key into `target`; where no lane hears a cut, the key is what it is. Returns where it stands. */
export function filter(own: usize, key: usize, target: usize, channels: i32, frames: i32): usize {
  let still = 0;
  for (let index: usize = 0; index < CUTS; index++) {
    const heard = own + HEARD + (index << 4);
    if (!v128.any_true(v128.load(heard))) continue;
    const cut = cutOf(own, index);
    if (!section.isWalking(cut)) {
      store<u32>(list + (<usize>still << 2), <u32>cut);
      still++;
      continue;
    }
    // In their order, or a neighbour's knob would change how a lane is rounded.
    if (still > 0) section.cascade(list, still, key, target, channels, frames);
    walking.walk(cut, still > 0 ? target : key, target, channels, frames);
    key = target;
    still = 0;
    for (let lane: usize = 0; lane < 16; lane += 4) store<f32>(heard + lane, section.isHeard(cut, lane) ? 1.0 : 0.0);
  }
  if (still == 0) return key;
  section.cascade(list, still, key, target, channels, frames);
  return target;
}

/** The lanes that hear a cut. */
export function heard(filter: usize): v128 {
  return v128.or(v128.load(filter, HEARD), v128.load(filter, HEARD + 16));
}

/** Lays what has decayed to rest; says whether nothing moves any more. */
export function rest(filter: usize): bool {
  let resting = true;
  for (let index: usize = 0; index < CUTS; index++) {
    if (!v128.any_true(v128.load(filter + HEARD + (index << 4)))) continue;
    const cut = cutOf(filter, index);
    resting = layToRest(cut, section.STATE_FIELDS) && !section.isWalking(cut) && resting;
  }
  return resting;
}
