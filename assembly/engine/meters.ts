import { MAGNITUDE } from "../dsp/magnitude";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as gains from "./gains";
import * as regions from "./regions";
import * as silence from "./silence";

/** Integration time of the mean square. */
const SQUARE_SECONDS: f64 = 0.3;

let epoch: i32 = 0;

/** Once a block: has the page looked since? Latched maxima then start anew. */
export function look(): void {
  epoch = load<i32>(regions.status, L.STATUS_EPOCH_AT);
}

/** The larger of `value` and what the slot has latched since the page last looked. */
export function latched(slot: usize, epochAt: usize, valueAt: usize, value: f32): f32 {
  return load<i32>(slot + epochAt) == epoch ? max(value, load<f32>(slot + valueAt)) : value;
}

export function latch(slot: usize, epochAt: usize): void {
  store<i32>(slot + epochAt, epoch);
}

/** Peak and mean square of four lanes, as their gains make them, into the slots that someone reads. */
export function measure(step: usize, frames: i32): void {
  const left = <usize>load<u32>(step, S.METER_QUAD);
  const right = load<i32>(step, S.METER_CHANNELS) == 2 ? left + L.QUAD_BYTES : 0;
  const slots = step + S.METER_SLOT0;
  if (!silence.silent) gains.ofBankEdges(load<i32>(step, S.METER_GAINS), step + S.METER_STRIP0, regions.straights, frames);
  const panned = (load<i32>(step, S.METER_GAINS) & S.GAINS_PAN) != 0;
  measureSide(slots, 0, left, gains.ll, right, gains.rl, frames);
  if (right) measureSide(slots, 4, right, gains.rr, left, gains.lr, frames);
  else measureSide(slots, 4, left, panned ? gains.lr : gains.ll, 0, 0, frames);
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const slot = <usize>load<u32>(slots + lane);
    if (slot) latch(slot, L.METER_EPOCH);
  }
}

/** One side: from the channel `near` it and, where there is another, what of that crosses. */
function measureSide(slots: usize, side: usize, near: usize, g: usize, far: usize, h: usize, frames: i32): void {
  if (silence.silent) {
    v128.store(regions.scratch, v128.splat<i32>(0));
    v128.store(regions.scratch, v128.splat<i32>(0), 16);
  } else if (far != 0 && !gains.isZero(h)) look4(near, g, far, h, frames, true);
  else look4(near, g, 0, 0, frames, false);
  const weight = <f32>(<f64>frames / (SQUARE_SECONDS * regions.sampleRate + <f64>frames));
  for (let lane: usize = 0; lane < 16; lane += 4) keep(<usize>load<u32>(slots + lane), lane, side, weight);
}

/** Peaks and mean squares of four lanes, to {@link regions.scratch}; `crosses` is known when this is compiled. */
@inline
function look4(near: usize, g: usize, far: usize, h: usize, frames: i32, crosses: bool): void {
  const magnitude = v128.load32_splat(MAGNITUDE);
  const next: usize = gains.moving ? 16 : 0;
  let peaks = v128.splat<i32>(0);
  let squares = v128.splat<i32>(0);
  for (const end = near + (<usize>frames << 4); near < end; near += 16, g += next) {
    let x = f32x4.mul(v128.load(near), v128.load(g));
    if (crosses) {
      x = f32x4.add(x, f32x4.mul(v128.load(far), v128.load(h)));
      far += 16;
      h += next;
    }
    peaks = i32x4.max_s(peaks, v128.and(x, magnitude));
    squares = f32x4.add(squares, f32x4.mul(x, x));
  }
  v128.store(regions.scratch, peaks);
  v128.store(regions.scratch, f32x4.div(squares, f32x4.splat(<f32>frames)), 16);
}

function keep(slot: usize, lane: usize, side: usize, weight: f32): void {
  if (!slot) return;
  const peakAt = L.METER_PEAK_LEFT + side;
  const squareAt = L.METER_SQUARE_LEFT + side;
  const square = load<f32>(slot + squareAt);
  const next = square + weight * (load<f32>(regions.scratch + 16 + lane) - square);
  store<f32>(slot + peakAt, latched(slot, L.METER_EPOCH, peakAt, load<f32>(regions.scratch + lane)));
  store<f32>(slot + squareAt, next < 1e-20 ? 0.0 : next);
}
