import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import * as clock from "./clock";
import * as regions from "./regions";

/** The smallest normal float: below it arithmetic may be slow and hosts may differ. */
const SMALLEST: f32 = 1.17549435e-38;
/** +160 dBFS: nothing real is louder, and sums of it stay finite. */
const LOUDEST: f32 = 1e8;

/** Finite, at most {@link LOUDEST}, and never subnormal. */
@inline
function sound(x: v128): v128 {
  const size = f32x4.abs(x);
  const kept = v128.and(f32x4.ge(size, f32x4.splat(SMALLEST)), f32x4.le(size, f32x4.splat(LOUDEST)));
  return v128.and(x, kept);
}

@inline
function endOf(address: usize, frames: i32): usize {
  return address + (<usize>((frames + 3) & ~3) << 2);
}

/** Adds an external input; what is not sound (NaN, infinite, subnormal) counts as silence. */
export function addInput(target: usize, channels: i32, input: usize, frames: i32): void {
  const left = regions.inputs + input * 2 * L.CHANNEL_BYTES + clock.hostBytes;
  const end = endOf(left, frames);
  for (let at = left; at < end; at += 16, target += 16) {
    const l = sound(v128.load(at));
    const r = sound(v128.load(at, L.CHANNEL_BYTES));
    if (channels == 2) {
      v128.store(target, f32x4.add(v128.load(target), l));
      v128.store(target, f32x4.add(v128.load(target, L.CHANNEL_BYTES), r), L.CHANNEL_BYTES);
    } else v128.store(target, f32x4.add(v128.load(target), f32x4.mul(f32x4.add(l, r), f32x4.splat(0.5))));
  }
}

/** Where a channel of a strip's source is: a planar pair, or where its only clip's record says. */
@inline
export function place(source: usize, clip: usize, channel: usize): usize {
  if (clip) return load<u32>(clip + (channel << 2), L.CLIP_NOW_LEFT);
  return source + channel * L.CHANNEL_BYTES;
}

/** Says in a clip's record where a strip that hears nothing else finds this block: in the clip itself, in zeros, or in `target`, where it is made. */
export function play(target: usize, channels: i32, clip: usize, frames: i32): void {
  const start = load<f64>(clip, L.CLIP_START_FRAME);
  const into = clock.position - start;
  const left = load<u32>(clip, L.CLIP_LEFT);
  const right = load<u32>(clip, L.CLIP_RIGHT);
  if (!clock.gateOpen || into + <f64>frames <= 0.0 || into >= load<f64>(clip, L.CLIP_LENGTH_FRAMES)) {
    store<usize>(clip, regions.zeros, L.CLIP_NOW_LEFT);
    store<usize>(clip, regions.zeros + L.CHANNEL_BYTES, L.CLIP_NOW_RIGHT);
  } else if ((channels == 2 || left == right) && isPlain(clip, into, frames)) {
    store<u32>(clip, left + (<u32>into << 2), L.CLIP_NOW_LEFT);
    store<u32>(clip, right + (<u32>into << 2), L.CLIP_NOW_RIGHT);
  } else {
    memory.fill(target, 0, <usize>channels * L.CHANNEL_BYTES);
    addClip(target, channels, clip, frames);
    store<usize>(clip, target, L.CLIP_NOW_LEFT);
    store<usize>(clip, target + L.CHANNEL_BYTES, L.CLIP_NOW_RIGHT);
  }
}

/** Whether a clip sounds through these frames, `into` it, just as it is. */
@inline
function isPlain(clip: usize, into: f64, frames: i32): bool {
  const last = load<f64>(clip, L.CLIP_LENGTH_FRAMES) - <f64>load<i32>(clip, L.CLIP_FADE_OUT_FRAMES);
  if (clock.gateMoves || load<f32>(clip, L.CLIP_GAIN) != 1.0 || !isThere(clip)) return false;
  return into >= <f64>load<i32>(clip, L.CLIP_FADE_IN_FRAMES) && into + <f64>frames <= last;
}

@inline
function presenceOf(clip: usize): Ramp {
  return changetype<Ramp>(clip + L.CLIP_PRESENCE_AT);
}

/** Whether a clip is neither coming nor going. */
@inline
function isThere(clip: usize): bool {
  return !presenceOf(clip).moves(clock.frame) && presenceOf(clip).steady == 1.0;
}

/** Adds what a clip has where the transport stands. */
export function addClip(target: usize, channels: i32, clip: usize, frames: i32): void {
  if (!clock.gateOpen) return;
  const start = load<f64>(clip, L.CLIP_START_FRAME);
  const length = load<f64>(clip, L.CLIP_LENGTH_FRAMES);
  const first = <i32>max(0.0, min(<f64>frames, start - clock.position));
  const last = <i32>max(0.0, min(<f64>frames, start + length - clock.position));
  if (first >= last) return;

  const into = <i32>(clock.position + <f64>first - start);
  const left = <usize>load<u32>(clip, L.CLIP_LEFT) + (<usize>into << 2);
  const right = <usize>load<u32>(clip, L.CLIP_RIGHT) + (<usize>into << 2);
  const at = target + (<usize>first << 2);
  const gates = gatesOf(clip, frames);
  const gate = gates ? gates + (<usize>first << 2) : 0;
  const n = last - first;
  if (channels == 2) {
    addChannel(at, left, left, clip, into, gate, n);
    addChannel(at + L.CHANNEL_BYTES, right, right, clip, into, gate, n);
  } else addChannel(at, left, right, clip, into, gate, n);
}

/** What a clip is multiplied by, frame by frame: the transport's gate and what an edit leaves of the clip; 0 when both are open. */
function gatesOf(clip: usize, frames: i32): usize {
  if (isThere(clip)) return clock.gateMoves ? regions.gate : 0;
  presenceOf(clip).fill(clock.frame, regions.scratch, 4, frames);
  if (clock.gateMoves)
    for (let at: usize = 0, end = <usize>frames << 2; at < end; at += 4)
      store<f32>(regions.scratch + at, load<f32>(regions.scratch + at) * load<f32>(regions.gate + at));
  return regions.scratch;
}

/** `target += (a + b) / 2 x gain`, with fades and the gate where there are any; the mean of a channel with itself is that channel, exactly. */
function addChannel(target: usize, a: usize, b: usize, clip: usize, into: i32, gate: usize, frames: i32): void {
  const fadeIn = load<i32>(clip, L.CLIP_FADE_IN_FRAMES);
  const fadeOut = load<i32>(clip, L.CLIP_FADE_OUT_FRAMES);
  const length = <i32>load<f64>(clip, L.CLIP_LENGTH_FRAMES);
  const gain = load<f32>(clip, L.CLIP_GAIN);
  const fades = into < fadeIn || into + frames > length - fadeOut;
  if (!fades && !gate) return addStill(target, a, b, gain, frames);
  for (let i = 0; i < frames; i++) {
    const at = <usize>i << 2;
    let x: f32 = 0.5 * (load<f32>(a + at) + load<f32>(b + at)) * gain;
    if (fades) x = <f32>(<f64>x * fadeAt(into + i, fadeIn, length, fadeOut));
    if (gate) x *= load<f32>(gate + at);
    store<f32>(target + at, load<f32>(target + at) + x);
  }
}

function addStill(target: usize, a: usize, b: usize, gain: f32, frames: i32): void {
  const fours = target + (<usize>(frames & ~3) << 2);
  const end = target + (<usize>frames << 2);
  const half = f32x4.splat(0.5);
  const gains = f32x4.splat(gain);
  for (; target < fours; target += 16, a += 16, b += 16) {
    const x = f32x4.mul(f32x4.mul(half, f32x4.add(v128.load(a), v128.load(b))), gains);
    v128.store(target, f32x4.add(v128.load(target), x));
  }
  for (; target < end; target += 4, a += 4, b += 4) {
    const x: f32 = 0.5 * (load<f32>(a) + load<f32>(b)) * gain;
    store<f32>(target, load<f32>(target) + x);
  }
}

/** Raised cosines at both ends. */
function fadeAt(k: i32, fadeIn: i32, length: i32, fadeOut: i32): f64 {
  let gain: f64 = 1.0;
  if (k < fadeIn) gain *= 0.5 - 0.5 * Math.cos((Math.PI * <f64>k) / <f64>fadeIn);
  if (k >= length - fadeOut) gain *= 0.5 - 0.5 * Math.cos((Math.PI * <f64>(length - k)) / <f64>fadeOut);
  return gain;
}

/** Whether the mix is multiplied by {@link regions.outputGains} in this block. */
let mixFades: bool = false;

/** Once a block. */
export function openMix(frames: i32): void {
  const ramp = changetype<Ramp>(regions.outputGate);
  mixFades = ramp.moves(clock.frame) || ramp.steady != 1.0;
  if (mixFades) ramp.fill(clock.frame, regions.outputGains, 4, frames);
}

/** A stereo result to where the host picks it up, to the frame. What is no sound stays here, and `slot` says until when. */
export function toOutput(source: usize, output: usize, slot: usize, frames: i32): void {
  const target = regions.outputs + output * 2 * L.CHANNEL_BYTES + clock.hostBytes;
  for (let side: usize = 0; side < 2 * L.CHANNEL_BYTES; side += L.CHANNEL_BYTES) {
    if (!copySound(source + side, target + side, frames)) store<f64>(slot, clock.frame + <f64>frames);
    if (output == 0 && mixFades) fade(target + side, frames);
  }
}

function fade(target: usize, frames: i32): void {
  for (let at: usize = 0, end = <usize>frames << 2; at < end; at += 4)
    store<f32>(target + at, load<f32>(target + at) * load<f32>(regions.outputGains + at));
}

/** Says whether all of it was sound, but for what is too small to be any. */
function copySound(source: usize, target: usize, frames: i32): bool {
  const fours = target + (<usize>(frames & ~3) << 2);
  const end = target + (<usize>frames << 2);
  const loudest = f32x4.splat(LOUDEST);
  let all = v128.splat<i32>(-1);
  for (; target < fours; source += 16, target += 16) {
    const x = v128.load(source);
    all = v128.and(all, f32x4.le(f32x4.abs(x), loudest));
    v128.store(target, sound(x));
  }
  for (; target < end; source += 4, target += 4) {
    const x = v128.load32_splat(source);
    all = v128.and(all, f32x4.le(f32x4.abs(x), loudest));
    store<f32>(target, f32x4.extract_lane(sound(x), 0));
  }
  return v128.all_true<i32>(all);
}
