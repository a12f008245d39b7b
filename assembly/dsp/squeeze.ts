import { exp2 } from "./decibels";

/**
 * Attack and release of wanted reductions: the smooth peak detectors of Giannoulis, Massberg and Reiss ("Digital Dynamic Range Compressor
 * Design", JAES 60(6), 2012). Decoupled: hold what falls at the release's pace, then follow at the attack's. Branching: follow at the pace of
 * whichever way it goes. Each value keeps a second float of what the first rounds off: a slow release would otherwise stall 0.004 dB early.
 */

/** State of one path: held, its rest, smoothed, its rest. */
export const SMOOTHER_FIELDS: usize = 4;

/** One quad's bytes: from the lefts to the rights. */
const RIGHT: usize = 2048;

/**
 * Smooths a quad of wanted reductions (in powers of two, never negative) and turns a channel, or `both`, down by them. While a gain is worked
 * out the next reduction is smoothed: neither waits for the other.
 *
 * `paces`: three fields, the shares of the way per sample of attack and release, and all bits set in lanes that branch.
 * `blend`: three fields, the makeup in powers of two, the shares of wet and dry; `steps` is what they gain a frame where it is `walking`,
 * `largest` keeps the largest reduction. `both` and `walking` are known when this is compiled.
 */
@inline
export function squeeze(
  state: usize,
  wanted: usize,
  input: usize,
  output: usize,
  frames: i32,
  paces: usize,
  blend: usize,
  steps: usize,
  largest: usize,
  both: bool,
  walking: bool,
): void {
  const attack = v128.load(paces);
  const release = v128.load(paces, 16);
  const branching = v128.load(paces, 32);
  const falling = v128.bitselect(release, attack, branching);
  const stay = f32x4.sub(f32x4.splat(1.0), release);
  let makeup = v128.load(blend);
  let wet = v128.load(blend, 16);
  let dry = v128.load(blend, 32);
  let most = v128.load(largest);
  let held = v128.load(state);
  let heldRest = v128.load(state, 16);
  let smoothed = v128.load(state, 32);
  let smoothRest = v128.load(state, 48);
  for (let at: usize = 0, end = <usize>frames << 4; at < end; at += 16) {
    const want = v128.load(wanted + at);
    const fall = f32x4.add(f32x4.mul(stay, heldRest), f32x4.mul(release, f32x4.sub(want, held)));
    const lower = v128.andnot(f32x4.add(held, fall), branching);
    heldRest = v128.and(f32x4.sub(fall, f32x4.sub(lower, held)), f32x4.lt(want, lower));
    held = f32x4.pmax(want, lower);
    const pace = v128.bitselect(attack, falling, f32x4.gt(held, smoothed));
    const way = f32x4.sub(f32x4.add(f32x4.sub(held, smoothed), heldRest), smoothRest);
    const move = f32x4.add(smoothRest, f32x4.mul(pace, way));
    const next = f32x4.add(smoothed, move);
    smoothRest = f32x4.sub(move, f32x4.sub(next, smoothed));
    smoothed = next;
    most = f32x4.pmax(most, next);
    const gain = f32x4.add(dry, f32x4.mul(wet, exp2(f32x4.sub(makeup, next))));
    v128.store(output + at, f32x4.mul(v128.load(input + at), gain));
    if (both) v128.store(output + at, f32x4.mul(v128.load(input + at, RIGHT), gain), RIGHT);
    if (walking) {
      makeup = f32x4.add(makeup, v128.load(steps));
      wet = f32x4.add(wet, v128.load(steps, 16));
      dry = f32x4.add(dry, v128.load(steps, 32));
    }
  }
  v128.store(state, held);
  v128.store(state, heldRest, 16);
  v128.store(state, smoothed, 32);
  v128.store(state, smoothRest, 48);
  v128.store(largest, most);
  if (!walking) return;
  v128.store(blend, makeup);
  v128.store(blend, wet, 16);
  v128.store(blend, dry, 32);
}
