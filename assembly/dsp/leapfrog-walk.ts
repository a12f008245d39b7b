import * as glide from "./lane-glide";
import { arrive, BAND, DAMP, DESIGN, G, HIGH, K, LEVEL, LOW, MID, PULL, SCALE, TOP, WALK } from "./leapfrog";
import { RIGHT } from "./quad";

/** Runs one section of which some lane walks: there its coefficients are worked out anew each frame. */
export function walk(section: usize, input: usize, output: usize, channels: i32, frames: i32): void {
  const own = section + WALK;
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(own, frames - done);
    const at = <usize>done << 4;
    for (let c: usize = 0; c < <usize>channels; c++)
      walkChannel(section, c, input + at + c * RIGHT, output + at + c * RIGHT, stretch, <i32>c == channels - 1);
    glide.passed(own, DESIGN, stretch);
    for (let lane: usize = 0; lane < 16; lane += 4) arrive(section, lane);
    done += stretch;
  }
}

@inline
function step(section: usize, index: i32): v128 {
  return v128.load(glide.stepAt(section + WALK, DESIGN, index));
}

/**
 * `keeps` says that the design stays where it got to: after the last channel. Lanes that do not walk run with what they have; in those that
 * do, what the first integrator is scaled by goes along, so that it holds the same swing.
 */
function walkChannel(section: usize, channel: usize, input: usize, output: usize, frames: i32, keeps: bool): void {
  const design = section + WALK;
  const state = section + (channel << 5);
  const still = f32x4.eq(v128.load(design), f32x4.splat(0.0));
  const one = f32x4.splat(1.0);
  const two = f32x4.splat(2.0);
  let g = v128.load(glide.valueAt(design, G));
  let k = v128.load(glide.valueAt(design, K));
  let high = v128.load(glide.valueAt(design, HIGH));
  let band = v128.load(glide.valueAt(design, BAND));
  let low = v128.load(glide.valueAt(design, LOW));
  let scale = v128.load(section, SCALE);
  let first = v128.load(state);
  let second = v128.load(state, 16);
  for (const end = input + (<usize>frames << 4); input < end; input += 16, output += 16) {
    const share = f32x4.div(one, f32x4.add(one, f32x4.mul(g, f32x4.add(k, g))));
    const pace = f32x4.mul(two, f32x4.mul(g, f32x4.sqrt(share)));
    const slope = f32x4.add(f32x4.mul(high, k), band);
    const sum = f32x4.add(high, low);
    const start = f32x4.mul(f32x4.add(high, f32x4.mul(g, f32x4.add(slope, f32x4.mul(g, sum)))), share);
    const rise = f32x4.sub(f32x4.mul(g, f32x4.sub(slope, f32x4.mul(sum, k))), low);
    const swing = f32x4.div(f32x4.sub(slope, f32x4.mul(start, k)), f32x4.mul(two, g));
    const pull = v128.bitselect(v128.load(section, PULL), f32x4.mul(pace, pace), still);
    const damp = v128.bitselect(v128.load(section, DAMP), f32x4.mul(two, f32x4.mul(f32x4.mul(g, k), share)), still);
    const level = v128.bitselect(v128.load(section, LEVEL), sum, still);
    const mid = v128.bitselect(v128.load(section, MID), swing, still);
    const top = v128.bitselect(v128.load(section, TOP), f32x4.mul(rise, share), still);
    first = v128.bitselect(first, f32x4.div(f32x4.mul(first, pace), scale), still);
    scale = v128.bitselect(scale, pace, still);
    const x = v128.load(input);
    const above = f32x4.sub(x, second);
    v128.store(output, f32x4.add(f32x4.mul(level, x), f32x4.add(f32x4.mul(mid, first), f32x4.mul(top, above))));
    first = f32x4.add(first, f32x4.sub(f32x4.mul(pull, above), f32x4.mul(damp, first)));
    second = f32x4.add(second, first);
    g = f32x4.add(g, step(section, G));
    k = f32x4.add(k, step(section, K));
    high = f32x4.add(high, step(section, HIGH));
    band = f32x4.add(band, step(section, BAND));
    low = f32x4.add(low, step(section, LOW));
  }
  v128.store(state, first);
  v128.store(state, second, 16);
  if (!keeps) return;
  v128.store(section, scale, SCALE);
  v128.store(glide.valueAt(design, G), g);
  v128.store(glide.valueAt(design, K), k);
  v128.store(glide.valueAt(design, HIGH), high);
  v128.store(glide.valueAt(design, BAND), band);
  v128.store(glide.valueAt(design, LOW), low);
}
