import * as half from "./half-band";
import { workspace } from "./workspace";

/**
 * The way of a bank's sound up to where it is bent and down again; each lane goes as high as it wants. A channel's past is kept oldest first and
 * copied to the workspace, new samples behind it, so that a filter reads what lies together. A lane keeps nothing of heights that it does
 * not go to, or it would never come to rest.
 */

/** Frames that are worked at a time. */
export const CHUNK: i32 = 32;
/** Frames a lane is late that is doubled once, twice, three times: a doubling waits a sample where that makes its delay whole. */
export const LATE_1: usize = 73;
export const LATE_2: usize = 78;
export const LATE_3: usize = 80;

/** Paths: what is doubled at each height, then what is halved there, evens and odds, then the sound as it came. */
const UP: i32 = 0;
const DOWN: i32 = half.STAGES;
export const DRY: i32 = 3 * half.STAGES;
const PATHS: i32 = DRY + 1;
/** Vectors of a channel's past. */
export const FIELDS: i32 = 324;

/** Where each path's new samples begin. */
const places = memory.data(4 * PATHS, 16);

@inline
function pastOf(path: i32): i32 {
  if (path == DRY) return <i32>LATE_3;
  if (path < DOWN) return half.backOf(path) + (path > 0 ? 1 : 0);
  const stage = path < DOWN + 2 ? half.LANDING : (path - DOWN) >> 1;
  return ((path - DOWN) & 1) == 0 ? half.backOf(stage) : half.oddBackOf(stage);
}

/** The doubling that a path belongs to; the sound as it came belongs to the first. */
@inline
function stageOf(path: i32): i32 {
  return path == DRY ? 0 : path < DOWN ? path : (path - DOWN) >> 1;
}

@inline
export function placeOf(path: i32): usize {
  return <usize>load<u32>(places + (<usize>path << 2));
}

@inline
function evensOf(stage: i32): usize {
  return placeOf(DOWN + 2 * stage);
}

@inline
function oddsOf(stage: i32): usize {
  return placeOf(DOWN + 2 * stage + 1);
}

/** Lanes that go at least so high, as a mask. */
@inline
export function reaches(heights: v128, height: i32): v128 {
  return f32x4.ge(heights, f32x4.splat(<f32>height));
}

/** Lays the paths out behind `taken` bytes of the workspace, each with its past before it. */
export function begin(past: usize, taken: usize, highest: i32): void {
  let at = workspace + taken;
  for (let path = 0; path < PATHS; path++) {
    const bytes = <usize>pastOf(path) << 4;
    if (stageOf(path) < highest) memory.copy(at, past, bytes);
    at += bytes;
    past += bytes;
    store<u32>(places + (<usize>path << 2), <u32>at);
    at += <usize>(CHUNK << stageOf(path)) << 4;
  }
}

/** Keeps what the next frames need to know of these. */
export function end(past: usize, heights: v128, highest: i32, frames: i32): void {
  for (let path = 0; path < PATHS; path++) {
    const stage = stageOf(path);
    const bytes = <usize>pastOf(path) << 4;
    const from = placeOf(path) + (<usize>(frames << stage) << 4) - bytes;
    const keeps = reaches(heights, stage + 1);
    if (stage < highest) for (let i: usize = 0; i < bytes; i += 16) v128.store(past + i, v128.and(v128.load(from + i), keeps));
    past += bytes;
  }
}

/** Doubles once more; what comes of each sample is handed on to the next doubling, if any lane goes there, and to where it is bent. */
export function double(stage: i32, highest: i32, frames: i32): void {
  const waits: usize = stage > 0 ? 16 : 0;
  const evens = evensOf(stage);
  const odds = oddsOf(stage);
  const next = stage + 1 < highest ? placeOf(UP + stage + 1) : 0;
  const from = placeOf(UP + stage) - waits;
  for (let at: usize = 0, last = <usize>(frames << stage) << 4; at < last; at += 16) {
    const early = half.early(stage, from + at);
    const late = half.late(stage, from + at);
    v128.store(evens + at, early);
    v128.store(odds + at, late);
    if (next == 0) continue;
    v128.store(next + (at << 1), early);
    v128.store(next + (at << 1), late, 16);
  }
}

/** Halves what lanes that go so high have bent, and puts it among what the others have bent a height below. */
export function halve(stage: i32, heights: v128, frames: i32): void {
  const mine = reaches(heights, stage + 1);
  for (let at: usize = 0, last = <usize>(frames << stage) << 4; at < last; at += 32) {
    put(evensOf(stage - 1) + (at >> 1), half.joined(stage, evensOf(stage) + at, oddsOf(stage) + at), mine);
    put(oddsOf(stage - 1) + (at >> 1), half.joined(stage, evensOf(stage) + at + 16, oddsOf(stage) + at + 16), mine);
  }
}

@inline
function put(at: usize, x: v128, mine: v128): void {
  v128.store(at, v128.bitselect(x, v128.load(at), mine));
}

/** The sound at its own rate again. */
@inline
export function landed(frame: usize): v128 {
  return half.joined(half.LANDING, evensOf(0) + (frame << 4), oddsOf(0) + (frame << 4));
}

/** Where the even and the odd samples of a height lie that are to be bent. */
export function evensAt(stage: i32): usize {
  return evensOf(stage);
}

export function oddsAt(stage: i32): usize {
  return oddsOf(stage);
}

/** The sound as it came, as late as each lane is. */
@inline
export function dry(heights: v128, frame: usize): v128 {
  const now = placeOf(DRY) + (frame << 4);
  const once = v128.bitselect(v128.load(now - (LATE_1 << 4)), v128.load(now), reaches(heights, 1));
  const twice = v128.bitselect(v128.load(now - (LATE_2 << 4)), once, reaches(heights, 2));
  return v128.bitselect(v128.load(now - (LATE_3 << 4)), twice, reaches(heights, 3));
}
