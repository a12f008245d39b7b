import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as S from "../generated/steps";
import * as clock from "./clock";

/**
 * What a signal is multiplied by between two places of a strip, in one go: trim, fader and mute where they are still to come, whether an
 * edge is open, and each entry of a pan matrix. A row is a vector: a frame of four strips (a bank, `lanes` 4) or four frames of one strip (`lanes`
 * 1). While nothing moves, a group of four frames uses the same rows again.
 */

/** Bytes from one group of four frames to the next, in each of the tables. */
export let stride: usize = 0;
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

/** Of the strips at the words `strips`: trim, fader and mute, as `gains` says. The table {@link before}. */
export function ofStrips(lanes: i32, gains: i32, strips: usize, frames: i32): void {
  const moves = stripsMove(lanes, gains, strips);
  const bytes = tableBytes(lanes, moves, frames);
  fillBefore(lanes, gains, strips, moves, bytes, frames);
  stride = moves ? <usize>lanes << 4 : 0;
}

/** The same, then the edges' `open` and a matrix, the strips' own or the edges': all tables. */
export function ofEdges(lanes: i32, gains: i32, strips: usize, edges: usize, frames: i32): void {
  const own = (gains & S.GAINS_PAN) != 0;
  const matrix = own ? strips : edges;
  const entry = own ? L.STRIP_LL : L.EDGE_LL;
  const moves = stripsMove(lanes, gains, strips) || anyMoves(lanes, edges, L.EDGE_OPEN, 1) || anyMoves(lanes, matrix, entry, 4);
  const bytes = tableBytes(lanes, moves, frames);
  fillBefore(lanes, gains, strips, moves, bytes, frames);
  multiply(before, before, lanes, edges, L.EDGE_OPEN, moves, bytes, frames);
  multiply(ll, before, lanes, matrix, entry, moves, bytes, frames);
  multiply(lr, before, lanes, matrix, entry + L.RAMP_BYTES, moves, bytes, frames);
  multiply(rl, before, lanes, matrix, entry + 2 * L.RAMP_BYTES, moves, bytes, frames);
  multiply(rr, before, lanes, matrix, entry + 3 * L.RAMP_BYTES, moves, bytes, frames);
  stride = moves ? <usize>lanes << 4 : 0;
}

/** Whether a table is nothing but zeros. */
@inline
export function isZero(table: usize): bool {
  return stride == 0 && !v128.any_true(f32x4.ne(v128.load(table), f32x4.splat(0.0)));
}

@inline
function tableBytes(lanes: i32, moves: bool, frames: i32): usize {
  return <usize>lanes * (moves ? <usize>((frames + 3) & ~3) << 2 : 16);
}

@inline
function rampOf(words: usize, lane: i32, offset: usize): Ramp {
  return changetype<Ramp>(<usize>load<u32>(words + (<usize>lane << 2)) + offset);
}

/** Whether any of `count` ramps in a row moves, in any lane. */
function anyMoves(lanes: i32, words: usize, offset: usize, count: i32): bool {
  for (let lane = 0; lane < lanes; lane++)
    for (let i = 0; i < count; i++) if (rampOf(words, lane, offset + <usize>i * L.RAMP_BYTES).moves(clock.frame)) return true;
  return false;
}

function stripsMove(lanes: i32, gains: i32, strips: usize): bool {
  if ((gains & S.GAINS_TRIM) != 0 && anyMoves(lanes, strips, L.STRIP_TRIM, 1)) return true;
  return (gains & S.GAINS_FADER) != 0 && anyMoves(lanes, strips, L.STRIP_FADER, 2);
}

function fillBefore(lanes: i32, gains: i32, strips: usize, moves: bool, bytes: usize, frames: i32): void {
  for (let at: usize = 0; at < bytes; at += 16) v128.store(before + at, f32x4.splat(1.0));
  if (gains & S.GAINS_TRIM) multiply(before, before, lanes, strips, L.STRIP_TRIM, moves, bytes, frames);
  if ((gains & S.GAINS_FADER) == 0) return;
  multiply(before, before, lanes, strips, L.STRIP_FADER, moves, bytes, frames);
  multiply(before, before, lanes, strips, L.STRIP_MUTE, moves, bytes, frames);
}

/** `target = rows x ramps`. */
function multiply(
  target: usize,
  rows: usize,
  lanes: i32,
  words: usize,
  offset: usize,
  moves: bool,
  bytes: usize,
  frames: i32,
): void {
  if (moves) {
    const width = <usize>lanes << 2;
    for (let lane = 0; lane < lanes; lane++)
      rampOf(words, lane, offset).fill(clock.frame, factor + (<usize>lane << 2), width, frames);
    for (let at: usize = 0; at < bytes; at += 16)
      v128.store(target + at, f32x4.mul(v128.load(rows + at), v128.load(factor + at)));
    return;
  }
  const first = rampOf(words, 0, offset).steady;
  const still =
    lanes == 1
      ? f32x4.splat(first)
      : f32x4(first, rampOf(words, 1, offset).steady, rampOf(words, 2, offset).steady, rampOf(words, 3, offset).steady);
  for (let at: usize = 0; at < bytes; at += 16) v128.store(target + at, f32x4.mul(v128.load(rows + at), still));
}
