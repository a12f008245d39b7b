import { KWeighting } from "../dsp/k-weighting";
import * as G from "../generated/gauges";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as heard from "./heard";
import * as regions from "./regions";

/** Sums the K-weighted energy of four strips into the stretches of their gauges. */
export function measure(step: usize, frames: i32): void {
  const sounds = heard.hear(step, frames);
  const states = step + S.LOUDNESS_STATE0;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const state = <usize>load<u32>(states + lane);
    if (state) weigh(state, heard.left() + lane, heard.right() + lane, frames, sounds);
  }
}

/** One gauge: its stretches end where its own count of frames says, wherever blocks do. */
function weigh(state: usize, left: usize, right: usize, frames: i32, sounds: bool): void {
  const slot = <usize>load<u32>(state, G.GAUGE_SLOT);
  const weighting = changetype<KWeighting>(state + G.GAUGE_HEAD_BYTES);
  const grid = frames == clock.framesToGrid();
  store<i32>(slot, load<i32>(state, G.GAUGE_ID), G.LOUDNESS_SLOT_ID);
  while (frames > 0) {
    const done = load<i32>(state, G.GAUGE_DONE);
    const now = min(frames, stretchFrames(load<i32>(slot, G.LOUDNESS_SLOT_COUNT)) - done);
    if (sounds || !weighting.isAtRest) weighting.add(left, right, 16, now);
    store<i32>(state, done + now, G.GAUGE_DONE);
    finish(state, slot, weighting);
    left += <usize>now << 4;
    right += <usize>now << 4;
    frames -= now;
  }
  if (grid) weighting.rest();
}

/** Where a stretch is over, its energy goes into the slot's ring. */
function finish(state: usize, slot: usize, weighting: KWeighting): void {
  const count = load<i32>(slot, G.LOUDNESS_SLOT_COUNT);
  if (load<i32>(state, G.GAUGE_DONE) < stretchFrames(count)) return;
  store<i32>(state, 0, G.GAUGE_DONE);
  store<f32>(slot + G.LOUDNESS_RING_AT + (<usize>(count & (G.LOUDNESS_RING - 1)) << 2), weighting.takeSum());
  store<i32>(slot, count + 1, G.LOUDNESS_SLOT_COUNT);
}

/** Stretch n ends at the frame nearest below (n + 1) hundredths of a second, so that none is ever off by more than one frame. */
function stretchFrames(count: i32): i32 {
  return <i32>(endOf(<f64>count + 1.0) - endOf(<f64>count));
}

@inline
function endOf(stretches: f64): f64 {
  return Math.floor((stretches * regions.sampleRate) / <f64>G.STRETCHES_PER_SECOND);
}
