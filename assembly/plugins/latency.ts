import * as L from "../generated/layout";
import * as P from "../generated/latency";

/** Fields: where each lane's ring is written next, how late it is read, for how long it heard nothing. All are whole numbers, kept as floats. */
const PLACE: usize = 0;
const LATE: usize = 16;
const QUIET: usize = 32;

export const FIELDS: i32 = 3;
/** Longer than any ring, and far from where floats skip whole numbers. */
const LONG: f32 = 1048576.0;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, fresh: bool): void {
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
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    if (!insert) continue;
    const mask = load<i32>(insert, L.INSERT_LINE_MASK);
    const place = <i32>load<f32>(bank + lane, PLACE);
    const late = <i32>load<f32>(bank + lane, LATE);
    let ring = <usize>load<u32>(insert, L.INSERT_LINE);
    let heard: i32 = 0;
    for (let c: usize = 0; c < <usize>channels; c++) {
      const from = input + c * L.QUAD_BYTES + lane;
      const to = output + c * L.QUAD_BYTES + lane;
      for (let i = 0; i < frames; i++) {
        heard |= load<i32>(from + (<usize>i << 4));
        store<f32>(ring + (<usize>((place + i) & mask) << 2), load<f32>(from + (<usize>i << 4)));
        store<f32>(to + (<usize>i << 4), load<f32>(ring + (<usize>((place + i - late) & mask) << 2)));
      }
      ring += (<usize>mask + 1) << 2;
    }
    store<f32>(bank + lane, <f32>((place + frames) & mask), PLACE);
    store<f32>(bank + lane, heard ? 0.0 : min(LONG, load<f32>(bank + lane, QUIET) + <f32>frames), QUIET);
  }
}

/** Nothing is on its way through any ring. */
export function rest(bank: usize): bool {
  return v128.all_true<i32>(f32x4.ge(v128.load(bank, QUIET), v128.load(bank, LATE)));
}
