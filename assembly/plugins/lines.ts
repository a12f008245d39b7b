import * as tape from "../dsp/tape";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";

/** The tapes of four inserts, kept in their lines. Fields: where each is written next, how long it is, for how long it has held nothing new. */
const PLACE: usize = 0;
const SIZE: usize = 16;
const QUIET: usize = 32;
export const FIELDS: i32 = 3;

/** Lays the four tapes out; an idle lane has one of a block in the right half of the workspace, which nobody hears. */
export function layOut(fields: usize, inserts: usize): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = <usize>load<u32>(inserts + lane);
    const frames = insert ? load<i32>(insert, L.INSERT_LINE_MASK) + 1 : L.BLOCK_FRAMES >> 1;
    const line = insert ? <usize>load<u32>(insert, L.INSERT_LINE) : workspace + L.QUAD_BYTES + (lane << 7);
    tape.lay(lane, line, frames, <i32>load<f32>(fields + lane, PLACE));
    store<f32>(fields + lane, insert ? <f32>frames : 0.0, SIZE);
  }
}

/** So many frames were written, with any of these bits set. */
export function keep(fields: usize, written: v128, frames: i32): void {
  v128.store(fields, f32x4.convert_i32x4_s(v128.load(tape.places)), PLACE);
  const quiet = f32x4.pmin(f32x4.add(v128.load(fields, QUIET), f32x4.splat(<f32>frames)), v128.load(fields, SIZE));
  v128.store(fields, v128.and(quiet, i32x4.eq(written, i32x4.splat(0))), QUIET);
}

/** Nothing is on any tape, however far back one listens. */
export function areBlank(fields: usize): bool {
  return v128.all_true<i32>(f32x4.ge(v128.load(fields, QUIET), v128.load(fields, SIZE)));
}
