import { toLanes, toQuad } from "../dsp/transpose";
import * as L from "../generated/layout";

/**
 * A quad through the lines of four inserts: each lane comes out as late as it says. A plugin keeps two fields for it, both whole numbers:
 * where each lane's ring is written next, and how late it is read.
 */

/** Of each lane: its ring's address, how many frames it holds, where it is written and read next. */
const lines = memory.data(64, 16);
const LINE_BYTES: usize = 16;

/** What a lane goes through that has no line of its own: one block each, read where it is written. */
const passing = memory.data(2048, 16);

/** `places` and `lates` are the two fields; what is late is no later than the plugin's line has room for. Input and output may be one quad. */
export function delay(
  places: usize,
  lates: usize,
  input: usize,
  output: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  for (let c: usize = 0; c < <usize>channels; c++) {
    for (let lane: usize = 0; lane < 16; lane += 4) layOut(places, lates, lane, load<u32>(inserts + lane), c);
    const quad = c * L.QUAD_BYTES;
    for (let done = 0; done < frames; ) {
      const stretch = framesBeforeWrap(frames - done);
      pass(input + quad + (<usize>done << 4), output + quad + (<usize>done << 4), stretch);
      done += stretch;
    }
  }
  for (let lane: usize = 0; lane < 16; lane += 4) store<f32>(places + lane, <f32>load<i32>(lineOf(lane), 8));
}

@inline
function lineOf(lane: usize): usize {
  return lines + (lane >> 2) * LINE_BYTES;
}

function layOut(places: usize, lates: usize, lane: usize, insert: usize, channel: usize): void {
  const line = lineOf(lane);
  const own = insert ? <usize>load<u32>(insert, L.INSERT_LINE) : 0;
  const size = own ? load<i32>(insert, L.INSERT_LINE_MASK) + 1 : L.BLOCK_FRAMES;
  const late = own ? <i32>load<f32>(lates + lane) : 0;
  const place = <i32>load<f32>(places + lane) & (size - 1);
  store<usize>(line, own ? own + ((channel * <usize>size) << 2) : passing + (lane << 7));
  store<i32>(line, size, 4);
  store<i32>(line, place, 8);
  store<i32>(line, (place - late) & (size - 1), 12);
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
