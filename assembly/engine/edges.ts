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
  gains.ofEdges(1, load<i32>(step, S.MIX_GAINS), step + S.MIX_STRIP, step + S.MIX_EDGE, frames);
  const target = <usize>load<u32>(step, S.MIX_TARGET);
  if (load<i32>(step, S.MIX_CHANNELS) == 1) {
    side(target, left, gains.ll, 0, 0, frames);
    side(target + L.CHANNEL_BYTES, left, gains.lr, 0, 0, frames);
  } else {
    const right = sources.place(source, clip, 1);
    side(target, left, gains.ll, right, gains.rl, frames);
    side(target + L.CHANNEL_BYTES, right, gains.rr, left, gains.lr, frames);
  }
}

/** One channel of the target, from the channel of the same side and, where anything crosses, from the other. Adding nothing is skipped. */
function side(target: usize, near: usize, g: usize, far: usize, h: usize, frames: i32): void {
  const stride = gains.stride;
  const end = target + (<usize>((frames + 3) & ~3) << 2);
  if (far != 0 && !gains.isZero(h))
    for (; target < end; target += 16, near += 16, far += 16, g += stride, h += stride) {
      const straight = f32x4.mul(v128.load(near), v128.load(g));
      const crossed = f32x4.add(straight, f32x4.mul(v128.load(far), v128.load(h)));
      v128.store(target, f32x4.add(v128.load(target), crossed));
    }
  else if (!gains.isZero(g))
    for (; target < end; target += 16, near += 16, g += stride)
      v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(near), v128.load(g))));
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
