import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as clock from "./clock";

/**
 * What a signal is multiplied by between two places of a strip, in one go: trim, fader and mute where they are still to come, whether an
 * edge is open, and each entry of a pan matrix. A row is a vector: one frame of four strips (a bank) or four frames of one strip. The two
 * kinds differ in `lanes`, which is known when this is compiled. While nothing moves, a table is its first row.
 */

/** Raised whenever a ramp may be worth something else than before: what was worked out earlier is not known any more. */
export let epoch: i32 = 1;

export function change(): void {
  epoch += 1;
}

/** Whether something moves in this block, so that the rows of a table differ. */
export let moving: bool = false;
/** Tables of rows: of what comes before a matrix, and of its entries, each times that. */
export let before: usize = 0;
export let ll: usize = 0;
export let lr: usize = 0;
export let rl: usize = 0;
export let rr: usize = 0;
/** Values of one ramp for each lane, before they are multiplied in. */
let factor: usize = 0;

/** Six quads. */
export function keepAt(tables: usize): void {
  before = tables;
  ll = tables + L.QUAD_BYTES;
  lr = tables + 2 * L.QUAD_BYTES;
  rl = tables + 3 * L.QUAD_BYTES;
  rr = tables + 4 * L.QUAD_BYTES;
  factor = tables + 5 * L.QUAD_BYTES;
}

/** Of four strips at the words `strips`: trim, fader and mute, as `gains` says. The table {@link before}. */
export function ofBank(gains: i32, strips: usize, frames: i32): void {
  const some = stirsBefore(4, gains, strips);
  moving = some != 0 && isMoving(4, gains, strips, 0, 0, 0);
  if (moving) fillBefore(4, gains, strips, frames);
  else v128.store(before, stillBefore(4, gains, strips));
}

/** The same, then the edges' `open` and a matrix, the strips' own or the edges': all tables. */
export function ofBankEdges(gains: i32, strips: usize, edges: usize, frames: i32): void {
  ofEdges(4, gains, strips, edges, frames);
}

/** The same for one strip and one edge. */
export function ofStripEdge(gains: i32, strip: usize, edge: usize, frames: i32): void {
  ofEdges(1, gains, strip, edge, frames);
}

/** Whether a table is nothing but zeros. */
@inline
export function isZero(table: usize): bool {
  return !moving && areZero(table);
}

/** Whether these gains of four strips are zero. */
@inline
export function areZero(four: usize): bool {
  return !v128.any_true(f32x4.ne(v128.load(four), f32x4.splat(0.0)));
}

@inline
function ofEdges(lanes: i32, gains: i32, strips: usize, edges: usize, frames: i32): void {
  const own = (gains & S.GAINS_PAN) != 0;
  const matrix = own ? strips : edges;
  const entry = own ? L.STRIP_LL : L.EDGE_LL;
  let some = stirsBefore(lanes, gains, strips) | stirs(lanes, edges, L.EDGE_OPEN) | stirs(lanes, matrix, entry);
  some |= stirs(lanes, edges, L.EDGE_PRESENCE);
  for (let e: usize = 1; e < 4; e++) some |= stirs(lanes, matrix, entry + e * L.RAMP_BYTES);
  moving = some != 0 && isMoving(lanes, gains, strips, edges, matrix, entry);
  if (moving) {
    fillBefore(lanes, gains, strips, frames);
    multiply(before, before, lanes, edges, L.EDGE_OPEN, frames);
    multiply(before, before, lanes, edges, L.EDGE_PRESENCE, frames);
    multiply(ll, before, lanes, matrix, entry, frames);
    multiply(lr, before, lanes, matrix, entry + L.RAMP_BYTES, frames);
    multiply(rl, before, lanes, matrix, entry + 2 * L.RAMP_BYTES, frames);
    multiply(rr, before, lanes, matrix, entry + 3 * L.RAMP_BYTES, frames);
  } else {
    const open = f32x4.mul(still(lanes, edges, L.EDGE_OPEN), still(lanes, edges, L.EDGE_PRESENCE));
    const all = f32x4.mul(stillBefore(lanes, gains, strips), open);
    v128.store(ll, f32x4.mul(all, still(lanes, matrix, entry)));
    v128.store(lr, f32x4.mul(all, still(lanes, matrix, entry + L.RAMP_BYTES)));
    v128.store(rl, f32x4.mul(all, still(lanes, matrix, entry + 2 * L.RAMP_BYTES)));
    v128.store(rr, f32x4.mul(all, still(lanes, matrix, entry + 3 * L.RAMP_BYTES)));
  }
}

@inline
function rampOf(words: usize, lane: i32, offset: usize): Ramp {
  return changetype<Ramp>(<usize>load<u32>(words + (<usize>lane << 2)) + offset);
}

/** Not 0 where a ramp of some lane may be moving. */
@inline
function stirs(lanes: i32, words: usize, offset: usize): i32 {
  let some = rampOf(words, 0, offset).stirs;
  for (let lane = 1; lane < lanes; lane++) some |= rampOf(words, lane, offset).stirs;
  return some;
}

@inline
function stirsBefore(lanes: i32, gains: i32, strips: usize): i32 {
  let some = 0;
  if (gains & S.GAINS_TRIM) some |= stirs(lanes, strips, L.STRIP_TRIM);
  if (gains & S.GAINS_FADER) some |= stirs(lanes, strips, L.STRIP_FADER) | stirs(lanes, strips, L.STRIP_MUTE);
  return some;
}

/** What a ramp of each lane is worth, when none moves. */
@inline
function still(lanes: i32, words: usize, offset: usize): v128 {
  const first = rampOf(words, 0, offset).steady;
  if (lanes == 1) return f32x4.splat(first);
  return f32x4(first, rampOf(words, 1, offset).steady, rampOf(words, 2, offset).steady, rampOf(words, 3, offset).steady);
}

@inline
function stillBefore(lanes: i32, gains: i32, strips: usize): v128 {
  let all = f32x4.splat(1.0);
  if (gains & S.GAINS_TRIM) all = still(lanes, strips, L.STRIP_TRIM);
  if (gains & S.GAINS_FADER)
    all = f32x4.mul(f32x4.mul(all, still(lanes, strips, L.STRIP_FADER)), still(lanes, strips, L.STRIP_MUTE));
  return all;
}

/** Whether any of them really is on its way: those that have arrived settle by being asked. */
function isMoving(lanes: i32, gains: i32, strips: usize, edges: usize, matrix: usize, entry: usize): bool {
  let any = false;
  for (let lane = 0; lane < lanes; lane++) {
    if (gains & S.GAINS_TRIM) any = rampOf(strips, lane, L.STRIP_TRIM).moves(clock.frame) || any;
    if (gains & S.GAINS_FADER) {
      any = rampOf(strips, lane, L.STRIP_FADER).moves(clock.frame) || any;
      any = rampOf(strips, lane, L.STRIP_MUTE).moves(clock.frame) || any;
    }
    if (edges == 0) continue;
    any = rampOf(edges, lane, L.EDGE_OPEN).moves(clock.frame) || any;
    any = rampOf(edges, lane, L.EDGE_PRESENCE).moves(clock.frame) || any;
    for (let e: usize = 0; e < 4; e++) any = rampOf(matrix, lane, entry + e * L.RAMP_BYTES).moves(clock.frame) || any;
  }
  return any;
}

function fillBefore(lanes: i32, gains: i32, strips: usize, frames: i32): void {
  for (let at: usize = 0, end = rows(lanes, frames); at < end; at += 16) v128.store(before + at, f32x4.splat(1.0));
  if (gains & S.GAINS_TRIM) multiply(before, before, lanes, strips, L.STRIP_TRIM, frames);
  if ((gains & S.GAINS_FADER) == 0) return;
  multiply(before, before, lanes, strips, L.STRIP_FADER, frames);
  multiply(before, before, lanes, strips, L.STRIP_MUTE, frames);
}

/** Bytes of a table for so many frames, or up to three more. */
@inline
function rows(lanes: i32, frames: i32): usize {
  return <usize>(lanes * ((frames + 3) & ~3)) << 2;
}

/** `target = table x ramps`. */
function multiply(target: usize, table: usize, lanes: i32, words: usize, offset: usize, frames: i32): void {
  for (let lane = 0; lane < lanes; lane++)
    rampOf(words, lane, offset).fill(clock.frame, factor + (<usize>lane << 2), <usize>lanes << 2, frames);
  for (let at: usize = 0, end = rows(lanes, frames); at < end; at += 16)
    v128.store(target + at, f32x4.mul(v128.load(table + at), v128.load(factor + at)));
}
