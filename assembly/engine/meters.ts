import * as L from "../generated/layout";
import * as regions from "./regions";

/** Integration time of the mean square. */
const SQUARE_SECONDS: f64 = 0.3;
const MAGNITUDE: i32 = 0x7fffffff;

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

/** Peak and mean square of four lanes into the slots that someone reads. */
export function measure(quad: usize, channels: i32, slots: usize, frames: i32): void {
  const weight = <f32>(<f64>frames / (SQUARE_SECONDS * regions.sampleRate + <f64>frames));
  for (let c = 0; c < 2; c++) {
    const from = quad + (c < channels ? <usize>c : 0) * L.QUAD_BYTES;
    let peaks = i32x4.splat(0);
    let squares = f32x4.splat(0.0);
    for (let at = from, end = from + ((<usize>frames) << 4); at < end; at += 16) {
      const x = v128.load(at);
      peaks = i32x4.max_s(peaks, v128.and(x, i32x4.splat(MAGNITUDE)));
      squares = f32x4.add(squares, f32x4.mul(x, x));
    }
    v128.store(regions.gains, peaks);
    v128.store(regions.gains, f32x4.div(squares, f32x4.splat(<f32>frames)), 16);
    for (let lane: usize = 0; lane < 16; lane += 4) keep(<usize>load<u32>(slots + lane), lane, (<usize>c) << 2, weight);
  }
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const slot = <usize>load<u32>(slots + lane);
    if (slot) latch(slot, L.METER_EPOCH);
  }
}

function keep(slot: usize, lane: usize, side: usize, weight: f32): void {
  if (!slot) return;
  const peakAt = L.METER_PEAK_LEFT + side;
  const squareAt = L.METER_SQUARE_LEFT + side;
  const square = load<f32>(slot + squareAt);
  const next = square + weight * (load<f32>(regions.gains + 16 + lane) - square);
  store<f32>(slot + peakAt, latched(slot, L.METER_EPOCH, peakAt, load<f32>(regions.gains + lane)));
  store<f32>(slot + squareAt, next < 1e-20 ? 0.0 : next);
}
