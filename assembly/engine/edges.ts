import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as regions from "./regions";

/** Adds a source to a destination through an edge's matrix, each entry times `open`. Mono counts as its left channel only. */
export function mix(target: usize, source: usize, edge: usize, sourceChannels: i32, targetChannels: i32, frames: i32): void {
  const open = changetype<Ramp>(edge + L.EDGE_OPEN);
  const opens = !open.settled;
  if (opens) open.fill(regions.opening, 4, frames);
  const still = open.steady;
  add(target, source, edge + L.EDGE_LL, opens, still, frames);
  if (targetChannels == 2) add(target + L.CHANNEL_BYTES, source, edge + L.EDGE_LR, opens, still, frames);
  if (sourceChannels == 1) return;
  add(target, source + L.CHANNEL_BYTES, edge + L.EDGE_RL, opens, still, frames);
  if (targetChannels == 2) add(target + L.CHANNEL_BYTES, source + L.CHANNEL_BYTES, edge + L.EDGE_RR, opens, still, frames);
}

/** `target += source x entry x open`. Adding nothing is skipped. */
function add(target: usize, source: usize, entry: usize, opens: bool, still: f32, frames: i32): void {
  const ramp = changetype<Ramp>(entry);
  const end = source + ((<usize>((frames + 3) & ~3)) << 2);
  if (ramp.settled && !opens) {
    const gain = ramp.steady * still;
    if (gain == 0.0) return;
    const gains = f32x4.splat(gain);
    for (; source < end; source += 16, target += 16)
      v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), gains)));
    return;
  }
  ramp.fill(regions.gains, 4, frames);
  const stills = f32x4.splat(still);
  for (let at: usize = 0; source < end; source += 16, target += 16, at += 16) {
    const gain = f32x4.mul(v128.load(regions.gains + at), opens ? v128.load(regions.opening + at) : stills);
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), gain)));
  }
}

/** A planar signal, late. The ring is written before it is read, so no lateness is exact too. */
export function delay(step: usize, frames: i32): void {
  const mask = load<i32>(step, S.DELAY_MASK);
  const late = load<i32>(step, S.DELAY_LATE);
  const channels = load<i32>(step, S.DELAY_CHANNELS);
  let target = <usize>load<u32>(step, S.DELAY_TARGET);
  let source = <usize>load<u32>(step, S.DELAY_SOURCE);
  let ring = <usize>load<u32>(step, S.DELAY_RING);
  for (let c = 0; c < channels; c++) {
    intoRing(ring, mask, source, frames);
    fromRing(ring, mask, late, target, frames);
    source += L.CHANNEL_BYTES;
    target += L.CHANNEL_BYTES;
    ring += (<usize>mask + 1) << 2;
  }
}

function intoRing(ring: usize, mask: i32, source: usize, frames: i32): void {
  const place = clock.ringPlace(mask);
  const first = min(frames, mask + 1 - place);
  memory.copy(ring + ((<usize>place) << 2), source, (<usize>first) << 2);
  memory.copy(ring, source + ((<usize>first) << 2), (<usize>(frames - first)) << 2);
}

function fromRing(ring: usize, mask: i32, late: i32, target: usize, frames: i32): void {
  const place = (clock.ringPlace(mask) - late) & mask;
  const first = min(frames, mask + 1 - place);
  memory.copy(target, ring + ((<usize>place) << 2), (<usize>first) << 2);
  memory.copy(target + ((<usize>first) << 2), ring, (<usize>(frames - first)) << 2);
}
