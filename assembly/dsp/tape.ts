import { weaveFirst, weaveLast, firstHalves, lastHalves } from "./transpose";

/**
 * Four lanes' pasts: each a ring of its own memory, read anywhere between two frames along a cubic through four of them (Catmull-Rom), which at
 * a whole frame is that frame. What lies across the end of a ring stands behind it once more, so that four frames can always be read at once.
 */

/** The rings of both channels, their lengths, and where they are written next: words, one a lane. Valid while one kernel works. */
const lefts = memory.data(16, 16);
const rights = memory.data(16, 16);
const sizes = memory.data(16, 16);
export const places = memory.data(16, 16);

/** Frames of a ring's memory that are not its length. */
const BEHIND: i32 = 4;
/** The nearest that may be read. */
export const NEAREST: i32 = 2;

/** @param line a lane's memory: for each channel `frames` floats @param place where it was written last time */
export function lay(lane: usize, line: usize, frames: i32, place: i32): void {
  const size = frames - BEHIND;
  store<usize>(lefts + lane, line);
  store<usize>(rights + lane, line + (<usize>frames << 2));
  store<i32>(sizes + lane, size);
  store<i32>(places + lane, place < size ? place : 0);
}

/** The furthest that may be read of a memory of so many frames. */
@inline
export function furthest(frames: i32): i32 {
  return frames - BEHIND - 3;
}

@inline
export function ringsOf(channel: usize): usize {
  return channel == 0 ? lefts : rights;
}

/** What was there so many frames and `part` of one ago. @param whole i32s */
@inline
export function read(rings: usize, whole: v128, part: v128): v128 {
  const place = i32x4.sub(i32x4.sub(v128.load(places), whole), i32x4.splat(2));
  const wrapped = i32x4.add(place, v128.and(v128.load(sizes), i32x4.shr_s(place, 31)));
  const at = i32x4.add(v128.load(rings), i32x4.shl(wrapped, 2));
  const p = v128.load(<usize>i32x4.extract_lane(at, 0));
  const q = v128.load(<usize>i32x4.extract_lane(at, 1));
  const r = v128.load(<usize>i32x4.extract_lane(at, 2));
  const s = v128.load(<usize>i32x4.extract_lane(at, 3));
  const pqLow = weaveFirst(p, q);
  const pqHigh = weaveLast(p, q);
  const rsLow = weaveFirst(r, s);
  const rsHigh = weaveLast(r, s);
  const beyond = firstHalves(pqLow, rsLow);
  const next = lastHalves(pqLow, rsLow);
  const here = firstHalves(pqHigh, rsHigh);
  const before = lastHalves(pqHigh, rsHigh);
  return between(before, here, next, beyond, part);
}

/** Catmull and Rom, "A class of local interpolating splines", 1974. */
@inline
function between(before: v128, here: v128, next: v128, beyond: v128, t: v128): v128 {
  const half = f32x4.splat(0.5);
  const rise = f32x4.mul(half, f32x4.sub(next, before));
  const bend = f32x4.sub(here, next);
  const cube = f32x4.add(f32x4.mul(f32x4.splat(1.5), bend), f32x4.mul(half, f32x4.sub(beyond, before)));
  const square = f32x4.sub(f32x4.sub(next, here), f32x4.add(rise, cube));
  const bent = f32x4.add(square, f32x4.mul(t, cube));
  return f32x4.add(here, f32x4.mul(t, f32x4.add(rise, f32x4.mul(t, bent))));
}

@inline
export function write(rings: usize, x: v128): void {
  put(rings, 0, f32x4.extract_lane(x, 0));
  put(rings, 4, f32x4.extract_lane(x, 1));
  put(rings, 8, f32x4.extract_lane(x, 2));
  put(rings, 12, f32x4.extract_lane(x, 3));
}

@inline
function put(rings: usize, lane: usize, x: f32): void {
  const place = load<i32>(places + lane);
  const at = <usize>load<u32>(rings + lane) + (<usize>place << 2);
  store<f32>(at, x);
  if (place < BEHIND) store<f32>(at + (<usize>load<i32>(sizes + lane) << 2), x);
}

/** Both channels are written: the next frame. */
@inline
export function advance(): void {
  const next = i32x4.add(v128.load(places), i32x4.splat(1));
  v128.store(places, v128.and(next, i32x4.lt_s(next, v128.load(sizes))));
}
