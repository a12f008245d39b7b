import { exp2 } from "./decibels";
import { RIGHT } from "./quad";

/**
 * Turns channels down by a quad of reductions (in powers of two). A loop of its own: what smooths them waits for itself, and would keep these
 * operations waiting too.
 *
 * `channels`: one, or both of a stereo quad alike. `paces`: what the reductions were smoothed at, to know idle lanes by. `blend`: three
 * fields, the makeup in powers of two, the shares of wet and dry; `steps` is what they gain a frame, or 0 where they stand still. `largest`
 * keeps the largest reduction.
 */
export function turnDown(
  reductions: usize,
  input: usize,
  output: usize,
  frames: i32,
  channels: i32,
  paces: usize,
  blend: usize,
  steps: usize,
  largest: usize,
): void {
  if (channels == 1) turn(reductions, input, output, frames, blend, steps, largest, false, steps != 0, false);
  else if (steps) turn(reductions, input, output, frames, blend, steps, largest, true, true, false);
  else if (isWet(paces, blend)) turn(reductions, input, output, frames, blend, 0, largest, true, false, true);
  else turn(reductions, input, output, frames, blend, 0, largest, true, false, false);
}

/** Whether nothing dry is mixed in, in any lane that is not idle. */
@inline
function isWet(paces: usize, blend: usize): bool {
  const idle = f32x4.eq(v128.load(paces), f32x4.splat(0.0));
  const wet = v128.or(idle, f32x4.eq(v128.load(blend, 16), f32x4.splat(1.0)));
  return v128.all_true<i32>(v128.and(wet, f32x4.eq(v128.load(blend, 32), f32x4.splat(0.0))));
}

/** `both` and `wetAll` are known when this is compiled, and mostly `walking`. Where `wetAll`, nothing is mixed: no lane can tell it from the general way. */
@inline
function turn(
  reductions: usize,
  input: usize,
  output: usize,
  frames: i32,
  blend: usize,
  steps: usize,
  largest: usize,
  both: bool,
  walking: bool,
  wetAll: bool,
): void {
  let makeup = v128.load(blend);
  let wet = v128.load(blend, 16);
  let dry = v128.load(blend, 32);
  let most = v128.load(largest);
  for (const end = reductions + (<usize>frames << 4); reductions < end; reductions += 16, input += 16, output += 16) {
    const reduction = v128.load(reductions);
    most = f32x4.pmax(most, reduction);
    const squeezed = exp2(f32x4.sub(makeup, reduction));
    const gain = wetAll ? squeezed : f32x4.add(dry, f32x4.mul(wet, squeezed));
    v128.store(output, f32x4.mul(v128.load(input), gain));
    if (both) v128.store(output, f32x4.mul(v128.load(input, RIGHT), gain), RIGHT);
    if (walking) {
      makeup = f32x4.add(makeup, v128.load(steps));
      wet = f32x4.add(wet, v128.load(steps, 16));
      dry = f32x4.add(dry, v128.load(steps, 32));
    }
  }
  v128.store(largest, most);
  if (!walking) return;
  v128.store(blend, makeup);
  v128.store(blend, wet, 16);
  v128.store(blend, dry, 32);
}
