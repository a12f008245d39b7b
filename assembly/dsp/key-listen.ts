import * as glide from "./lane-glide";
import { RIGHT } from "./quad";

/** Listening to a key: its share in what is heard walks between none and all. */
export const FIELDS: i32 = 1 + glide.FIELDS_EACH;
const SHARE: i32 = 0;

/** A lane listens, or does not. Returns whether it hears anything of the key, if only on its way. */
export function turn(listen: usize, lane: usize, on: bool, sampleRate: f64, pace: i32): bool {
  if (glide.aim(listen, 1, SHARE, lane, on ? 1.0 : 0.0)) glide.depart(listen, 1, lane, sampleRate, pace);
  return on || load<f32>(listen + lane) != 0.0;
}

/** The lanes that hear anything of their key. */
export function heard(listen: usize): v128 {
  return v128.or(v128.load(listen), v128.load(glide.valueAt(listen, SHARE)));
}

export function isWalking(listen: usize): bool {
  return glide.walking(listen);
}

/** What is heard into `output`: `input`, or as much of the key as is listened to. */
export function mix(listen: usize, input: usize, key: usize, output: usize, channels: i32, frames: i32): void {
  for (let done = 0; done < frames; ) {
    const stretch = glide.framesBeforeLanding(listen, frames - done);
    const at = <usize>done << 4;
    for (let c: usize = 0; c < <usize>channels; c++)
      mixChannel(listen, input + at + c * RIGHT, key + at + c * RIGHT, output + at + c * RIGHT, stretch, <i32>c == channels - 1);
    glide.passed(listen, 1, stretch);
    done += stretch;
  }
}

function mixChannel(listen: usize, input: usize, key: usize, output: usize, frames: i32, keeps: bool): void {
  const step = v128.load(glide.stepAt(listen, 1, SHARE));
  const zero = f32x4.splat(0.0);
  let share = v128.load(glide.valueAt(listen, SHARE));
  for (const end = input + (<usize>frames << 4); input < end; input += 16, key += 16, output += 16) {
    const x = v128.load(input);
    const mixed = f32x4.add(f32x4.mul(share, v128.load(key)), f32x4.mul(f32x4.sub(f32x4.splat(1.0), share), x));
    v128.store(output, v128.bitselect(x, mixed, f32x4.eq(share, zero)));
    share = f32x4.add(share, step);
  }
  if (keeps) v128.store(glide.valueAt(listen, SHARE), share);
}
