import * as lines from "./many-lines";

/**
 * Spreads a sound in time and leaves its spectrum as it was: an all-pass with a line of its own (M. R. Schroeder, "Natural Sounding Artificial
 * Reverberation", JAES 10(3), 1962), over a piece in place. At `past` stands what the line held, and then what it is given. The share gains `step` with
 * each frame.
 */
export function smear(line: i32, quad: usize, past: usize, share: v128, step: v128, done: i32, frames: i32): void {
  for (let i: usize = 0, end = <usize>frames << 4; i < end; i += 16) {
    const was = v128.load(past + i);
    const goes = f32x4.sub(v128.load(quad + i), f32x4.mul(share, was));
    v128.store(quad + i, f32x4.add(was, f32x4.mul(share, goes)));
    v128.store(past + i, goes);
    share = f32x4.add(share, step);
  }
  lines.put(line, past, done, frames);
}
