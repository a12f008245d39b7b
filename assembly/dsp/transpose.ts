/** Between quads and planar signals: four frames of four lanes, turned over in registers. Frames past what is wanted are carried too. */

/** Four frames of a quad, a vector a lane, to where each lane's are. */
@inline
export function toLanes(quad: usize, a: usize, b: usize, c: usize, d: usize): void {
  const p = v128.load(quad);
  const q = v128.load(quad, 16);
  const r = v128.load(quad, 32);
  const s = v128.load(quad, 48);
  const pqLow = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
  const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
  const rsLow = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
  const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
  v128.store(a, v128.shuffle<i64>(pqLow, rsLow, 0, 2));
  v128.store(b, v128.shuffle<i64>(pqLow, rsLow, 1, 3));
  v128.store(c, v128.shuffle<i64>(pqHigh, rsHigh, 0, 2));
  v128.store(d, v128.shuffle<i64>(pqHigh, rsHigh, 1, 3));
}

/** Four frames of each lane, from where they are, into a quad. */
@inline
export function toQuad(quad: usize, a: usize, b: usize, c: usize, d: usize): void {
  const w = v128.load(a);
  const x = v128.load(b);
  const y = v128.load(c);
  const z = v128.load(d);
  const wxLow = v128.shuffle<f32>(w, x, 0, 4, 1, 5);
  const wxHigh = v128.shuffle<f32>(w, x, 2, 6, 3, 7);
  const yzLow = v128.shuffle<f32>(y, z, 0, 4, 1, 5);
  const yzHigh = v128.shuffle<f32>(y, z, 2, 6, 3, 7);
  v128.store(quad, v128.shuffle<i64>(wxLow, yzLow, 0, 2));
  v128.store(quad, v128.shuffle<i64>(wxLow, yzLow, 1, 3), 16);
  v128.store(quad, v128.shuffle<i64>(wxHigh, yzHigh, 0, 2), 32);
  v128.store(quad, v128.shuffle<i64>(wxHigh, yzHigh, 1, 3), 48);
}
