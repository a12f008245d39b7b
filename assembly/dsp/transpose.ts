/**
 * Between planar signals (one channel in a row) and quads (four strips side by side): 4x4 transposes in registers. Both run to
 * the next multiple of four frames; buffers are always whole blocks, so what lies past `frames` is never heard.
 */

/** Four planar channels into one quad. */
export function gather(quad: usize, a: usize, b: usize, c: usize, d: usize, frames: i32): void {
  const end = quad + ((<usize>((frames + 3) & ~3)) << 4);
  for (let at: usize = 0; quad < end; quad += 64, at += 16) {
    const w = v128.load(a + at);
    const x = v128.load(b + at);
    const y = v128.load(c + at);
    const z = v128.load(d + at);
    const wxLow = v128.shuffle<f32>(w, x, 0, 4, 1, 5);
    const wxHigh = v128.shuffle<f32>(w, x, 2, 6, 3, 7);
    const yzLow = v128.shuffle<f32>(y, z, 0, 4, 1, 5);
    const yzHigh = v128.shuffle<f32>(y, z, 2, 6, 3, 7);
    v128.store(quad, v128.shuffle<i64>(wxLow, yzLow, 0, 2));
    v128.store(quad, v128.shuffle<i64>(wxLow, yzLow, 1, 3), 16);
    v128.store(quad, v128.shuffle<i64>(wxHigh, yzHigh, 0, 2), 32);
    v128.store(quad, v128.shuffle<i64>(wxHigh, yzHigh, 1, 3), 48);
  }
}

/** One quad into four planar channels. */
export function scatter(quad: usize, a: usize, b: usize, c: usize, d: usize, frames: i32): void {
  const end = quad + ((<usize>((frames + 3) & ~3)) << 4);
  for (let at: usize = 0; quad < end; quad += 64, at += 16) {
    const p = v128.load(quad);
    const q = v128.load(quad, 16);
    const r = v128.load(quad, 32);
    const s = v128.load(quad, 48);
    const pqLow = v128.shuffle<f32>(p, q, 0, 4, 1, 5);
    const pqHigh = v128.shuffle<f32>(p, q, 2, 6, 3, 7);
    const rsLow = v128.shuffle<f32>(r, s, 0, 4, 1, 5);
    const rsHigh = v128.shuffle<f32>(r, s, 2, 6, 3, 7);
    v128.store(a + at, v128.shuffle<i64>(pqLow, rsLow, 0, 2));
    v128.store(b + at, v128.shuffle<i64>(pqLow, rsLow, 1, 3));
    v128.store(c + at, v128.shuffle<i64>(pqHigh, rsHigh, 0, 2));
    v128.store(d + at, v128.shuffle<i64>(pqHigh, rsHigh, 1, 3));
  }
}
