import * as moment from "../dsp/moment";
import { firstHalves, lastHalves, toQuad, weaveFirst, weaveLast } from "../dsp/transpose";
import * as L from "../generated/layout";

/**
 * Many delay lines in the one line of an insert: a single ring, in which each has a stretch of its own that moves on by a frame a frame. A
 * line writes at the end of its stretch. The ring turns with the engine's frames, so nobody need remember where it stands, and all lanes
 * stand alike. Lines are played in pieces: everything that is read of a piece is read before it is written, so no line is shorter than one.
 */
export const PIECE: i32 = 32;
/** Where the stretches end, in frames of the ring; as many lines as anybody has. */
const ends = memory.data(128, 16);
let laidTo: i32 = 0;

/** Fields: for how long a lane has written nothing, and how long its ring is. */
const QUIET: usize = 0;
const SIZE: usize = 16;
export const FIELDS: i32 = 2;

/** What is written below this, -300 dBFS, is nothing. */
const NOTHING = memory.data<f32>([1e-15], 4);

/** What idle lanes hear, and where they write; a piece each. */
const silence = memory.data(128, 16);
const nobody = memory.data(128, 16);

/** Of each lane, its ring; of idle ones 0. The ring's size less 1. Whether anything was written. Valid while one kernel works. */
const rings = memory.data(16, 16);
let mask: i32 = 0;
const written = memory.data(16, 16);
/** Of each lane, where it is read or written, as addresses. */
const places = memory.data(16, 16);

/** Stretches are laid one after another, line 0 first; all lanes share them, so their lengths may depend on the sample rate only. */
export function lay(line: i32, longest: i32): void {
  laidTo = (line == 0 ? 0 : laidTo) + longest + PIECE;
  store<i32>(ends + (<usize>line << 2), laidTo);
}

export function begin(fields: usize, inserts: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    store<u32>(rings + lane, insert ? load<u32>(insert, L.INSERT_LINE) : 0);
    // Two channels' worth, which is all one to us.
    const size = insert ? (load<i32>(insert, L.INSERT_LINE_MASK) + 1) << 1 : 0;
    if (insert) mask = size - 1;
    store<f32>(fields + lane, <f32>size, SIZE);
  }
  v128.store(written, v128.splat<i32>(0));
}

/** So many frames were played. */
export function end(fields: usize, frames: i32): void {
  const quiet = f32x4.pmin(f32x4.add(v128.load(fields, QUIET), f32x4.splat(<f32>frames)), v128.load(fields, SIZE));
  v128.store(fields, v128.and(quiet, i32x4.eq(v128.load(written), i32x4.splat(0))), QUIET);
}

/** All of every ring is blank: when time goes on without us, what is read then is nothing. */
export function areBlank(fields: usize): bool {
  return v128.all_true<i32>(f32x4.ge(v128.load(fields, QUIET), v128.load(fields, SIZE)));
}

/** Sets out for where each lane was `late` frames ago, `done` frames into the block. Returns how many frames there are before a ring's end. */
function placesOf(line: i32, late: v128, done: i32, frames: i32, idle: usize): i32 {
  const now = <i32>(<i64>moment.now) + done + load<i32>(ends + (<usize>line << 2));
  const at = v128.and(i32x4.sub(i32x4.splat(now), late), i32x4.splat(mask));
  v128.store(places, i32x4.add(v128.load(rings), i32x4.shl(at, 2)));
  let left = frames;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const ring = load<u32>(rings + lane);
    if (!ring) store<usize>(places + lane, idle);
    else left = min(left, mask + 1 - <i32>((load<u32>(places + lane) - ring) >> 2));
  }
  return left;
}

@inline
function place(lane: usize): usize {
  return <usize>load<u32>(places + (lane << 2));
}

/** What a line held `late` frames ago, into a quad. @param late whole numbers, as i32s @param done of the block, so many frames have been played */
export function fetch(line: i32, late: v128, quad: usize, done: i32, frames: i32): void {
  for (const to = done + frames; done < to; ) {
    const stretch = placesOf(line, late, done, to - done, silence);
    const fours = <usize>(stretch & ~3) << 2;
    for (let i: usize = 0; i < fours; i += 16) toQuad(quad + (i << 2), place(0) + i, place(1) + i, place(2) + i, place(3) + i);
    for (let i = fours, last = <usize>stretch << 2; i < last; i += 4)
      for (let lane: usize = 0; lane < 4; lane++) store<f32>(quad + (i << 2) + (lane << 2), load<f32>(place(lane) + i));
    done += stretch;
    quad += <usize>stretch << 4;
  }
}

/** A quad is a line's now. */
export function put(line: i32, quad: usize, done: i32, frames: i32): void {
  let any = v128.load(written);
  for (const to = done + frames; done < to; ) {
    const stretch = placesOf(line, i32x4.splat(0), done, to - done, nobody);
    const fours = <usize>(stretch & ~3) << 2;
    for (let i: usize = 0; i < fours; i += 16) {
      const at = quad + (i << 2);
      const p = kept(at);
      const q = kept(at + 16);
      const r = kept(at + 32);
      const s = kept(at + 48);
      any = v128.or(v128.or(any, v128.or(p, q)), v128.or(r, s));
      const pqLow = weaveFirst(p, q);
      const pqHigh = weaveLast(p, q);
      const rsLow = weaveFirst(r, s);
      const rsHigh = weaveLast(r, s);
      v128.store(place(0) + i, firstHalves(pqLow, rsLow));
      v128.store(place(1) + i, lastHalves(pqLow, rsLow));
      v128.store(place(2) + i, firstHalves(pqHigh, rsHigh));
      v128.store(place(3) + i, lastHalves(pqHigh, rsHigh));
    }
    for (let i = fours, last = <usize>stretch << 2; i < last; i += 4) {
      const x = kept(quad + (i << 2));
      any = v128.or(any, x);
      store<f32>(place(0) + i, f32x4.extract_lane(x, 0));
      store<f32>(place(1) + i, f32x4.extract_lane(x, 1));
      store<f32>(place(2) + i, f32x4.extract_lane(x, 2));
      store<f32>(place(3) + i, f32x4.extract_lane(x, 3));
    }
    done += stretch;
    quad += <usize>stretch << 4;
  }
  v128.store(written, any);
}

@inline
function kept(at: usize): v128 {
  const x = v128.load(at);
  return v128.and(x, f32x4.ge(f32x4.abs(x), v128.load32_splat(NOTHING)));
}
