import { highest } from "../dsp/interpolation";
import * as G from "../generated/gauges";
import * as S from "../generated/steps";
import * as heard from "./heard";
import { latch, latched } from "./meters";
import * as regions from "./regions";

const PAST_BYTES: usize = <usize>G.TRUE_PEAK_TAPS << 2;

/** True peaks of four strips, into the slots of their gauges. */
export function measure(step: usize, frames: i32): void {
  const sounds = heard.hear(step, frames);
  const states = step + S.TRUE_PEAK_STATE0;
  const panned = (load<i32>(step, S.TRUE_PEAK_GAINS) & S.GAINS_PAN) != 0;
  const isMono = load<i32>(step, S.TRUE_PEAK_CHANNELS) == 1 && !panned;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const state = <usize>load<u32>(states + lane);
    if (state) keep(state, lane, frames, sounds, isMono);
  }
}

function keep(state: usize, lane: usize, frames: i32, sounds: bool, isMono: bool): void {
  const slot = <usize>load<u32>(state, G.GAUGE_SLOT);
  store<i32>(slot, load<i32>(state, G.GAUGE_ID), G.TRUE_PEAK_SLOT_ID);
  const past = state + G.TRUE_PEAK_PAST_AT;
  const left = peakOf(state, past, heard.left() + lane, latched(slot, G.TRUE_PEAK_SLOT_EPOCH, G.TRUE_PEAK_SLOT_LEFT, 0.0), frames, sounds);
  const before = latched(slot, G.TRUE_PEAK_SLOT_EPOCH, G.TRUE_PEAK_SLOT_RIGHT, 0.0);
  const right = isMono ? left : peakOf(state, past + PAST_BYTES, heard.right() + lane, before, frames, sounds);
  store<f32>(slot, left, G.TRUE_PEAK_SLOT_LEFT);
  store<f32>(slot, right, G.TRUE_PEAK_SLOT_RIGHT);
  latch(slot, G.TRUE_PEAK_SLOT_EPOCH);
}

/** One channel: its newest samples and this block, side by side in {@link regions.scratch}. */
function peakOf(state: usize, past: usize, lane: usize, before: f32, frames: i32, sounds: bool): f32 {
  if (!sounds && isSilent(past)) return before;
  const line = regions.scratch;
  memory.copy(line, past, PAST_BYTES);
  const now = line + PAST_BYTES;
  for (let i: usize = 0, end = <usize>frames << 2; i < end; i += 4) store<f32>(now + i, load<f32>(lane + (i << 2)));
  const filters = <i32>load<f32>(state, G.TRUE_PEAK_STATE_FILTERS);
  const bound = load<f32>(state, G.TRUE_PEAK_STATE_BOUND);
  const peak = highest(line + 4, frames, state + G.TRUE_PEAK_TAPS_AT, filters, G.TRUE_PEAK_TAPS, bound, before);
  memory.copy(past, line + (<usize>frames << 2), PAST_BYTES);
  return peak;
}

function isSilent(past: usize): bool {
  let any = v128.splat<i32>(0);
  for (let at: usize = 0; at < PAST_BYTES; at += 16) any = v128.or(any, v128.load(past + at));
  return !v128.any_true(any);
}
