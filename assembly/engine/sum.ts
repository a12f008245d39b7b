import { firstHalves, lastHalves, weaveFirst, weaveLast } from "../dsp/transpose";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as gains from "./gains";
import * as silence from "./silence";

/** Adds each lane of a quad to its planar target, through gains and a matrix; four targets, or one for all. */
export function sum(step: usize, frames: i32): void {
  if (silence.silent) return;
  if (load<i32>(step, S.SUM_KNOWN) != gains.epoch) {
    gains.ofBankEdges(load<i32>(step, S.SUM_GAINS), step + S.SUM_STRIP0, step + S.SUM_EDGE0, frames);
    if (gains.moving) return sides(step, gains.ll, gains.lr, gains.rl, gains.rr, frames, true);
    remember(step);
  }
  sides(step, step + S.SUM_LL0, step + S.SUM_LR0, step + S.SUM_RL0, step + S.SUM_RR0, frames, false);
}

function remember(step: usize): void {
  store<i32>(step, gains.epoch, S.SUM_KNOWN);
  v128.store(step, v128.load(gains.ll), S.SUM_LL0);
  v128.store(step, v128.load(gains.lr), S.SUM_LR0);
  v128.store(step, v128.load(gains.rl), S.SUM_RL0);
  v128.store(step, v128.load(gains.rr), S.SUM_RR0);
}

/** Both channels of the targets; gains are rows while they move. */
function sides(step: usize, ll: usize, lr: usize, rl: usize, rr: usize, frames: i32, moving: bool): void {
  const left = <usize>load<u32>(step, S.SUM_QUAD);
  if (load<i32>(step, S.SUM_CHANNELS) == 1) {
    side(step, 0, left, ll, 0, 0, frames, moving);
    side(step, L.CHANNEL_BYTES, left, lr, 0, 0, frames, moving);
  } else {
    const right = left + L.QUAD_BYTES;
    side(step, 0, left, ll, right, rl, frames, moving);
    side(step, L.CHANNEL_BYTES, right, rr, left, lr, frames, moving);
  }
}

/** One channel of the targets, from the channel of the same side and, where anything crosses, from the other. Adding nothing is skipped. */
function side(step: usize, channel: usize, near: usize, g: usize, far: usize, h: usize, frames: i32, moving: bool): void {
  const crosses = far != 0 && (moving || !gains.areZero(h));
  if (!crosses && !moving && gains.areZero(g)) return;
  const a = <usize>load<u32>(step, S.SUM_TARGET0) + channel;
  const b = <usize>load<u32>(step, S.SUM_TARGET1) + channel;
  const c = <usize>load<u32>(step, S.SUM_TARGET2) + channel;
  const d = <usize>load<u32>(step, S.SUM_TARGET3) + channel;
  const together = a == b && b == c && c == d;
  if (moving) {
    if (together) add(near, g, far, h, a, b, c, d, frames, far != 0, true, true);
    else add(near, g, far, h, a, b, c, d, frames, far != 0, false, true);
  } else if (crosses) {
    if (together) add(near, g, far, h, a, b, c, d, frames, true, true, false);
    else add(near, g, far, h, a, b, c, d, frames, true, false, false);
  } else if (together) add(near, g, far, h, a, b, c, d, frames, false, true, false);
  else add(near, g, far, h, a, b, c, d, frames, false, false, false);
}

/** A frame of four lanes: `g` and `h` are gains, or where their rows are while they move. */
@inline
function frame(near: usize, g: usize, still: v128, far: usize, h: usize, stillFar: v128, crosses: bool, moving: bool): v128 {
  const straight = f32x4.mul(v128.load(near), moving ? v128.load(g) : still);
  return crosses ? f32x4.add(straight, f32x4.mul(v128.load(far), moving ? v128.load(h) : stillFar)) : straight;
}

@inline
function addTo(target: usize, x: v128): void {
  v128.store(target, f32x4.add(v128.load(target), x));
}

/** `together` and `moving` are known when this is compiled, and mostly `crosses`. Lanes are added in their order, whether they go together or not. */
@inline
function add(
  near: usize,
  g: usize,
  far: usize,
  h: usize,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  frames: i32,
  crosses: bool,
  together: bool,
  moving: bool,
): void {
  const still = v128.load(g);
  const stillFar = v128.load(h);
  for (const end = near + (<usize>((frames + 3) & ~3) << 4); near < end; near += 64) {
    const p = frame(near, g, still, far, h, stillFar, crosses, moving);
    const q = frame(near + 16, g + 16, still, far + 16, h + 16, stillFar, crosses, moving);
    const r = frame(near + 32, g + 32, still, far + 32, h + 32, stillFar, crosses, moving);
    const s = frame(near + 48, g + 48, still, far + 48, h + 48, stillFar, crosses, moving);
    const pqLow = weaveFirst(p, q);
    const pqHigh = weaveLast(p, q);
    const rsLow = weaveFirst(r, s);
    const rsHigh = weaveLast(r, s);
    if (together) {
      let all = f32x4.add(v128.load(a), firstHalves(pqLow, rsLow));
      all = f32x4.add(all, lastHalves(pqLow, rsLow));
      all = f32x4.add(all, firstHalves(pqHigh, rsHigh));
      v128.store(a, f32x4.add(all, lastHalves(pqHigh, rsHigh)));
    } else {
      addTo(a, firstHalves(pqLow, rsLow));
      addTo(b, lastHalves(pqLow, rsLow));
      addTo(c, firstHalves(pqHigh, rsHigh));
      addTo(d, lastHalves(pqHigh, rsHigh));
      b += 16;
      c += 16;
      d += 16;
    }
    a += 16;
    if (crosses) far += 64;
    if (moving) {
      g += 64;
      h += 64;
    }
  }
}
