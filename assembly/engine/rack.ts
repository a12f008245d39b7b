import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as plugins from "../generated/plugins";
import * as S from "../generated/steps";
import * as clock from "./clock";
import * as meters from "./meters";
import * as regions from "./regions";

/** A plugin's output below this is silence (-300 dBFS); its state comes to rest far lower, so when that happens cannot be heard. */
const SILENCE: f32 = 1e-15;
const REST: f32 = 1e-30;
/** Bits of 1e8, +160 dBFS, as a float: a plugin that gets there, or to infinity or NaN, has run away. */
const RUNAWAY: i32 = 0x4cbebc20;
const MAGNITUDE: i32 = 0x7fffffff;

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
  const bank = <usize>load<u32>(step, S.PLUGIN_BANK);
  const inserts = step + S.PLUGIN_INSERT0;

  for (let lane: usize = 0; lane < 16; lane += 4) refresh(plugin, bank, lane, insertOf(inserts, lane));
  plugins.process(plugin, bank, input, output, <usize>load<u32>(step, S.PLUGIN_KEY), frames, channels, inserts);
  guard(plugin, bank, input, output, channels, inserts, frames);
  engage(input, output, channels, inserts, frames);
  if (frames == clock.framesToGrid()) rest(bank, plugins.resting(plugin));
  for (let lane: usize = 0; lane < 16; lane += 4) publish(plugin, bank, lane, insertOf(inserts, lane));
}

/** Tells the kernel of new parameters. */
function refresh(plugin: i32, bank: usize, lane: usize, insert: usize): void {
  if (!insert || !load<i32>(insert, L.INSERT_CHANGED)) return;
  store<i32>(insert, 0, L.INSERT_CHANGED);
  const fresh = load<i32>(insert, L.INSERT_FRESH) != 0;
  store<i32>(insert, 0, L.INSERT_FRESH);
  plugins.prepare(plugin, bank, lane, insert + L.INSERT_HEAD_BYTES, insert, regions.sampleRate, fresh);
}

/** Flushes what is inaudible, and takes a lane that ran away out of the mix before anyone hears it. */
function guard(plugin: i32, bank: usize, input: usize, output: usize, channels: i32, inserts: usize, frames: i32): void {
  let peaks = i32x4.splat(0);
  for (let c = 0; c < channels; c++) {
    const from = output + <usize>c * L.QUAD_BYTES;
    for (let at = from, end = from + (<usize>frames << 4); at < end; at += 16) {
      const y = v128.load(at);
      const size = v128.and(y, i32x4.splat(MAGNITUDE));
      peaks = i32x4.max_s(peaks, size);
      v128.store(at, v128.and(y, f32x4.ge(size, f32x4.splat(SILENCE))));
    }
  }
  if (!v128.any_true(i32x4.ge_s(peaks, i32x4.splat(RUNAWAY)))) return;
  v128.store(regions.gains, peaks);
  for (let lane: usize = 0; lane < 16; lane += 4)
    if (load<i32>(regions.gains + lane) >= RUNAWAY) trip(plugin, bank, lane, insertOf(inserts, lane));
}

/** A lane's insert goes dry at once and begins again from rest, unheard until the page engages it. */
function trip(plugin: i32, bank: usize, lane: usize, insert: usize): void {
  for (let f = 0; f < plugins.bankFields(plugin); f++) store<f32>(bank + (<usize>f << 4) + lane, 0.0);
  if (!insert) return;
  store<i32>(insert, 1, L.INSERT_CHANGED);
  store<i32>(insert, 1, L.INSERT_FRESH);
  changetype<Ramp>(insert).jump(0.0);
  store<i32>(<usize>load<u32>(insert, L.INSERT_READOUT), 1, L.READOUT_FAULT);
  faults += 1;
}

/** Crosses between the dry signal, as late as the plugin makes it, and the plugin's. */
function engage(input: usize, output: usize, channels: i32, inserts: usize, frames: i32): void {
  let wet = true;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (!insert) continue;
    const ramp = changetype<Ramp>(insert);
    wet = wet && ramp.settled && ramp.steady == 1.0;
    if (load<i32>(insert, L.INSERT_LATENCY)) keepDry(insert, input + lane, channels, frames);
  }
  if (wet) return;
  for (let lane: usize = 0; lane < 16; lane += 4) {
    const insert = insertOf(inserts, lane);
    if (!insert) continue;
    changetype<Ramp>(insert).fill(regions.gains, 4, frames);
    for (let c = 0; c < channels; c++) cross(insert, input + lane, output + lane, c, frames);
  }
}

/** Remembers a lane's dry signal for as long as its plugin is late. */
function keepDry(insert: usize, input: usize, channels: i32, frames: i32): void {
  const mask = load<i32>(insert, L.INSERT_DRY_MASK);
  const place = clock.ringPlace(mask);
  for (let c = 0; c < channels; c++) {
    const ring = <usize>load<u32>(insert, L.INSERT_DRY_LINE) + ((<usize>c * (<usize>mask + 1)) << 2);
    for (let i = 0; i < frames; i++)
      store<f32>(ring + (<usize>((place + i) & mask) << 2), load<f32>(input + <usize>c * L.QUAD_BYTES + (<usize>i << 4)));
  }
}

function cross(insert: usize, input: usize, output: usize, channel: i32, frames: i32): void {
  const latency = load<i32>(insert, L.INSERT_LATENCY);
  const mask = load<i32>(insert, L.INSERT_DRY_MASK);
  const ring = <usize>load<u32>(insert, L.INSERT_DRY_LINE) + ((<usize>channel * (<usize>mask + 1)) << 2);
  const place = clock.ringPlace(mask) - latency;
  for (let i = 0; i < frames; i++) {
    const at = <usize>channel * L.QUAD_BYTES + (<usize>i << 4);
    const engaged = load<f32>(regions.gains + (<usize>i << 2));
    if (engaged == 1.0) continue;
    const dry = load<f32>(latency ? ring + (<usize>((place + i) & mask) << 2) : input + at);
    const wet = load<f32>(output + at);
    store<f32>(output + at, engaged == 0.0 ? dry : dry + (wet - dry) * engaged);
  }
}

/** Lays what has decayed to rest: WebAssembly has no flush to zero, and subnormals are slow. */
function rest(bank: usize, fields: i32): void {
  for (let at = bank, end = bank + (<usize>fields << 4); at < end; at += 16) {
    const x = v128.load(at);
    v128.store(at, v128.and(x, f32x4.ge(f32x4.abs(x), f32x4.splat(REST))));
  }
}

function publish(plugin: i32, bank: usize, lane: usize, insert: usize): void {
  if (!insert) return;
  const slot = <usize>load<u32>(insert, L.INSERT_READOUT);
  for (let f = 0; f < plugins.readouts(plugin); f++) {
    const valueAt = L.READOUT_VALUE0 + (<usize>f << 2);
    const value = load<f32>(bank + (<usize>f << 4) + lane);
    store<f32>(slot + valueAt, meters.latched(slot, L.READOUT_EPOCH, valueAt, value));
  }
  meters.latch(slot, L.READOUT_EPOCH);
}
