/** What a turn of phase looks like, for phases as {@link lfo} counts them: from -1 to 1, rising through 0 at phase 0. */

/** 2^-30: a quarter of a turn. */
const QUARTER = memory.data<f32>([9.313225746154785e-10], 4);
/** sin(pi / 2 t) / t in powers of t squared (minimax; Hart et al., "Computer Approximations", 1968, SIN 3341). */
const SINE = memory.data<f32>([1.57079631847, -0.64596371106, 0.07968967928, -0.00467376557, 0.00015148419], 4);

@inline
export function triangle(phase: v128): v128 {
  const outer = i32x4.shr_s(v128.xor(phase, i32x4.shl(phase, 1)), 31);
  const folded = v128.bitselect(i32x4.sub(i32x4.splat(i32.MIN_VALUE), phase), phase, outer);
  return f32x4.mul(f32x4.convert_i32x4_s(folded), v128.load32_splat(QUARTER));
}

/** The sine of a triangle: within 2e-7 of it. */
@inline
export function rounded(t: v128): v128 {
  const t2 = f32x4.mul(t, t);
  let p = v128.load32_splat(SINE, 16);
  p = f32x4.add(f32x4.mul(p, t2), v128.load32_splat(SINE, 12));
  p = f32x4.add(f32x4.mul(p, t2), v128.load32_splat(SINE, 8));
  p = f32x4.add(f32x4.mul(p, t2), v128.load32_splat(SINE, 4));
  p = f32x4.add(f32x4.mul(p, t2), v128.load32_splat(SINE));
  return f32x4.mul(p, t);
}

/** A quarter of a turn further on: a cosine of what would be a sine. */
@inline
export function quarterOn(phase: v128): v128 {
  return i32x4.add(phase, i32x4.splat(1 << 30));
}

/** A part of a turn, from -0.5 to 0.5, as a phase. */
@inline
export function partOfTurn(part: v128): v128 {
  return i32x4.shl(i32x4.trunc_sat_f32x4_s(f32x4.mul(part, f32x4.splat(2147483648.0))), 1);
}
