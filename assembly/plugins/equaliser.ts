import * as analogue from "../dsp/analogue-band";
import { FRESH } from "../dsp/lane-glide";
import * as section from "../dsp/leapfrog";
import * as walking from "../dsp/leapfrog-walk";
import * as prototype from "../dsp/prototype";
import { layToRest } from "../dsp/rest";
import * as design from "../dsp/second-order";
import * as P from "../generated/equaliser";
import * as L from "../generated/layout";

const BANDS: i32 = 8;
/** A cut of 48 dB per octave takes four sections, every other band one; and one more that mends them. */
const SECTIONS_PER_BAND: i32 = 5;
const SECTIONS: i32 = BANDS * SECTIONS_PER_BAND;
const PARAMS_PER_BAND: usize = P.BAND2_ON - P.BAND1_ON;
/** Frequencies are held below half the sample rate by this much. */
const HIGHEST: f64 = 0.499;

/** Fields: the sections, then whether each lane hears each of them, then what each band was last designed from. */
const HEARD: usize = <usize>(SECTIONS * section.FIELDS) << 4;
const ASKED: usize = HEARD + (<usize>SECTIONS << 4);
const ASKED_EACH: i32 = 7;
export const FIELDS: i32 = SECTIONS * section.FIELDS + SECTIONS + BANDS * ASKED_EACH;

/** Addresses of the sections that some lane hears. */
const list = memory.data(160, 16);

@inline
function sectionOf(bank: usize, index: i32): usize {
  return bank + (<usize>(index * section.FIELDS) << 4);
}

@inline
function heardOf(bank: usize, index: i32): usize {
  return bank + HEARD + (<usize>index << 4);
}

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  const cookbook = load<f32>(params, P.FAMILY) == <f32>P.FAMILY_COOKBOOK;
  for (let band = 0; band < BANDS; band++) {
    const own = params + <usize>band * PARAMS_PER_BAND;
    if (!isNews(bank, band, lane, own, cookbook) && pace != FRESH && isStill(bank, band, lane)) continue;
    const frequency = Math.min(<f64>load<f32>(own, P.BAND1_FREQUENCY_HZ), HIGHEST * sampleRate);
    const sections = load<f32>(own, P.BAND1_ON) != 0.0 ? designBand(own, cookbook, frequency, sampleRate) : 0;
    for (let i = 0; i < SECTIONS_PER_BAND; i++) {
      if (i < sections) design.recall(i);
      turn(bank, band * SECTIONS_PER_BAND + i, lane, sampleRate, i < sections, pace);
    }
  }
}

/** @returns how many sections it takes */
function designBand(own: usize, cookbook: bool, frequency: f64, sampleRate: f64): i32 {
  const sections = sectionsOf(own);
  for (let i = 0; i < sections; i++) {
    designSection(own, i, sections);
    if (cookbook) {
      design.cookbook(frequency, sampleRate);
      design.keep(i);
    } else prototype.keep(i);
  }
  const isMended = !cookbook && analogue.design(sections, frequency, sampleRate);
  return sections + i32(isMended);
}

/** Notes what a lane's band is asked to be; whether that is anything else than before. A design takes longer than to look. */
function isNews(bank: usize, band: i32, lane: usize, own: usize, cookbook: bool): bool {
  const asked = bank + ASKED + (<usize>(band * ASKED_EACH) << 4) + lane;
  let isNew = load<f32>(asked) != <f32>i32(cookbook);
  store<f32>(asked, <f32>i32(cookbook));
  for (let i: usize = 0; i < PARAMS_PER_BAND; i += 4) {
    const at = asked + 16 + (i << 2);
    isNew = isNew || load<f32>(at) != load<f32>(own + i, P.BAND1_ON);
    store<f32>(at, load<f32>(own + i, P.BAND1_ON));
  }
  return isNew;
}

function isStill(bank: usize, band: i32, lane: usize): bool {
  for (let i = 0; i < SECTIONS_PER_BAND; i++)
    if (section.isOnItsWay(sectionOf(bank, band * SECTIONS_PER_BAND + i), lane)) return false;
  return true;
}

/** Brings one section of a lane to the filter that was designed, or out of the signal. */
function turn(bank: usize, index: i32, lane: usize, sampleRate: f64, on: bool, pace: i32): void {
  const own = sectionOf(bank, index);
  const heard = heardOf(bank, index) + lane;
  const wasHeard = load<f32>(heard) != 0.0;
  if (pace == FRESH) section.passThrough(own, lane);
  if (on) {
    section.become(own, lane, design.g, design.k, design.high, design.band, design.low, sampleRate, pace, wasHeard);
    store<f32>(heard, section.isHeard(own, lane) ? 1.0 : 0.0);
  } else if (wasHeard) {
    section.leave(own, lane, sampleRate, pace);
    if (!section.isHeard(own, lane)) store<f32>(heard, 0.0);
  }
}

function sectionsOf(band: usize): i32 {
  const shape = <i32>load<f32>(band, P.BAND1_SHAPE);
  if (shape != P.SHAPE_LOW_CUT && shape != P.SHAPE_HIGH_CUT) return 1;
  return 1 << <i32>load<f32>(band, P.BAND1_SLOPE_DB_PER_OCTAVE);
}

/** The prototype of section `i` of a band. Steep cuts are Butterworth cascades, scaled by what q is over that of Butterworth. */
function designSection(band: usize, i: i32, sections: i32): void {
  const q = <f64>load<f32>(band, P.BAND1_Q);
  const amplitude = Math.pow(10.0, <f64>load<f32>(band, P.BAND1_GAIN_DB) / 40.0);
  switch (<i32>load<f32>(band, P.BAND1_SHAPE)) {
    case P.SHAPE_BELL:
      return prototype.bell(amplitude, q);
    case P.SHAPE_LOW_SHELF:
      return prototype.lowShelf(amplitude, q);
    case P.SHAPE_HIGH_SHELF:
      return prototype.highShelf(amplitude, q);
    case P.SHAPE_LOW_CUT:
      return prototype.lowCut(cascadeQ(q, i, sections));
    case P.SHAPE_HIGH_CUT:
      return prototype.highCut(cascadeQ(q, i, sections));
    case P.SHAPE_NOTCH:
      return prototype.notch(q);
    default:
      return prototype.tilt(amplitude, q);
  }
}

/** Q of pole pair `i` of a Butterworth filter of 2 x `sections` poles; the last, sharpest one is scaled. */
function cascadeQ(q: f64, i: i32, sections: i32): f64 {
  if (sections == 1) return q;
  const own = 0.5 / Math.cos((Math.PI * <f64>(2 * i + 1)) / <f64>(4 * sections));
  return i == sections - 1 ? own * q * Math.SQRT2 : own;
}

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  const count = listHeard(bank);
  let from = input;
  for (let i = 0; i < count; from = output) {
    const first = list + (<usize>i << 2);
    const still = countStill(i, count);
    if (still > 0) section.cascade(first, still, from, output, channels, frames);
    else walk(bank, <usize>load<u32>(first), from, output, channels, frames);
    i += max(still, 1);
  }
  if (count > 0) return;
  for (let c: usize = 0; c < <usize>channels; c++)
    memory.copy(output + c * L.QUAD_BYTES, input + c * L.QUAD_BYTES, <usize>frames << 4);
}

function listHeard(bank: usize): i32 {
  let count = 0;
  for (let i = 0; i < SECTIONS; i++) {
    if (i % SECTIONS_PER_BAND == 0 && !isBandHeard(heardOf(bank, i))) i += SECTIONS_PER_BAND - 1;
    else if (v128.any_true(v128.load(heardOf(bank, i)))) {
      store<u32>(list + (<usize>count << 2), <u32>sectionOf(bank, i));
      count++;
    }
  }
  return count;
}

@inline
function isBandHeard(heard: usize): bool {
  const some = v128.or(v128.load(heard), v128.load(heard, 16));
  const others = v128.or(v128.load(heard, 32), v128.or(v128.load(heard, 48), v128.load(heard, 64)));
  return v128.any_true(v128.or(some, others));
}

/** How many listed sections from the `first` on do not walk. */
function countStill(first: i32, count: i32): i32 {
  let still = 0;
  while (first + still < count && !section.isWalking(<usize>load<u32>(list + (<usize>(first + still) << 2)))) still++;
  return still;
}

/** A section that walks, and is not heard any more in lanes where it has walked out of the signal. */
function walk(bank: usize, own: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  walking.walk(own, input, output, channels, frames);
  const heard = heardOf(bank, <i32>((own - bank) >> 4) / section.FIELDS);
  for (let lane: usize = 0; lane < 16; lane += 4)
    if (load<f32>(heard + lane) != 0.0 && !section.isHeard(own, lane)) store<f32>(heard + lane, 0.0);
}

export function rest(bank: usize): bool {
  let resting = true;
  for (let i = 0, count = listHeard(bank); i < count; i++) {
    const own = <usize>load<u32>(list + (<usize>i << 2));
    resting = layToRest(own, section.STATE_FIELDS) && !section.isWalking(own) && resting;
  }
  return resting;
}
