import { evenly, firstFrame } from "../dsp/chance";
import * as P from "../generated/dither";
import * as L from "../generated/layout";

/** Fields: steps in 1, how much of each past error is taken off, then each channel's past errors, newest first, in steps. */
const STEPS: usize = 0;
const SHAPED: usize = 16;
const TAPS: i32 = 5;
const ERRORS: usize = 32;
const CHANNEL: usize = <usize>TAPS << 4;
export const FIELDS: i32 = 2 + 2 * TAPS;

/** Lipshitz, Vanderkooy and Wannamaker, 1991. */
const FILTER = memory.data<f32>([2.033, -2.165, 1.959, -1.59, 0.6149], 4);
/** Two numbers for each channel: their difference is triangular. None is the tone generator's: the error would follow its noise. */
const SALT: u32 = 0x6c078965;

export function prepare(bank: usize, lane: usize, params: usize, insert: usize, sampleRate: f64, pace: i32): void {
  store<f32>(bank + lane, stepsOf(<i32>load<f32>(params, P.BITS)), STEPS);
  store<f32>(bank + lane, load<f32>(params, P.SHAPING) == <f32>P.SHAPING_LIPSHITZ ? 1.0 : 0.0, SHAPED);
}

function stepsOf(bits: i32): f32 {
  if (bits == P.BITS_8) return 128.0;
  if (bits == P.BITS_12) return 2048.0;
  if (bits == P.BITS_16) return 32768.0;
  return bits == P.BITS_20 ? 524288.0 : 8388608.0;
}

export function process(
  bank: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): void {
  const steps = v128.load(bank, STEPS);
  const step = f32x4.div(f32x4.splat(1.0), f32x4.max(steps, f32x4.splat(1.0)));
  let frame = firstFrame();
  for (let at: usize = 0, end = <usize>frames << 4; at < end; at += 16, frame++)
    for (let c: usize = 0; c < <usize>channels; c++) {
      const quad = c * L.QUAD_BYTES + at;
      const chance: f32 = 0.5 * (evenly(frame, <u32>(2 * c + 1) * SALT) - evenly(frame, <u32>(2 * c + 2) * SALT));
      const said = toWhole(bank, bank + ERRORS + c * CHANNEL, f32x4.mul(v128.load(input + quad), steps), f32x4.splat(chance), steps);
      v128.store(output + quad, f32x4.mul(said, step));
    }
}

/** The nearest whole number of steps to what is left when past errors are taken off, and of steps there are. */
@inline
function toWhole(bank: usize, errors: usize, x: v128, chance: v128, steps: v128): v128 {
  let past = f32x4.splat(0.0);
  for (let tap: usize = 0; tap < <usize>TAPS; tap++)
    past = f32x4.add(past, f32x4.mul(v128.load32_splat(FILTER + (tap << 2)), v128.load(errors + (tap << 4))));
  const wanted = f32x4.sub(x, f32x4.mul(v128.load(bank, SHAPED), past));
  const whole = f32x4.nearest(f32x4.add(wanted, chance));
  const said = f32x4.max(f32x4.min(whole, f32x4.sub(steps, f32x4.splat(1.0))), f32x4.neg(steps));
  for (let tap: usize = CHANNEL - 16; tap > 0; tap -= 16) v128.store(errors + tap, v128.load(errors + tap - 16));
  // What full scale cuts off is no error to be made good.
  const limit = f32x4.splat(2.0);
  v128.store(errors, f32x4.max(f32x4.min(f32x4.sub(said, wanted), limit), f32x4.neg(limit)));
  return said;
}

/** Silence gets its dither too: else the noise would come and go with the music. */
export function rest(bank: usize): bool {
  return false;
}
