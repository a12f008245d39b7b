import { firstHalves, lastHalves, weaveFirst, weaveLast } from "../dsp/transpose";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as gains from "./gains";
import * as regions from "./regions";
import * as silence from "./silence";
import * as sources from "./sources";

/** Four planar signals into one quad, through the gains of their strips. */
export function gather(step: usize, frames: i32): void {
  if (hearsNothing(step)) return silence.say(true);
  if (load<i32>(step, S.GATHER_KNOWN) != gains.epoch) {
    gains.ofBank(load<i32>(step, S.GATHER_GAINS), step + S.GATHER_STRIP0, frames);
    if (gains.moving) return gatherThrough(step, gains.before, frames, true);
    store<i32>(step, gains.epoch, S.GATHER_KNOWN);
    v128.store(step, v128.load(gains.before), S.GATHER_BEFORE0);
  }
  gatherThrough(step, step + S.GATHER_BEFORE0, frames, false);
}

function gatherThrough(step: usize, g: usize, frames: i32, moving: bool): void {
  const quad = <usize>load<u32>(step, S.GATHER_QUAD);
  let any = gatherChannel(step, 0, quad, g, frames, moving);
  if (load<i32>(step, S.GATHER_CHANNELS) == 2) any = v128.or(any, gatherChannel(step, 1, quad + L.QUAD_BYTES, g, frames, moving));
  silence.say(!v128.any_true(any));
}

/** Whether there is nothing to gather at all: no source, or clips that do not play. */
function hearsNothing(step: usize): bool {
  const z = regions.zeros;
  return sourceOf(step, 0, 0) == z && sourceOf(step, 4, 0) == z && sourceOf(step, 8, 0) == z && sourceOf(step, 12, 0) == z;
}

/** Returns every bit that was set in any of the sources. */
function gatherChannel(step: usize, channel: usize, quad: usize, g: usize, frames: i32, moving: bool): v128 {
  const a = sourceOf(step, 0, channel);
  const b = sourceOf(step, 4, channel);
  const c = sourceOf(step, 8, channel);
  const d = sourceOf(step, 12, channel);
  // As two statements: of one expression the optimiser makes one loop that asks in every frame.
  if (moving) return interleave(quad, a, b, c, d, g, frames, true);
  return interleave(quad, a, b, c, d, g, frames, false);
}

@inline
function sourceOf(step: usize, lane: usize, channel: usize): usize {
  return sources.place(load<u32>(step + lane, S.GATHER_SOURCE0), load<u32>(step + lane, S.GATHER_CLIP0), channel);
}

/**
 * 4x4 transposes in registers, times the gains; `moving` is known when this is compiled. Runs to the next multiple of four frames: buffers
 * are whole blocks, so what lies past `frames` is never heard.
 */
@inline
function interleave(quad: usize, a: usize, b: usize, c: usize, d: usize, g: usize, frames: i32, moving: bool): v128 {
  const still = v128.load(g);
  let any = v128.splat<i32>(0);
  for (const end = quad + (<usize>((frames + 3) & ~3) << 4); quad < end; quad += 64) {
    const w = v128.load(a);
    const x = v128.load(b);
    const y = v128.load(c);
    const z = v128.load(d);
    any = v128.or(any, v128.or(v128.or(w, x), v128.or(y, z)));
    const wxLow = weaveFirst(w, x);
    const wxHigh = weaveLast(w, x);
    const yzLow = weaveFirst(y, z);
    const yzHigh = weaveLast(y, z);
    v128.store(quad, f32x4.mul(firstHalves(wxLow, yzLow), moving ? v128.load(g) : still));
    v128.store(quad, f32x4.mul(lastHalves(wxLow, yzLow), moving ? v128.load(g, 16) : still), 16);
    v128.store(quad, f32x4.mul(firstHalves(wxHigh, yzHigh), moving ? v128.load(g, 32) : still), 32);
    v128.store(quad, f32x4.mul(lastHalves(wxHigh, yzHigh), moving ? v128.load(g, 48) : still), 48);
    a += 16;
    b += 16;
    c += 16;
    d += 16;
    if (moving) g += 64;
  }
  return any;
}

/** Multiplies a quad, in place, by gains of four strips. */
export function multiply(step: usize, frames: i32): void {
  if (silence.silent) return;
  gains.ofBank(load<i32>(step, S.GAIN_GAINS), step + S.GAIN_STRIP0, frames);
  const next: usize = gains.moving ? 16 : 0;
  for (let c: usize = 0, channels = <usize>load<u32>(step, S.GAIN_CHANNELS); c < channels; c++) {
    let g = gains.before;
    const quad = <usize>load<u32>(step, S.GAIN_QUAD) + c * L.QUAD_BYTES;
    for (let at = quad, end = quad + (<usize>frames << 4); at < end; at += 16, g += next)
      v128.store(at, f32x4.mul(v128.load(at), v128.load(g)));
  }
}
