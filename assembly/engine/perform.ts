import { gather, scatter } from "../dsp/transpose";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as edges from "./edges";
import * as meters from "./meters";
import * as rack from "./rack";
import * as sources from "./sources";
import * as strips from "./strips";

let plan: usize = 0;
/** The page's number of the plan in use. */
export let serial: u32 = 0;

export function use(address: usize, number: u32): void {
  plan = address;
  serial = number;
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
  clock.openGate(frames);
  meters.look();
  for (let step = plan; ; step += S.STEP_BYTES) {
    switch (load<i32>(step)) {
      case S.STEP_CLEAR:
        memory.fill(word(step, S.CLEAR_TARGET), 0, word(step, S.CLEAR_CHANNELS) * L.CHANNEL_BYTES);
        break;
      case S.STEP_INPUT:
        sources.addInput(word(step, S.INPUT_TARGET), count(step, S.INPUT_CHANNELS), word(step, S.INPUT_INPUT), frames);
        break;
      case S.STEP_CLIP:
        sources.addClip(word(step, S.CLIP_TARGET), count(step, S.CLIP_CHANNELS), word(step, S.CLIP_CLIP), frames);
        break;
      case S.STEP_DELAY:
        edges.delay(step, frames);
        break;
      case S.STEP_MIX:
        edges.mix(
          word(step, S.MIX_TARGET),
          word(step, S.MIX_SOURCE),
          word(step, S.MIX_EDGE),
          count(step, S.MIX_SOURCE_CHANNELS),
          count(step, S.MIX_TARGET_CHANNELS),
          frames,
        );
        break;
      case S.STEP_GATHER:
        for (let c: usize = 0; c < word(step, S.GATHER_CHANNELS); c++)
          gather(
            word(step, S.GATHER_QUAD) + c * L.QUAD_BYTES,
            word(step, S.GATHER_SOURCE0) + c * L.CHANNEL_BYTES,
            word(step, S.GATHER_SOURCE1) + c * L.CHANNEL_BYTES,
            word(step, S.GATHER_SOURCE2) + c * L.CHANNEL_BYTES,
            word(step, S.GATHER_SOURCE3) + c * L.CHANNEL_BYTES,
            frames,
          );
        break;
      case S.STEP_SCATTER:
        for (let c: usize = 0; c < word(step, S.SCATTER_CHANNELS); c++)
          scatter(
            word(step, S.SCATTER_QUAD) + c * L.QUAD_BYTES,
            word(step, S.SCATTER_TARGET0) + c * L.CHANNEL_BYTES,
            word(step, S.SCATTER_TARGET1) + c * L.CHANNEL_BYTES,
            word(step, S.SCATTER_TARGET2) + c * L.CHANNEL_BYTES,
            word(step, S.SCATTER_TARGET3) + c * L.CHANNEL_BYTES,
            frames,
          );
        break;
      case S.STEP_GAIN:
        strips.gain(word(step, S.GAIN_QUAD), count(step, S.GAIN_CHANNELS), step + S.GAIN_RAMP0, frames);
        break;
      case S.STEP_PAN:
        strips.pan(
          word(step, S.PAN_SOURCE),
          word(step, S.PAN_TARGET),
          count(step, S.PAN_SOURCE_CHANNELS),
          step + S.PAN_MATRIX0,
          frames,
        );
        break;
      case S.STEP_PLUGIN:
        rack.run(step, frames);
        break;
      case S.STEP_METER:
        meters.measure(word(step, S.METER_QUAD), count(step, S.METER_CHANNELS), step + S.METER_SLOT0, frames);
        break;
      case S.STEP_OUTPUT:
        sources.toOutput(word(step, S.OUTPUT_SOURCE), word(step, S.OUTPUT_OUTPUT), frames);
        break;
      default:
        return;
    }
  }
}
