import * as filter from "../dsp/key-filter";
import * as listen from "../dsp/key-listen";
import { workspace } from "../dsp/workspace";
import * as L from "../generated/layout";
import { delay } from "./late-lanes";

/**
 * What stands before any dynamics: the key is filtered, one may listen to it, and the signal comes later than its key. Where no lane of a bank
 * asks for any of this, it costs a look.
 */

/** Fields: which lanes ask for anything, where their rings are written and how late they are read, the filter, the listener. */
const ASKED: usize = 0;
const PLACE: usize = 16;
const LATE: usize = 32;
const FILTER: usize = 48;
const LISTEN: usize = FILTER + (<usize>filter.FIELDS << 4);
export const FIELDS: i32 = 3 + filter.FIELDS + listen.FIELDS;

/** Where the signal stands that is to be turned down, after {@link hear}. */
export let signal: usize = 0;

/** Where cuts are off: the ends of their ranges. */
const LOWEST_HZ: f32 = 10.0;
const HIGHEST_HZ: f32 = 24000.0;

/** How a lane hears its key. How late the signal is never changes while an insert lives: another one takes its place. */
export function prepare(
  path: usize,
  lane: usize,
  insert: usize,
  lowCutHz: f32,
  highCutHz: f32,
  listens: bool,
  lookaheadMs: f32,
  sampleRate: f64,
  pace: i32,
): void {
  const room = load<u32>(insert, L.INSERT_LINE) ? load<i32>(insert, L.INSERT_LINE_MASK) + 1 - L.BLOCK_FRAMES : 0;
  const late = min(room, framesOf(lookaheadMs, sampleRate));
  const low = lowCutHz > LOWEST_HZ ? lowCutHz : 0.0;
  const high = highCutHz < HIGHEST_HZ ? highCutHz : 0.0;
  const filters = filter.tune(path + FILTER, lane, low, high, sampleRate, pace);
  const hears = listen.turn(path + LISTEN, lane, listens, sampleRate, pace);
  store<f32>(path + lane, <f32>late, LATE);
  store<f32>(path + lane, late > 0 || filters || hears ? 1.0 : 0.0, ASKED);
}

/** As the page rounds it: it says how late the plugin is. */
export function framesOf(lookaheadMs: f32, sampleRate: f64): i32 {
  return <i32>Math.floor((<f64>lookaheadMs * sampleRate) / 1000.0 + 0.5);
}

/** Returns where the key stands: as it came, or filtered in the workspace. The {@link signal} stands as it came, or in the output. */
export function hear(
  path: usize,
  input: usize,
  output: usize,
  key: usize,
  frames: i32,
  channels: i32,
  inserts: usize,
): usize {
  signal = input;
  if (!v128.any_true(v128.load(path, ASKED))) return key;
  key = filter.filter(path + FILTER, key, workspace, channels, frames);
  if (v128.any_true(listen.heard(path + LISTEN))) {
    listen.mix(path + LISTEN, input, key, output, channels, frames);
    signal = output;
  }
  const lates = v128.load(path, LATE);
  if (v128.any_true(lates)) {
    delay(path + PLACE, path + LATE, signal, output, frames, channels, inserts);
    signal = output;
  }
  const asked = v128.or(v128.or(filter.heard(path + FILTER), listen.heard(path + LISTEN)), lates);
  v128.store(path, v128.and(f32x4.ne(asked, f32x4.splat(0.0)), f32x4.splat(1.0)), ASKED);
  return key;
}

/** Lays what has decayed to rest; the desk itself waits until what is late is through. */
export function rest(path: usize): bool {
  if (!v128.any_true(v128.load(path, ASKED))) return true;
  return filter.rest(path + FILTER) && !listen.isWalking(path + LISTEN);
}
