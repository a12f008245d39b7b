import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as regions from "./regions";

const LANES: usize = 4;

@inline
function rampOf(table: usize, lane: usize, offset: usize): Ramp {
  return changetype<Ramp>(<usize>load<u32>(table + (lane << 2)) + offset);
}

/** Whether a ramp of any of the four lanes is on its way. */
function moving(table: usize, offset: usize): bool {
  let any = false;
  for (let lane: usize = 0; lane < LANES; lane++) any = any || !rampOf(table, lane, offset).settled;
  return any;
}

/** The settled values of four lanes, side by side. */
function steady(table: usize, offset: usize): v128 {
  return f32x4(
    rampOf(table, 0, offset).steady,
    rampOf(table, 1, offset).steady,
    rampOf(table, 2, offset).steady,
    rampOf(table, 3, offset).steady,
  );
}

/** This block's values of four lanes into the table at {@link regions.gains}. */
function fill(table: usize, offset: usize, frames: i32): void {
  for (let lane: usize = 0; lane < LANES; lane++) rampOf(table, lane, offset).fill(regions.gains + (lane << 2), 16, frames);
}

/** `quad *= ramps`, in place. `table` holds the addresses of one ramp a lane. */
export function gain(quad: usize, channels: i32, table: usize, frames: i32): void {
  const bytes = <usize>frames << 4;
  const walks = moving(table, 0);
  const still = steady(table, 0);
  if (walks) fill(table, 0, frames);
  else if (v128.all_true<i32>(f32x4.eq(still, f32x4.splat(1.0)))) return;
  for (let c = 0; c < channels; c++) {
    const end = quad + bytes;
    if (walks)
      for (let at = quad, g = regions.gains; at < end; at += 16, g += 16) v128.store(at, f32x4.mul(v128.load(at), v128.load(g)));
    else for (let at = quad; at < end; at += 16) v128.store(at, f32x4.mul(v128.load(at), still));
    quad += L.QUAD_BYTES;
  }
}

/** Width and pan: `table` holds the address of each lane's `ll` ramp, the others of the matrix follow it. The target is stereo. */
export function pan(source: usize, target: usize, channels: i32, table: usize, frames: i32): void {
  const right = target + L.QUAD_BYTES;
  spread(source, target, table, 0, frames, false);
  if (channels == 1) return spread(source, right, table, L.RAMP_BYTES, frames, false);
  spread(source + L.QUAD_BYTES, right, table, 3 * L.RAMP_BYTES, frames, false);
  spread(source, right, table, L.RAMP_BYTES, frames, true);
  spread(source + L.QUAD_BYTES, target, table, 2 * L.RAMP_BYTES, frames, true);
}

/** `target = source x ramps`, or `+=`, where the ramps are one entry of the matrix; adding nothing is skipped. */
function spread(source: usize, target: usize, table: usize, entry: usize, frames: i32, adds: bool): void {
  const end = source + (<usize>frames << 4);
  const walks = moving(table, entry);
  const still = steady(table, entry);
  if (walks) fill(table, entry, frames);
  else if (adds && !v128.any_true(f32x4.ne(still, f32x4.splat(0.0)))) return;
  if (adds) {
    if (walks)
      for (let g = regions.gains; source < end; source += 16, target += 16, g += 16)
        v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), v128.load(g))));
    else
      for (; source < end; source += 16, target += 16)
        v128.store(target, f32x4.add(v128.load(target), f32x4.mul(v128.load(source), still)));
  } else {
    if (walks)
      for (let g = regions.gains; source < end; source += 16, target += 16, g += 16)
        v128.store(target, f32x4.mul(v128.load(source), v128.load(g)));
    else for (; source < end; source += 16, target += 16) v128.store(target, f32x4.mul(v128.load(source), still));
  }
}
