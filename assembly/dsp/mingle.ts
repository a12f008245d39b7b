import * as glide from "./lane-glide";
import { quarterOn, rounded, triangle } from "./waves";

/**
 * What happens between the ends of sixteen delay lines and their beginnings, a piece at a time: each is damped, neighbours are turned into
 * one another, and all are mixed by a Hadamard matrix. Turning and mixing lose and add nothing, whenever and however far, so only damping
 * says how long it sounds (J.-M. Jot and A. Chaigne, AES 90th Convention, 1991, preprint 3030; time-varying: S. J. Schlecht and E. A. P. Habets, JASA 138, 2015).
 */
export const LINES: i32 = 16;
/** Coefficients, three times {@link LINES}: a line's own share, that of its treble-less self, how far that goes in a frame. */
export const COEFFICIENTS: i32 = 48;
const SOFT: i32 = 16;
const PACE: i32 = 32;
/** From a line's piece to the next line's. */
export const PIECE_BYTES: usize = 512;

/** Of each frame, twice a cosine and a sine: how far neighbours are turned. */
const turns = memory.data(2048, 16);

/**
 * Works out turns of up to `2 atan(depth)` either way: sines and cosines by the tangent of half the angle, whose squares add up to 1 whatever it is.
 * @param phases four i32s a frame @param depths a vector a frame
 */
export function turn(phases: usize, depths: usize, frames: i32): void {
  let to = turns;
  for (const end = phases + (<usize>frames << 4); phases < end; phases += 16, depths += 16, to += 64) {
    const depth = v128.load(depths);
    const phase = v128.load(phases);
    angle(to, f32x4.mul(depth, rounded(triangle(phase))));
    angle(to + 32, f32x4.mul(depth, rounded(triangle(quarterOn(phase)))));
  }
}

@inline
function angle(to: usize, half: v128): void {
  const one = f32x4.splat(1.0);
  const square = f32x4.mul(half, half);
  const share = f32x4.div(one, f32x4.add(one, square));
  v128.store(to, f32x4.mul(f32x4.sub(one, square), share));
  v128.store(to, f32x4.mul(f32x4.add(half, half), share), 16);
}

/** Four neighbouring lines, in place: what is heard of them is added to `tail`; then damped, turned, and mixed among themselves. */
export function dampFour(states: usize, walk: usize, count: i32, first: i32, lines: usize, tail: usize, frames: i32): void {
  if (glide.walking(walk)) damped(states, walk, count, first, lines, tail, frames, true);
  else damped(states, walk, count, first, lines, tail, frames, false);
}

/** `walking` is known when this is compiled. */
@inline
function damped(
  states: usize,
  walk: usize,
  count: i32,
  first: i32,
  lines: usize,
  tail: usize,
  frames: i32,
  walking: bool,
): void {
  const own = states + (<usize>first << 4);
  let at = lines + <usize>first * PIECE_BYTES;
  let turned = turns;
  for (const end = at + (<usize>frames << 4); at < end; at += 16, tail += 16, turned += 64) {
    const p = v128.load(at);
    const q = v128.load(at + PIECE_BYTES);
    const r = v128.load(at + 2 * PIECE_BYTES);
    const s = v128.load(at + 3 * PIECE_BYTES);
    v128.store(tail, f32x4.add(v128.load(tail), f32x4.sub(f32x4.add(p, r), f32x4.add(q, s))));
    const a = damp(own, walk, count, first, p, walking);
    const b = damp(own + 16, walk, count, first + 1, q, walking);
    const c = damp(own + 32, walk, count, first + 2, r, walking);
    const d = damp(own + 48, walk, count, first + 3, s, walking);
    const x = v128.load(turned);
    const y = v128.load(turned, 16);
    const x2 = v128.load(turned, 32);
    const y2 = v128.load(turned, 48);
    const ab = f32x4.sub(f32x4.mul(x, a), f32x4.mul(y, b));
    const ba = f32x4.add(f32x4.mul(y, a), f32x4.mul(x, b));
    const cd = f32x4.sub(f32x4.mul(x2, c), f32x4.mul(y2, d));
    const dc = f32x4.add(f32x4.mul(y2, c), f32x4.mul(x2, d));
    mix(at, PIECE_BYTES, ab, ba, cd, dc);
  }
}

/** A first-order shelf: a line's own share, and one of what a one-pole leaves of it (trapezoidal rule). */
@inline
function damp(state: usize, walk: usize, count: i32, line: i32, x: v128, walking: bool): v128 {
  const before = v128.load(state);
  const move = f32x4.mul(v128.load(glide.valueAt(walk, PACE + line)), f32x4.sub(x, before));
  const soft = f32x4.add(before, move);
  v128.store(state, f32x4.add(soft, move));
  const share = v128.load(glide.valueAt(walk, line));
  const y = f32x4.add(f32x4.mul(share, x), f32x4.mul(v128.load(glide.valueAt(walk, SOFT + line)), soft));
  if (walking) {
    glide.walk(walk, count, line);
    glide.walk(walk, count, SOFT + line);
    glide.walk(walk, count, PACE + line);
  }
  return y;
}

/** Four of the Hadamard matrix. */
@inline
function mix(at: usize, apart: usize, a: v128, b: v128, c: v128, d: v128): void {
  const ab = f32x4.add(a, b);
  const ba = f32x4.sub(a, b);
  const cd = f32x4.add(c, d);
  const dc = f32x4.sub(c, d);
  v128.store(at, f32x4.add(ab, cd));
  v128.store(at + apart, f32x4.add(ba, dc));
  v128.store(at + 2 * apart, f32x4.sub(ab, cd));
  v128.store(at + 3 * apart, f32x4.sub(ba, dc));
}

/** The fours of {@link dampFour} among each other; the first and third four are fed from the left, the others from the right. */
export function mixFours(lines: usize, left: usize, right: usize, frames: i32): void {
  const apart: usize = 4 * PIECE_BYTES;
  for (let column = lines, last = lines + apart; column < last; column += PIECE_BYTES)
    for (let i: usize = 0, end = <usize>frames << 4; i < end; i += 16) {
      const at = column + i;
      mix(at, apart, v128.load(at), v128.load(at + apart), v128.load(at + 2 * apart), v128.load(at + 3 * apart));
      const l = v128.load(left + i);
      const r = v128.load(right + i);
      v128.store(at, f32x4.add(v128.load(at), l));
      v128.store(at + apart, f32x4.add(v128.load(at + apart), r));
      v128.store(at + 2 * apart, f32x4.sub(v128.load(at + 2 * apart), l));
      v128.store(at + 3 * apart, f32x4.sub(v128.load(at + 3 * apart), r));
    }
}
