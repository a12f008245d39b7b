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
  gains.ofStripEdge(load<i32>(step, S.MIX_GAINS), step + S.MIX_STRIP, step + S.MIX_EDGE, frames);
  const target = <usize>load<u32>(step, S.MIX_TARGET);
  if (load<i32>(step, S.MIX_CHANNELS) == 1) {
    add(target, left, gains.ll, frames);
    add(target + L.CHANNEL_BYTES, left, gains.lr, frames);
  } else {
    const right = sources.place(source, clip, 1);
    if (gains.moving) addPair(target, left, right, frames, true, true);
    else if (gains.isZero(gains.lr) && gains.isZero(gains.rl)) addPair(target, left, right, frames, false, false);
    else addPair(target, left, right, frames, true, false);
  }
}

/** One channel of the target from one of the source. Adding nothing is skipped. */
function add(target: usize, source: usize, g: usize, frames: i32): void {
  if (gains.isZero(g)) return;
  const stride: usize = gains.moving ? 16 : 0;
  for (const end = target + (<usize>((frames + 3) & ~3) << 2); target < end; target += 16, source += 16, g += stride)
    v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), v128.load(g))));
}

/** Both channels. The last two are known when this is compiled. */
@inline
function addPair(target: usize, left: usize, right: usize, frames: i32, crosses: bool, moving: bool): void {
  let ll = v128.load(gains.ll);
  let lr = v128.load(gains.lr);
  let rl = v128.load(gains.rl);
  let rr = v128.load(gains.rr);
  for (let at: usize = 0, end = <usize>((frames + 3) & ~3) << 2; at < end; at += 16) {
    if (moving) {
      ll = v128.load(gains.ll + at);
      lr = v128.load(gains.lr + at);
      rl = v128.load(gains.rl + at);
      rr = v128.load(gains.rr + at);
    }
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
