import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as gains from "./gains";
import * as regions from "./regions";
import * as sources from "./sources";

/** Adds a planar source to a planar target through gains and a matrix. Mono counts as its left channel only. */
export function mix(step: usize, frames: i32): void {
  const source = <usize>load<u32>(step, S.MIX_SOURCE);
  const clip = <usize>load<u32>(step, S.MIX_CLIP);
  const left = sources.place(source, clip, 0);
  if (left == regions.zeros) return;
  const right = load<i32>(step, S.MIX_CHANNELS) == 2 ? sources.place(source, clip, 1) : 0;
  const target = <usize>load<u32>(step, S.MIX_TARGET);
  if (load<i32>(step, S.MIX_KNOWN) != gains.epoch) {
    gains.ofStripEdge(load<i32>(step, S.MIX_GAINS), step + S.MIX_STRIP, step + S.MIX_EDGE, frames);
    if (gains.moving) return addMoving(target, left, right, frames);
    remember(step);
  }
  if (right == 0) {
    add(target, left, step + S.MIX_LL, frames);
    add(target + L.CHANNEL_BYTES, left, step + S.MIX_LR, frames);
  } else if (load<f32>(step, S.MIX_LR) == 0.0 && load<f32>(step, S.MIX_RL) == 0.0) addPair(step, target, left, right, frames, false);
  else addPair(step, target, left, right, frames, true);
}

function remember(step: usize): void {
  store<i32>(step, gains.epoch, S.MIX_KNOWN);
  store<f32>(step, load<f32>(gains.ll), S.MIX_LL);
  store<f32>(step, load<f32>(gains.lr), S.MIX_LR);
  store<f32>(step, load<f32>(gains.rl), S.MIX_RL);
  store<f32>(step, load<f32>(gains.rr), S.MIX_RR);
}

/** One channel of the target from one of the source. Adding nothing is skipped. */
function add(target: usize, source: usize, gain: usize, frames: i32): void {
  if (load<f32>(gain) == 0.0) return;
  const g = v128.load32_splat(gain);
  for (const end = target + endOf(frames); target < end; target += 16, source += 16)
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), g)));
}

/** Both channels; `crosses` is known when this is compiled. */
@inline
function addPair(step: usize, target: usize, left: usize, right: usize, frames: i32, crosses: bool): void {
  const ll = v128.load32_splat(step, S.MIX_LL);
  const lr = v128.load32_splat(step, S.MIX_LR);
  const rl = v128.load32_splat(step, S.MIX_RL);
  const rr = v128.load32_splat(step, S.MIX_RR);
  for (let at: usize = 0, end = endOf(frames); at < end; at += 16) {
    const l = v128.load(left + at);
    const r = v128.load(right + at);
    let x = f32x4.mul(l, ll);
    let y = f32x4.mul(r, rr);
    if (crosses) {
      x = f32x4.add(x, f32x4.mul(r, rl));
      y = f32x4.add(y, f32x4.mul(l, lr));
    }
    v128.store(target + at, f32x4.add(v128.load(target + at), x));
    v128.store(target + at, f32x4.add(v128.load(target + at, L.CHANNEL_BYTES), y), L.CHANNEL_BYTES);
  }
}

/** The same, while gains move: a row of each table for four frames. */
function addMoving(target: usize, left: usize, right: usize, frames: i32): void {
  for (let at: usize = 0, end = endOf(frames); at < end; at += 16) {
    const l = v128.load(left + at);
    let x = f32x4.mul(l, v128.load(gains.ll + at));
    let y = f32x4.mul(l, v128.load(gains.lr + at));
    if (right) {
      const r = v128.load(right + at);
      x = f32x4.add(x, f32x4.mul(r, v128.load(gains.rl + at)));
      y = f32x4.add(f32x4.mul(r, v128.load(gains.rr + at)), y);
    }
    v128.store(target + at, f32x4.add(v128.load(target + at), x));
    v128.store(target + at, f32x4.add(v128.load(target + at, L.CHANNEL_BYTES), y), L.CHANNEL_BYTES);
  }
}

/** Bytes of so many frames, or up to three more: buffers are whole blocks. */
@inline
function endOf(frames: i32): usize {
  return <usize>((frames + 3) & ~3) << 2;
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

/** The next frames of a ring of `mask` + 1. */
export function intoRing(ring: usize, mask: i32, source: usize, frames: i32): void {
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
