import * as L from "../generated/layout";
import * as P from "../generated/latency";
import { delay } from "./late-lanes";

/** Fields: where each lane's ring is written next, how late it is read, for how long it heard nothing. All are whole numbers, kept as floats. */
const PLACE: usize = 0;
const LATE: usize = 16;
const QUIET: usize = 32;

export const FIELDS: i32 = 3;
/** Longer than any ring, and far from where floats skip whole numbers. */
const LONG: f32 = 1048576.0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  store<f32>(bank + lane, load<f32>(params, P.FRAMES), LATE);
}

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  delay(bank + PLACE, bank + LATE, input, output, frames, channels, inserts);
  listen(bank, input, frames, channels);
}

/** How long each lane has heard nothing by now. */
function listen(bank: usize, input: usize, frames: i32, channels: i32): void {
  let any = v128.splat<i32>(0);
  for (let c: usize = 0; c < <usize>channels; c++)
    for (let at = input + c * L.QUAD_BYTES, end = at + (<usize>frames << 4); at < end; at += 16) any = v128.or(any, v128.load(at));
  const silent = i32x4.eq(any, i32x4.splat(0));
  const longer = f32x4.pmin(f32x4.add(v128.load(bank, QUIET), f32x4.splat(<f32>frames)), f32x4.splat(LONG));
  v128.store(bank, v128.and(longer, silent), QUIET);
}

/** Nothing is on its way through any ring. */
export function rest(bank: usize): bool {
  return v128.all_true<i32>(f32x4.ge(v128.load(bank, QUIET), v128.load(bank, LATE)));
}
