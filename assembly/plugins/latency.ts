import { toLanes, toQuad } from "../dsp/transpose";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import * as P from "../generated/latency";

/** Fields: where each lane's ring is written next, how late it is read, for how long it heard nothing. All are whole numbers, kept as floats. */
const PLACE: usize = 0;
const LATE: usize = 16;
const QUIET: usize = 32;

export const FIELDS: i32 = 3;
/** Longer than any ring, and far from where floats skip whole numbers. */
const LONG: f32 = 1048576.0;

/** Of each lane: its ring's address, how many frames it holds, where it is written and read next. */
const lines = memory.data(64, 16);
const LINE_BYTES: usize = 16;

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
  for (let c: usize = 0; c < <usize>channels; c++) {
    for (let lane: usize = 0; lane < 16; lane += 4) layOut(bank, lane, load<u32>(inserts + lane), c);
    const quad = c * L.QUAD_BYTES;
    for (let done = 0; done < frames; ) {
      const stretch = framesBeforeWrap(frames - done);
      pass(input + quad + (<usize>done << 4), output + quad + (<usize>done << 4), stretch);
      done += stretch;
    }
  }
  listen(bank, input, frames, channels);
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const line = lineOf(lane);
    store<f32>(bank + lane, <f32>load<i32>(line, 8), PLACE);
  }
}

@inline
function lineOf(lane: usize): usize {
  return lines + (lane >> 2) * LINE_BYTES;
}

/** An idle lane gets a line of one block in the workspace, which nobody hears. */
function layOut(bank: usize, lane: usize, insert: usize, channel: usize): void {
  const line = lineOf(lane);
  const size = insert ? load<i32>(insert, L.INSERT_LINE_MASK) + 1 : L.BLOCK_FRAMES;
  const ring = insert ? <usize>load<u32>(insert, L.INSERT_LINE) + ((channel * <usize>size) << 2) : workspace + (lane << 7);
  const place = <i32>load<f32>(bank + lane, PLACE) & (size - 1);
  store<usize>(line, ring);
  store<i32>(line, size, 4);
  store<i32>(line, place, 8);
  store<i32>(line, (place - <i32>load<f32>(bank + lane, LATE)) & (size - 1), 12);
}

/** Frames until some lane comes to the end of its ring, writing or reading, if that is sooner than `frames`. */
function framesBeforeWrap(frames: i32): i32 {
  let soonest = frames;
  for (let line = lines; line < lines + 4 * LINE_BYTES; line += LINE_BYTES)
    soonest = min(soonest, load<i32>(line, 4) - max(load<i32>(line, 8), load<i32>(line, 12)));
  return soonest;
}

@inline
function at(lane: usize, which: usize): usize {
  return load<usize>(lines + lane * LINE_BYTES) + (<usize>load<i32>(lines + lane * LINE_BYTES + which) << 2);
}

/** A stretch in which no ring wraps: into the rings, and out of them. What is written four frames at a time is read only when it is there. */
function pass(input: usize, output: usize, frames: i32): void {
  const fours = <usize>(frames & ~3) << 2;
  const a = at(0, 8);
  const b = at(1, 8);
  const c = at(2, 8);
  const d = at(3, 8);
  const p = at(0, 12);
  const q = at(1, 12);
  const r = at(2, 12);
  const s = at(3, 12);
  for (let i: usize = 0; i < fours; i += 16) {
    toLanes(input + (i << 2), a + i, b + i, c + i, d + i);
    toQuad(output + (i << 2), p + i, q + i, r + i, s + i);
  }
  for (let i = fours, end = <usize>frames << 2; i < end; i += 4)
    for (let lane: usize = 0; lane < 4; lane++) {
      store<f32>(at(lane, 8) + i, load<f32>(input + (i << 2) + (lane << 2)));
      store<f32>(output + (i << 2) + (lane << 2), load<f32>(at(lane, 12) + i));
    }
  for (let line = lines; line < lines + 4 * LINE_BYTES; line += LINE_BYTES) {
    store<i32>(line, (load<i32>(line, 8) + frames) & (load<i32>(line, 4) - 1), 8);
    store<i32>(line, (load<i32>(line, 12) + frames) & (load<i32>(line, 4) - 1), 12);
  }
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
