import * as moment from "../dsp/moment";
import { Ramp } from "../dsp/ramp";
import { toLanes } from "../dsp/transpose";
import * as L from "../generated/layout";
import * as plugins from "../generated/plugins";
import * as S from "../generated/steps";
import * as clock from "./clock";
import { intoRing } from "./edges";
import { flush, isOrdinary, RUNAWAY, SILENCE } from "./guard";
import * as meters from "./meters";
import * as parameters from "./parameters";
import * as regions from "./regions";
import * as silence from "./silence";

/** Inserts that went dry by themselves since boot. */
export let faults: u32 = 0;

@inline
function insertOf(inserts: usize, lane: usize): usize {
  return load<u32>(inserts + lane);
}

/** Four inserts of one plugin, and everything around the kernel. Lanes are counted in bytes: 0, 4, 8, 12. */
export function run(step: usize, frames: i32): void {
  const plugin = load<i32>(step, S.PLUGIN_PLUGIN);
  const channels = load<i32>(step, S.PLUGIN_CHANNELS);
  const input = <usize>load<u32>(step, S.PLUGIN_INPUT);
  const output = <usize>load<u32>(step, S.PLUGIN_OUTPUT);
  const key = <usize>load<u32>(step, S.PLUGIN_KEY);
  const bank = <usize>load<u32>(step, S.PLUGIN_BANK);
  const inserts = step + S.PLUGIN_INSERT0;
  const resting = bank + (<usize>plugins.bankFields(plugin) << 4);

  const line = refresh(plugin, bank, inserts, resting, frames);
  const hushed = silence.silent && key == input;
  if (!hushed || !isSet(resting)) {
    // Until the next multiple of a block says so anew: what is heard now may be over before that, and still be on its way through.
    if (!hushed) v128.store(resting, f32x4.splat(0.0));
    if (silence.silent) silenceQuad(input, channels);
    keepDry(input, channels, inserts, frames);
    plugins.process(plugin, bank, input, output, key, line, channels, inserts);
    if (parameters.follows) walk(step, line, frames);
    const quiet = guard(plugin, bank, output, channels, inserts, frames);
    const wet = isWet(inserts);
    if (!wet) engage(input, output, channels, inserts, frames);
    silence.say(quiet && wet);
    if (frames == clock.framesToGrid()) rest(plugin, bank, inserts, resting, hushed);
  }
  publish(plugin, bank, inserts);
}

/** A bank's own mark that it rests: with a silent input it is not worked until something changes. */
@inline
function isSet(resting: usize): bool {
  return v128.all_true<i32>(f32x4.eq(v128.load(resting), f32x4.splat(1.0)));
}

/**
 * Until it is set, the mark counts downwards for how many frames nothing was heard: a plugin may rest before the dry signal, as late as the
 * desk takes the plugin for, is through. A block is added because the first of the silence may have begun in its middle.
 */
function rest(plugin: i32, bank: usize, inserts: usize, resting: usize, hushed: bool): void {
  const still = plugins.rest(plugin, bank) && hushed;
  const quiet: f32 = hushed ? load<f32>(resting, 4) - <f32>L.BLOCK_FRAMES : 0.0;
  const late = latest(inserts);
  const rests = still && (late == 0 || -quiet >= <f32>(late + L.BLOCK_FRAMES));
  if (rests && !isSet(resting))
    for (let lane: usize = 0; lane < 16; lane += 4) forgetDry(insertOf(inserts, lane));
  v128.store(resting, f32x4.splat(rests ? 1.0 : quiet));
}

/** Nothing comes out any more; while nobody writes it, nothing may stand in a ring that time will come back to. */
function forgetDry(insert: usize): void {
  if (!insert || !load<i32>(insert, L.INSERT_LATENCY)) return;
  memory.fill(<usize>load<u32>(insert, L.INSERT_DRY_LINE), 0, (<usize>load<u32>(insert, L.INSERT_DRY_MASK) + 1) << 3);
}

/** Steps that a silent bank could do without left what was in its quad. */
function silenceQuad(quad: usize, channels: i32): void {
  for (let c: usize = 0; c < <usize>channels; c++) memory.fill(quad + c * L.QUAD_BYTES, 0, L.QUAD_BYTES);
}

/** Whether every insert is in, and stays in. */
function isWet(inserts: usize): bool {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (insert && !(isWhole(changetype<Ramp>(insert)) && isWhole(presenceOf(insert)))) return false;
  }
  return true;
}

@inline
function isWhole(ramp: Ramp): bool {
  return !ramp.moves(clock.frame) && ramp.steady == 1.0;
}

@inline
function presenceOf(insert: usize): Ramp {
  return changetype<Ramp>(insert + L.INSERT_PRESENCE_AT);
}

/** Tells the kernel of new parameters: what rested may move. Returns how many frames, at most, it goes on for by itself. */
function refresh(plugin: i32, bank: usize, inserts: usize, resting: usize, frames: i32): i32 {
  let changed = 0;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (insert) changed |= load<i32>(insert, L.INSERT_CHANGED);
  }
  parameters.follows = false;
  if (!changed) return frames;
  store<f32>(resting, 0.0);
  return parameters.refreshBank(plugin, bank, inserts, frames);
}

/** Parameters that follow automation: the rest of the block, a line at a time. */
function walk(step: usize, line: i32, frames: i32): void {
  const plugin = load<i32>(step, S.PLUGIN_PLUGIN);
  const channels = load<i32>(step, S.PLUGIN_CHANNELS);
  const bank = <usize>load<u32>(step, S.PLUGIN_BANK);
  const inserts = step + S.PLUGIN_INSERT0;
  parameters.passed(inserts, line);
  for (let done = line; done < frames; ) {
    publish(plugin, bank, inserts);
    const at = <usize>done << 4;
    moment.is(clock.frame + <f64>done);
    const next = parameters.refreshBank(plugin, bank, inserts, frames - done);
    plugins.process(
      plugin,
      bank,
      <usize>load<u32>(step, S.PLUGIN_INPUT) + at,
      <usize>load<u32>(step, S.PLUGIN_OUTPUT) + at,
      <usize>load<u32>(step, S.PLUGIN_KEY) + at,
      next,
      channels,
      inserts,
    );
    parameters.passed(inserts, next);
    done += next;
  }
  moment.is(clock.frame);
}

/** Flushes what is inaudible, and takes a lane that ran away out of the mix before anyone hears it. Says whether all is silence. */
function guard(plugin: i32, bank: usize, output: usize, channels: i32, inserts: usize, frames: i32): bool {
  if (isOrdinary(output, channels, frames)) return false;
  const peaks = channels == 2 ? flush(output, frames, true) : flush(output, frames, false);
  if (v128.any_true(i32x4.ge_s(peaks, i32x4.splat(RUNAWAY)))) {
    v128.store(regions.scratch, peaks);
    for (let lane: usize = 0; lane < 16; lane += 4)
      if (load<i32>(regions.scratch + lane) >= RUNAWAY) trip(plugin, bank, lane, insertOf(inserts, lane));
  }
  return !v128.any_true(f32x4.ge(peaks, v128.load32_splat(SILENCE)));
}

/** A lane's insert goes dry at once and begins again from rest, unheard until the page engages it. */
function trip(plugin: i32, bank: usize, lane: usize, insert: usize): void {
  for (let f = 0; f < plugins.bankFields(plugin); f++) store<f32>(bank + (<usize>f << 4) + lane, 0.0);
  if (!insert) return;
  store<i32>(insert, load<i32>(insert, L.INSERT_CHANGED) | L.CHANGED_BY_HAND, L.INSERT_CHANGED);
  store<i32>(insert, 1, L.INSERT_FRESH);
  changetype<Ramp>(insert).jump(0.0);
  store<i32>(<usize>load<u32>(insert, L.INSERT_READOUT), 1, L.READOUT_FAULT);
  faults += 1;
}

/** Crosses between the dry signal, as late as the plugin makes it, and the plugin's. */
function engage(input: usize, output: usize, channels: i32, inserts: usize, frames: i32): void {
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (!insert) continue;
    changetype<Ramp>(insert).fill(clock.frame, regions.scratch, 4, frames);
    if (!isWhole(presenceOf(insert))) fade(presenceOf(insert), frames);
    for (let c = 0; c < channels; c++) cross(insert, input + lane, output + lane, c, frames);
  }
}

/** Remembers the dry signal of late plugins for as long as they are late. */
function keepDry(input: usize, channels: i32, inserts: usize, frames: i32): void {
  if (!latest(inserts)) return;
  for (let c: usize = 0; c < <usize>channels; c++) {
    const rows = regions.scratch;
    for (let i: usize = 0, end = <usize>frames << 2; i < end; i += 16) {
      const to = rows + i;
      toLanes(input + c * L.QUAD_BYTES + (i << 2), to, to + L.CHANNEL_BYTES, to + 2 * L.CHANNEL_BYTES, to + 3 * L.CHANNEL_BYTES);
    }
    for (let lane: usize = 0; lane < 16; lane += 4) {
      const insert = insertOf(inserts, lane);
      if (!insert || !load<i32>(insert, L.INSERT_LATENCY)) continue;
      const mask = load<i32>(insert, L.INSERT_DRY_MASK);
      const ring = <usize>load<u32>(insert, L.INSERT_DRY_LINE) + ((c * (<usize>mask + 1)) << 2);
      intoRing(ring, mask, rows + (lane >> 2) * L.CHANNEL_BYTES, frames);
    }
  }
}

/** How late the latest of four inserts is. */
function latest(inserts: usize): i32 {
  let late = 0;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (insert) late = max(late, load<i32>(insert, L.INSERT_LATENCY));
  }
  return late;
}

/** How much is heard of a plugin that comes or goes, of what bypass leaves of it. */
function fade(presence: Ramp, frames: i32): void {
  const presences = regions.scratch + L.CHANNEL_BYTES;
  presence.fill(clock.frame, presences, 4, frames);
  for (let at: usize = 0, end = <usize>frames << 2; at < end; at += 4)
    store<f32>(regions.scratch + at, load<f32>(regions.scratch + at) * load<f32>(presences + at));
}

function cross(insert: usize, input: usize, output: usize, channel: i32, frames: i32): void {
  const latency = load<i32>(insert, L.INSERT_LATENCY);
  const mask = load<i32>(insert, L.INSERT_DRY_MASK);
  const ring = <usize>load<u32>(insert, L.INSERT_DRY_LINE) + ((<usize>channel * (<usize>mask + 1)) << 2);
  const place = clock.ringPlace(mask) - latency;
  for (let i = 0; i < frames; i++) {
    const at = <usize>channel * L.QUAD_BYTES + (<usize>i << 4);
    const engaged = load<f32>(regions.scratch + (<usize>i << 2));
    if (engaged == 1.0) continue;
    const dry = load<f32>(latency ? ring + (<usize>((place + i) & mask) << 2) : input + at);
    const wet = load<f32>(output + at);
    store<f32>(output + at, engaged == 0.0 ? dry : dry + (wet - dry) * engaged);
  }
}

/** What the page may read of each lane. */
function publish(plugin: i32, bank: usize, inserts: usize): void {
  const count = plugins.readouts(plugin);
  if (count == 0) return;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (!insert) continue;
    const slot = <usize>load<u32>(insert, L.INSERT_READOUT);
    for (let f = 0; f < count; f++) {
      const valueAt = L.READOUT_VALUE0 + (<usize>f << 2);
      const value = load<f32>(bank + (<usize>f << 4) + lane);
      store<f32>(slot + valueAt, meters.latched(slot, L.READOUT_EPOCH, valueAt, value));
    }
    meters.latch(slot, L.READOUT_EPOCH);
  }
}
