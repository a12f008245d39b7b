/**
 * Laying what has decayed to rest: WebAssembly has no flush to zero, and subnormals are slow. Done only where the engine's count of frames
 * is a multiple of a block (the grid), far below what can be heard.
 */
export const REST: f32 = 1e-34;

/** Lays what is smaller than `below` of `count` fields to rest; says whether all of them are. */
export function layToRest(fields: usize, count: i32, below: f32 = REST): bool {
  let any = v128.splat<i32>(0);
  for (let at = fields, end = fields + (<usize>count << 4); at < end; at += 16) {
    const x = v128.load(at);
    const kept = v128.and(x, f32x4.ge(f32x4.abs(x), f32x4.splat(below)));
    v128.store(at, kept);
    any = v128.or(any, kept);
  }
  return !v128.any_true(any);
}
