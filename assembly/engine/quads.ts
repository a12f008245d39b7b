import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as gains from "./gains";
import * as silence from "./silence";
import * as sources from "./sources";

/** Four planar signals into one quad, through the gains of their strips. */
export function gather(step: usize, frames: i32): void {
  const strips = step + S.GATHER_STRIP0;
  gains.ofStrips(4, load<i32>(step, S.GATHER_GAINS), strips, frames);
  let any = v128.splat<i32>(0);
  for (let c: usize = 0, channels = <usize>load<u32>(step, S.GATHER_CHANNELS); c < channels; c++)
    any = v128.or(
      any,
      interleave(
        <usize>load<u32>(step, S.GATHER_QUAD) + c * L.QUAD_BYTES,
        sourceOf(step, 0, c),
        sourceOf(step, 4, c),
        sourceOf(step, 8, c),
        sourceOf(step, 12, c),
        frames,
      ),
    );
  silence.say(!v128.any_true(any));
}

@inline
function sourceOf(step: usize, lane: usize, channel: usize): usize {
  return sources.place(load<u32>(step + lane, S.GATHER_SOURCE0), load<u32>(step + lane, S.GATHER_CLIP0), channel);
}

/** 4x4 transposes in registers, times the gains. Runs to the next multiple of four frames: what lies past `frames` is never heard. Returns all bits that were set. */
function interleave(quad: usize, a: usize, b: usize, c: usize, d: usize, frames: i32): v128 {
  const stride = gains.stride;
  let g = gains.before;
  let any = v128.splat<i32>(0);
  for (const end = quad + (<usize>((frames + 3) & ~3) << 4); quad < end; quad += 64, a += 16, b += 16, c += 16, d += 16) {
    const w = v128.load(a);
    const x = v128.load(b);
    const y = v128.load(c);
    const z = v128.load(d);
    any = v128.or(any, v128.or(v128.or(w, x), v128.or(y, z)));
    const wxLow = v128.shuffle<f32>(w, x, 0, 4, 1, 5);
    const wxHigh = v128.shuffle<f32>(w, x, 2, 6, 3, 7);
    const yzLow = v128.shuffle<f32>(y, z, 0, 4, 1, 5);
    const yzHigh = v128.shuffle<f32>(y, z, 2, 6, 3, 7);
    v128.store(quad, f32x4.mul(v128.shuffle<i64>(wxLow, yzLow, 0, 2), v128.load(g)));
    v128.store(quad, f32x4.mul(v128.shuffle<i64>(wxLow, yzLow, 1, 3), v128.load(g, 16)), 16);
    v128.store(quad, f32x4.mul(v128.shuffle<i64>(wxHigh, yzHigh, 0, 2), v128.load(g, 32)), 32);
    v128.store(quad, f32x4.mul(v128.shuffle<i64>(wxHigh, yzHigh, 1, 3), v128.load(g, 48)), 48);
    g += stride;
  }
  return any;
}

/** Multiplies a quad, in place, by gains of four strips. */
export function multiply(step: usize, frames: i32): void {
  if (silence.silent) return;
  gains.ofStrips(4, load<i32>(step, S.GAIN_GAINS), step + S.GAIN_STRIP0, frames);
  const stride = gains.stride;
  for (let c: usize = 0, channels = <usize>load<u32>(step, S.GAIN_CHANNELS); c < channels; c++) {
    let g = gains.before;
    const quad = <usize>load<u32>(step, S.GAIN_QUAD) + c * L.QUAD_BYTES;
    for (let at = quad, end = quad + (<usize>((frames + 3) & ~3) << 4); at < end; at += 64) {
      v128.store(at, f32x4.mul(v128.load(at), v128.load(g)));
      v128.store(at, f32x4.mul(v128.load(at, 16), v128.load(g, 16)), 16);
      v128.store(at, f32x4.mul(v128.load(at, 32), v128.load(g, 32)), 32);
      v128.store(at, f32x4.mul(v128.load(at, 48), v128.load(g, 48)), 48);
      g += stride;
    }
  }
}
