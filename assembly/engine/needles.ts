import { Needle } from "../dsp/needle";
import * as G from "../generated/gauges";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as heard from "./heard";
import { latch, latched } from "./meters";

/** Needles of four strips, into the slots of their gauges. */
export function measure(step: usize, frames: i32): void {
  const sounds = heard.hear(step, frames);
  const states = step + S.NEEDLE_STATE0;
  const panned = (load<i32>(step, S.NEEDLE_GAINS) & S.GAINS_PAN) != 0;
  const isMono = load<i32>(step, S.NEEDLE_CHANNELS) == 1 && !panned;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const state = <usize>load<u32>(states + lane);
    if (state) move(state, heard.left() + lane, isMono ? heard.left() + lane : heard.right() + lane, frames, sounds);
  }
}

function move(state: usize, left: usize, right: usize, frames: i32, sounds: bool): void {
  const slot = <usize>load<u32>(state, G.GAUGE_SLOT);
  const needle = changetype<Needle>(state + G.GAUGE_HEAD_BYTES);
  store<i32>(slot, load<i32>(state, G.GAUGE_ID), G.NEEDLE_SLOT_ID);
  const isCharged = needle.kind == G.NEEDLE_CHARGE;
  let highest = f64x2.splat(0.0);
  if (sounds || !needle.isAtRest) {
    if (isCharged) highest = needle.charge(left, right, 16, frames, highest);
    else if (needle.kind == G.NEEDLE_SQUARE) highest = needle.swing(left, right, 16, frames, highest, true);
    else highest = needle.swing(left, right, 16, frames, highest, false);
  }
  if (frames == clock.framesToGrid()) needle.rest();
  const place = needle.place(isCharged);
  store<f32>(slot, <f32>f64x2.extract_lane(place, 0), G.NEEDLE_SLOT_LEFT);
  store<f32>(slot, <f32>f64x2.extract_lane(place, 1), G.NEEDLE_SLOT_RIGHT);
  keepHighest(slot, G.NEEDLE_SLOT_HIGHEST_LEFT, <f32>f64x2.extract_lane(highest, 0));
  keepHighest(slot, G.NEEDLE_SLOT_HIGHEST_RIGHT, <f32>f64x2.extract_lane(highest, 1));
  latch(slot, G.NEEDLE_SLOT_EPOCH);
}

function keepHighest(slot: usize, at: usize, value: f32): void {
  store<f32>(slot + at, latched(slot, G.NEEDLE_SLOT_EPOCH, at, value));
}
