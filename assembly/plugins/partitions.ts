import * as moment from "../dsp/moment";
import * as spectra from "../dsp/spectra";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";

/**
 * One insert's convolution: the first {@link HEAD} taps directly, so nothing is late; the rest in partitions of {@link PART}, as products of
 * spectra (overlap-save; T. G. Stockham, 1966; uniform partitions: B. D. Kulp, AES 85th Convention, 1988). What such a part of the output needs has all
 * been heard a part earlier, so the work is spread evenly over the blocks between. The parts are those of the engine's frames: nothing to keep, and
 * while nothing is heard, nothing goes wrong if they are left out.
 */
const PART: i32 = 512;
const HEAD: i32 = 2 * PART;
const PART_BYTES: usize = <usize>PART << 2;
/** In how many blocks a part is worked out. */
const SHARES: i32 = PART / L.BLOCK_FRAMES;

/** An impulse response in memory: how many answers (one for both sides, one each, or left to left, left to right, right to left, right to right) and partitions; then the answers' heads; then, partition by partition, their spectra. */
const PATHS: usize = 0;
const PARTITIONS: usize = 4;
const HEADS: usize = 64;
const HEAD_BYTES: usize = <usize>HEAD << 2;

/** An insert's own memory, of each side: what it heard in the last two parts and this one, with room for vectors that look ahead; what comes of the spectra in this part; the sum for the next; then spectra of what was heard. */
const PAST: usize = HEAD_BYTES;
const ENDED: usize = PAST + PART_BYTES + 128;
const SUM: usize = ENDED + PART_BYTES;
const SPECTRA: usize = SUM + spectra.BYTES;

/** What is heard of both sides in a block. */
export const left = memory.data(512, 16);
export const right = memory.data(512, 16);

function sideBytes(impulse: usize): usize {
  return SPECTRA + (<usize>partitionsOf(impulse)) * spectra.BYTES;
}

@inline
function partitionsOf(impulse: usize): i32 {
  return <i32>load<f32>(impulse, PARTITIONS);
}

/** After so many frames of silence there is nothing left. */
export function tail(impulse: usize): i32 {
  return (partitionsOf(impulse) + 6) * PART;
}

/** Where this moment's first frame is to be put, of the left side; the right one's is {@link apart} further on. */
export function ear(line: usize): usize {
  return line + PAST + (<usize>placeInPart() << 2);
}
@inline
export function apart(impulse: usize): usize {
  return sideBytes(impulse);
}

@inline
function placeInPart(): i32 {
  return <i32>(<i64>moment.now) & (PART - 1);
}

/** Before a block's first frame is put anywhere: if the engine is at one, a share of the next part is worked out. */
export function work(line: usize, impulse: usize): void {
  const place = placeInPart();
  if ((place & (L.BLOCK_FRAMES - 1)) != 0) return;
  const other = line + sideBytes(impulse);
  const count = partitionsOf(impulse);
  const newest = count > 0 ? <i32>((<i64>moment.now / PART) % count) : 0;
  if (place == 0) turn(line, other, count, newest);
  const share = place / L.BLOCK_FRAMES;
  const paths = <i32>load<f32>(impulse, PATHS);
  const first = (count * share) / SHARES;
  let h = impulse + HEADS + <usize>paths * (HEAD_BYTES + <usize>first * spectra.BYTES);
  for (let p = first; p < (count * (share + 1)) / SHARES; p++) {
    const slot = SPECTRA + <usize>(newest >= p ? newest - p : newest - p + count) * spectra.BYTES;
    spectra.addProduct(line + SUM, line + slot, h);
    if (paths > 2) spectra.addProduct(other + SUM, line + slot, h + spectra.BYTES);
    if (paths > 2) spectra.addProduct(line + SUM, other + slot, h + 2 * spectra.BYTES);
    h += <usize>(paths - 1) * spectra.BYTES;
    spectra.addProduct(other + SUM, other + slot, h);
    h += spectra.BYTES;
  }
}

/** A part has been heard: the next one begins. */
function turn(line: usize, other: usize, count: i32, newest: i32): void {
  memory.copy(line, line + PART_BYTES, HEAD_BYTES);
  memory.copy(other, other + PART_BYTES, HEAD_BYTES);
  if (count == 0) return;
  spectra.toBoth(workspace, line + SUM, other + SUM);
  memory.copy(line + ENDED, workspace + PART_BYTES, PART_BYTES);
  memory.copy(other + ENDED, workspace + spectra.BYTES + PART_BYTES, PART_BYTES);
  memory.fill(line + SUM, 0, spectra.BYTES);
  memory.fill(other + SUM, 0, spectra.BYTES);
  memory.copy(workspace, line, spectra.BYTES);
  memory.copy(workspace + spectra.BYTES, other, spectra.BYTES);
  const slot = SPECTRA + <usize>newest * spectra.BYTES;
  spectra.ofBoth(workspace, line + slot, other + slot);
}

/** What is heard of a block that was put, into {@link left} and {@link right}. */
export function hear(line: usize, impulse: usize, frames: i32): void {
  const other = line + sideBytes(impulse);
  const place = <usize>placeInPart() << 2;
  const paths = <i32>load<f32>(impulse, PATHS);
  const heads = impulse + HEADS;
  memory.copy(left, line + ENDED + place, <usize>frames << 2);
  memory.copy(right, other + ENDED + place, <usize>frames << 2);
  spectra.addDirect(left, line + PAST + place, heads, HEAD, frames);
  if (paths > 2) spectra.addDirect(right, line + PAST + place, heads + HEAD_BYTES, HEAD, frames);
  if (paths > 2) spectra.addDirect(left, other + PAST + place, heads + 2 * HEAD_BYTES, HEAD, frames);
  spectra.addDirect(right, other + PAST + place, heads + <usize>(paths - 1) * HEAD_BYTES, HEAD, frames);
}
