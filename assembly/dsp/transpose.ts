/** Between quads and planar signals: four frames of four lanes, turned over in registers. Frames past what is wanted are carried too. */

/** The first two lanes of both rows, by turns; the last two. */
@inline
export function weaveFirst(p: v128, q: v128): v128 {
  return v128.shuffle<f32>(p, q, 0, 4, 1, 5);
}
@inline
export function weaveLast(p: v128, q: v128): v128 {
  return v128.shuffle<f32>(p, q, 2, 6, 3, 7);
}

/** Half of one, half of the other: of woven rows, one lane of four frames. */
@inline
export function firstHalves(pq: v128, rs: v128): v128 {
  return v128.shuffle<i64>(pq, rs, 0, 2);
}
@inline
export function lastHalves(pq: v128, rs: v128): v128 {
  return v128.shuffle<i64>(pq, rs, 1, 3);
}

/** Four frames of a quad, a vector a lane, to where each lane's are. */
@inline
export function toLanes(quad: usize, a: usize, b: usize, c: usize, d: usize): void {
  const p = v128.load(quad);
  const q = v128.load(quad, 16);
  const r = v128.load(quad, 32);
  const s = v128.load(quad, 48);
  const pqLow = weaveFirst(p, q);
  const pqHigh = weaveLast(p, q);
  const rsLow = weaveFirst(r, s);
  const rsHigh = weaveLast(r, s);
  v128.store(a, firstHalves(pqLow, rsLow));
  v128.store(b, lastHalves(pqLow, rsLow));
  v128.store(c, firstHalves(pqHigh, rsHigh));
  v128.store(d, lastHalves(pqHigh, rsHigh));
}

/** Four frames of each lane, from where they are, into a quad. */
@inline
export function toQuad(quad: usize, a: usize, b: usize, c: usize, d: usize): void {
  const w = v128.load(a);
  const x = v128.load(b);
  const y = v128.load(c);
  const z = v128.load(d);
  const wxLow = weaveFirst(w, x);
  const wxHigh = weaveLast(w, x);
  const yzLow = weaveFirst(y, z);
  const yzHigh = weaveLast(y, z);
  v128.store(quad, firstHalves(wxLow, yzLow));
  v128.store(quad, lastHalves(wxLow, yzLow), 16);
  v128.store(quad, firstHalves(wxHigh, yzHigh), 32);
  v128.store(quad, lastHalves(wxHigh, yzHigh), 48);
}
