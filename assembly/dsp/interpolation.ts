/** Frames that share their loads of the taps. */
const WIDE: i32 = 16;
/** Frames that are passed over together where nothing in reach can be a new peak. */
const PIECE: i32 = 32;

/**
 * The largest magnitude of `frames` frames and of the values that `filters` filters of `taps` taps give between them, or `peak` if that is
 * larger. The line begins `taps` - 1 samples before the first frame; no value is larger than `bound` times the largest sample it is made of.
 * What is not a number counts for nothing.
 */
export function highest(line: usize, frames: i32, design: usize, filters: i32, taps: i32, bound: f32, peak: f32): f32 {
  const now = line + ((<usize>taps - 1) << 2);
  for (let from = 0; from < frames; from += PIECE) {
    const length = min(PIECE, frames - from);
    const at = line + (<usize>from << 2);
    peak = largest(now + (<usize>from << 2), length, peak);
    if (largest(at, length + taps - 1, 0.0) * bound <= peak) continue;
    for (let f = 0; f < filters; f++) peak = between(at, length, design + (<usize>(f * taps) << 2), taps, peak);
  }
  return peak;
}

/** The largest magnitude of `count` samples, or `peak`. */
function largest(at: usize, count: i32, peak: f32): f32 {
  let peaks = f32x4.splat(peak);
  const quads = at + (<usize>(count & ~3) << 2);
  const end = at + (<usize>count << 2);
  for (; at < quads; at += 16) peaks = f32x4.pmax(peaks, f32x4.abs(v128.load(at)));
  for (; at < end; at += 4) peaks = f32x4.pmax(peaks, f32x4.abs(v128.load32_splat(at)));
  return ofFour(peaks);
}

/** The same of what one filter gives. A value is the same sum in the same order, wherever it stands in the piece. */
function between(at: usize, frames: i32, design: usize, taps: i32, peak: f32): f32 {
  let peaks = f32x4.splat(peak);
  const end = design + (<usize>taps << 2);
  for (; frames >= WIDE; frames -= WIDE, at += <usize>WIDE << 2) {
    let a = f32x4.splat(0.0);
    let b = f32x4.splat(0.0);
    let c = f32x4.splat(0.0);
    let d = f32x4.splat(0.0);
    for (let tap = design, x = at; tap < end; tap += 4, x += 4) {
      const h = v128.load32_splat(tap);
      a = f32x4.add(a, f32x4.mul(h, v128.load(x)));
      b = f32x4.add(b, f32x4.mul(h, v128.load(x, 16)));
      c = f32x4.add(c, f32x4.mul(h, v128.load(x, 32)));
      d = f32x4.add(d, f32x4.mul(h, v128.load(x, 48)));
    }
    peaks = f32x4.pmax(peaks, f32x4.abs(a));
    peaks = f32x4.pmax(peaks, f32x4.abs(b));
    peaks = f32x4.pmax(peaks, f32x4.abs(c));
    peaks = f32x4.pmax(peaks, f32x4.abs(d));
  }
  for (; frames > 0; frames--, at += 4) {
    let value: f32 = 0.0;
    for (let tap = design, x = at; tap < end; tap += 4, x += 4) value += load<f32>(tap) * load<f32>(x);
    peaks = f32x4.pmax(peaks, f32x4.abs(f32x4.splat(value)));
  }
  return ofFour(peaks);
}

@inline
function ofFour(peaks: v128): f32 {
  const two = max(f32x4.extract_lane(peaks, 0), f32x4.extract_lane(peaks, 1));
  return max(two, max(f32x4.extract_lane(peaks, 2), f32x4.extract_lane(peaks, 3)));
}
