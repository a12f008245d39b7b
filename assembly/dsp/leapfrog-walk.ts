import * as glide from "./lane-glide";
import { arrive, BAND, DAMP, DESIGN, G, HIGH, K, LEVEL, LOW, MID, PULL, TOP, WALK } from "./leapfrog";
import { RIGHT } from "./quad";

/**
 * Runs one section of which some lane walks: there it is a trapezoidal filter (V. Zavalishin, "The Art of VA Filter Design", 2012), whose
 * integrators never hold more, all in all, than they did and what came in, whatever its tuning does meanwhile. A leapfrog's do: swept from end
 * to end again and again, a sharp one gathers strength without limit. Near half the sample rate they hold far more than is heard; so they are
 * scaled by how much, and a sweep from there brings out no more than there was.
 */
export function walk(section: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  const own = section + WALK;
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(own, frames - done);
    const at = <usize>done << 4;
    for (let c: usize = 0; c < <usize>channels; c++)
      walkChannel(section, c, input + at + c * RIGHT, output + at + c * RIGHT, stretch, <i32>c == channels - 1);
    const walked = v128.load(own);
    glide.passed(own, DESIGN, stretch);
    const landed = v128.andnot(f32x4.ne(walked, f32x4.splat(0.0)), f32x4.ne(v128.load(own), f32x4.splat(0.0)));
    if (i32x4.extract_lane(landed, 0)) arrive(section, 0);
    if (i32x4.extract_lane(landed, 1)) arrive(section, 4);
    if (i32x4.extract_lane(landed, 2)) arrive(section, 8);
    if (i32x4.extract_lane(landed, 3)) arrive(section, 12);
    done += stretch;
  }
}

@inline
function step(section: usize, index: i32): v128 {
  return v128.load(glide.stepAt(section + WALK, DESIGN, index));
}

/** `keeps` says that the design stays where it got to: after the last channel. Lanes that do not walk run with what they have. */
function walkChannel(section: usize, channel: usize, input: usize, output: usize, frames: i32, keeps: bool): void {
  const design = section + WALK;
  const state = section + (channel << 5);
  const still = f32x4.eq(v128.load(design), f32x4.splat(0.0));
  const one = f32x4.splat(1.0);
  let g = v128.load(glide.valueAt(design, G));
  let k = v128.load(glide.valueAt(design, K));
  let high = v128.load(glide.valueAt(design, HIGH));
  let band = v128.load(glide.valueAt(design, BAND));
  let low = v128.load(glide.valueAt(design, LOW));
  let first = v128.load(state);
  let second = v128.load(state, 16);
  const pull = v128.load(section, PULL);
  const fade = v128.load(section, DAMP);
  const level = v128.load(section, LEVEL);
  const mid = v128.load(section, MID);
  const top = v128.load(section, TOP);
  for (const end = input + (<usize>frames << 4); input < end; input += 16, output += 16) {
    const x = v128.load(input);
    const above = f32x4.sub(x, second);
    const leap = f32x4.sub(f32x4.mul(pull, above), f32x4.mul(fade, first));
    const leapt = f32x4.add(f32x4.mul(level, x), f32x4.add(f32x4.mul(mid, first), f32x4.mul(top, above)));
    const damp = f32x4.add(g, k);
    const whole = f32x4.add(one, f32x4.mul(g, damp));
    const size = f32x4.sqrt(whole);
    const over = f32x4.sub(f32x4.div(x, size), second);
    const move = f32x4.mul(f32x4.div(g, whole), f32x4.sub(over, f32x4.mul(damp, first)));
    const swing = f32x4.add(first, move);
    const rise = f32x4.mul(g, swing);
    const lows = f32x4.mul(low, f32x4.add(second, rise));
    const walked = f32x4.add(f32x4.mul(high, x), f32x4.mul(size, f32x4.add(f32x4.mul(band, swing), lows)));
    v128.store(output, v128.bitselect(leapt, walked, still));
    first = f32x4.add(first, v128.bitselect(leap, f32x4.add(move, move), still));
    second = f32x4.add(second, v128.bitselect(first, f32x4.add(rise, rise), still));
    g = f32x4.add(g, step(section, G));
    k = f32x4.add(k, step(section, K));
    high = f32x4.add(high, step(section, HIGH));
    band = f32x4.add(band, step(section, BAND));
    low = f32x4.add(low, step(section, LOW));
  }
  v128.store(state, first);
  v128.store(state, second, 16);
  if (!keeps) return;
  v128.store(glide.valueAt(design, G), g);
  v128.store(glide.valueAt(design, K), k);
  v128.store(glide.valueAt(design, HIGH), high);
  v128.store(glide.valueAt(design, BAND), band);
  v128.store(glide.valueAt(design, LOW), low);
}
