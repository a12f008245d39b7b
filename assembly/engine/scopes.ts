import * as G from "../generated/gauges";
import * as S from "../generated/steps";
import * as heard from "./heard";

const LAST: i32 = <i32>G.SCOPE_RING - 1;
const RING_BYTES: usize = <usize>G.SCOPE_RING << 2;

/** The sound of four strips, into the slots of their gauges. A mono strip before its pan is heard on both sides. */
export function measure(step: usize, frames: i32): void {
  heard.hear(step, frames);
  const states = step + S.SCOPE_STATE0;
  const panned = (load<i32>(step, S.SCOPE_GAINS) & S.GAINS_PAN) != 0;
  const isMono = load<i32>(step, S.SCOPE_CHANNELS) == 1 && !panned;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const state = <usize>load<u32>(states + lane);
    if (state) keep(state, heard.left() + lane, isMono ? heard.left() + lane : heard.right() + lane, frames);
  }
}

function keep(state: usize, left: usize, right: usize, frames: i32): void {
  const slot = <usize>load<u32>(state, G.GAUGE_SLOT);
  const count = load<i32>(state, G.GAUGE_DONE);
  for (let i = 0; i < frames; i++) {
    const at = slot + G.SCOPE_RING_AT + (<usize>((count + i) & LAST) << 2);
    store<f32>(at, load<f32>(left + (<usize>i << 4)));
    store<f32>(at + RING_BYTES, load<f32>(right + (<usize>i << 4)));
  }
  store<i32>(state, count + frames, G.GAUGE_DONE);
  store<i32>(slot, count + frames, G.SCOPE_SLOT_COUNT);
  store<i32>(slot, load<i32>(state, G.GAUGE_ID), G.SCOPE_SLOT_ID);
}
