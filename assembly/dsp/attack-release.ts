/**
 * Attack and release of wanted reductions: the smooth peak detectors of Giannoulis, Massberg and Reiss ("Digital Dynamic Range Compressor
 * Design", JAES 60(6), 2012). Decoupled: hold what falls at the release's pace, then follow at the attack's. Branching: follow at the pace of
 * whichever way it goes. Each value keeps a second float of what the first rounds off: a slow release would otherwise stall 0.004 dB early.
 */

/** State of one path: held, its rest, smoothed, its rest. */
export const SMOOTHER_FIELDS: usize = 4;

/** Smooths a quad of wanted reductions in place. `attack` and `release` are shares of the way per sample; `largest` keeps the maximum. */
export function smoothReductions(
  state: usize,
  quad: usize,
  frames: i32,
  attack: v128,
  release: v128,
  branching: v128,
  largest: usize,
): void {
  let most = v128.load(largest);
  const end = quad + (<usize>frames << 4);
  let held = v128.load(state);
  let heldRest = v128.load(state, 16);
  let smoothed = v128.load(state, 32);
  let smoothRest = v128.load(state, 48);
  for (let at = quad; at < end; at += 16) {
    const want = v128.load(at);
    const fall = f32x4.add(heldRest, f32x4.mul(release, f32x4.sub(f32x4.sub(want, held), heldRest)));
    const lower = f32x4.add(held, fall);
    const rises = v128.or(branching, f32x4.ge(want, lower));
    heldRest = v128.andnot(f32x4.sub(fall, f32x4.sub(lower, held)), rises);
    held = v128.bitselect(want, lower, rises);
    const pace = v128.bitselect(release, attack, v128.andnot(branching, f32x4.gt(held, smoothed)));
    const way = f32x4.sub(f32x4.add(f32x4.sub(held, smoothed), heldRest), smoothRest);
    const move = f32x4.add(smoothRest, f32x4.mul(pace, way));
    const next = f32x4.add(smoothed, move);
    smoothRest = f32x4.sub(move, f32x4.sub(next, smoothed));
    smoothed = next;
    most = f32x4.pmax(most, next);
    v128.store(at, next);
  }
  v128.store(state, held);
  v128.store(state, heldRest, 16);
  v128.store(state, smoothed, 32);
  v128.store(state, smoothRest, 48);
  v128.store(largest, most);
}
