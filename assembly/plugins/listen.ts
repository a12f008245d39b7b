import * as crossing from "../dsp/crossing";
import * as lines from "./many-lines";

/** A line that may be on its way from one length to another, into a quad. @param here, there lengths, i32s @param other room for a piece */
export function listen(
  line: i32,
  cross: usize,
  here: v128,
  there: v128,
  quad: usize,
  other: usize,
  done: i32,
  frames: i32,
): void {
  lines.fetch(line, here, quad, done, frames);
  if (!crossing.moving(cross)) return;
  lines.fetch(line, there, other, done, frames);
  let share = crossing.share(cross);
  const step = crossing.step(cross);
  for (let i: usize = 0, end = <usize>frames << 4; i < end; i += 16) {
    const x = v128.load(quad + i);
    v128.store(quad + i, f32x4.add(x, f32x4.mul(share, f32x4.sub(v128.load(other + i), x))));
    share = f32x4.add(share, step);
  }
}
