import * as moment from "../dsp/moment";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as edges from "./edges";
import * as loudness from "./loudness";
import * as meters from "./meters";
import * as quads from "./quads";
import * as rack from "./rack";
import * as scopes from "./scopes";
import * as sources from "./sources";
import * as sum from "./sum";
import * as needles from "./needles";
import * as truePeaks from "./true-peaks";

let plan: usize = 0;
/** The page's number of the plan in use. */
export let serial: u32 = 0;
/** The page's number of the last plan of which it said so: everything that comes with it has faded in. */
export let settled: u32 = 0;

export function use(address: usize, number: u32): void {
  plan = address;
  serial = number;
}

export function settle(number: u32): void {
  settled = number;
}

@inline
function word(step: usize, offset: usize): usize {
  return load<u32>(step + offset);
}

@inline
function count(step: usize, offset: usize): i32 {
  return load<i32>(step + offset);
}

/** Performs the plan once for `frames`. The page proved it sound; nothing is checked here. */
export function perform(frames: i32): void {
  if (plan == 0) return;
  moment.is(clock.frame);
  clock.openGate(frames);
  sources.openMix(frames);
  meters.look();
  for (let step = plan; ; step += load<u16>(step, 2)) {
    switch (<i32>load<u16>(step)) {
      case S.STEP_CLEAR:
        memory.fill(word(step, S.CLEAR_TARGET), 0, word(step, S.CLEAR_CHANNELS) * L.CHANNEL_BYTES);
        break;
      case S.STEP_INPUT:
        sources.addInput(word(step, S.INPUT_TARGET), count(step, S.INPUT_CHANNELS), word(step, S.INPUT_INPUT), frames);
        break;
      case S.STEP_CLIP:
        sources.addClip(word(step, S.CLIP_TARGET), count(step, S.CLIP_CHANNELS), word(step, S.CLIP_CLIP), frames);
        break;
      case S.STEP_PLAY:
        sources.play(word(step, S.PLAY_TARGET), count(step, S.PLAY_CHANNELS), word(step, S.PLAY_CLIP), frames);
        break;
      case S.STEP_DELAY:
        edges.delay(step, frames);
        break;
      case S.STEP_MIX:
        edges.mix(step, frames);
        break;
      case S.STEP_GATHER:
        quads.gather(step, frames);
        break;
      case S.STEP_GAIN:
        quads.multiply(step, frames);
        break;
      case S.STEP_SUM:
        sum.sum(step, frames);
        break;
      case S.STEP_PLUGIN:
        rack.run(step, frames);
        break;
      case S.STEP_METER:
        meters.measure(step, frames);
        break;
      case S.STEP_LOUDNESS:
        loudness.measure(step, frames);
        break;
      case S.STEP_TRUE_PEAK:
        truePeaks.measure(step, frames);
        break;
      case S.STEP_SCOPE:
        scopes.measure(step, frames);
        break;
      case S.STEP_NEEDLE:
        needles.measure(step, frames);
        break;
      case S.STEP_OUTPUT:
        sources.toOutput(word(step, S.OUTPUT_SOURCE), word(step, S.OUTPUT_OUTPUT), word(step, S.OUTPUT_SLOT), frames);
        break;
      default:
        return;
    }
  }
}
