import * as moment from "./moment";

/**
 * Chance that belongs to a frame: the same number whenever it is asked for, so it has no state, and cutting time changes nothing. The finaliser of
 * MurmurHash3 (A. Appleby) over the frame's number and a salt.
 */

/** 2^-31. */
const UNIT = memory.data<f32>([4.656612873077393e-10], 4);

/** The number of this moment's first frame, for {@link scatter}; it comes round after 2^32 frames. */
@inline
export function firstFrame(): u32 {
  return <u32>(<i64>moment.now);
}

@inline
export function scatter(frame: u32, salt: u32): u32 {
  let h: u32 = (frame ^ salt) * 0x9e3779b1;
  h ^= h >>> 16;
  h *= 0x85ebca6b;
  h ^= h >>> 13;
  h *= 0xc2b2ae35;
  return h ^ (h >>> 16);
}

/** From -1 to 1, evenly. */
@inline
export function evenly(frame: u32, salt: u32): f32 {
  return <f32>(<i32>scatter(frame, salt)) * load<f32>(UNIT);
}
