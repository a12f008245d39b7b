import * as fourier from "./fourier";

/**
 * Spectra of real signals: 512 real parts, then 512 imaginary ones; that of 0 Hz has none, and half the sample rate's stands there. Two signals
 * are transformed at once, as the parts of a complex one.
 */
const BINS: i32 = fourier.SIZE / 2;
/** From real parts to imaginary ones. */
const IMAGINARY: usize = <usize>BINS << 2;
export const BYTES: usize = 2 * IMAGINARY;

/** The spectra of two signals of 1024 frames. `room` is four such signals long, and holds both of them first. */
export function ofBoth(room: usize, left: usize, right: usize): void {
  const im = room + BYTES;
  fourier.transform(room, im, room + 2 * BYTES, room + 3 * BYTES);
  store<f32>(left, load<f32>(room));
  store<f32>(left, load<f32>(room, IMAGINARY), IMAGINARY);
  store<f32>(right, load<f32>(im));
  store<f32>(right, load<f32>(im, IMAGINARY), IMAGINARY);
  const half: f32 = 0.5;
  for (let at: usize = 4, back = BYTES - 4; at < IMAGINARY; at += 4, back -= 4) {
    const a = load<f32>(room + at);
    const b = load<f32>(im + at);
    const p = load<f32>(room + back);
    const q = load<f32>(im + back);
    store<f32>(left + at, half * (a + p));
    store<f32>(left + at, half * (b - q), IMAGINARY);
    store<f32>(right + at, half * (b + q));
    store<f32>(right + at, half * (p - a), IMAGINARY);
  }
}

/** The other way: both signals, times 1024, stand at `room` and {@link BYTES} further on. */
export function toBoth(room: usize, left: usize, right: usize): void {
  const im = room + BYTES;
  store<f32>(room, load<f32>(left));
  store<f32>(room, load<f32>(left, IMAGINARY), IMAGINARY);
  store<f32>(im, load<f32>(right));
  store<f32>(im, load<f32>(right, IMAGINARY), IMAGINARY);
  for (let at: usize = 4, back = BYTES - 4; at < IMAGINARY; at += 4, back -= 4) {
    const a = load<f32>(left + at);
    const b = load<f32>(left + at, IMAGINARY);
    const p = load<f32>(right + at);
    const q = load<f32>(right + at, IMAGINARY);
    store<f32>(room + at, a - q);
    store<f32>(im + at, b + p);
    store<f32>(room + back, a + q);
    store<f32>(im + back, p - b);
  }
  fourier.transform(im, room, room + 3 * BYTES, room + 2 * BYTES);
}

/** Adds the product of two spectra to a third. */
export function addProduct(sum: usize, x: usize, h: usize): void {
  const first = load<f32>(sum) + load<f32>(x) * load<f32>(h);
  const last = load<f32>(sum, IMAGINARY) + load<f32>(x, IMAGINARY) * load<f32>(h, IMAGINARY);
  for (let at: usize = 0; at < IMAGINARY; at += 16) {
    const a = v128.load(x + at);
    const b = v128.load(x + at, IMAGINARY);
    const p = v128.load(h + at);
    const q = v128.load(h + at, IMAGINARY);
    const re = f32x4.add(v128.load(sum + at), f32x4.sub(f32x4.mul(a, p), f32x4.mul(b, q)));
    const im = f32x4.add(v128.load(sum + at, IMAGINARY), f32x4.add(f32x4.mul(a, q), f32x4.mul(b, p)));
    v128.store(sum + at, re);
    v128.store(sum + at, im, IMAGINARY);
  }
  store<f32>(sum, first);
  store<f32>(sum, last, IMAGINARY);
}

/** Taps that are added up before their sum is added to the others: long sums of floats would lose a millionth. */
const CHUNK: i32 = 32;

/**
 * Adds to `frames` frames what comes of a signal through the first taps of an answer, a multiple of {@link CHUNK}; `input` is where the first of them
 * is, behind as many as there are taps. Works on whole sixteens.
 */
export function addDirect(output: usize, input: usize, taps: usize, count: i32, frames: i32): void {
  const last = taps + (<usize>count << 2);
  for (const chunk: usize = <usize>CHUNK << 2; taps < last; taps += chunk, input -= chunk)
    for (let i: usize = 0, end = <usize>frames << 2; i < end; i += 64) addChunk(output + i, input + i, taps);
}

function addChunk(output: usize, x: usize, tap: usize): void {
  let a = f32x4.splat(0.0);
  let b = f32x4.splat(0.0);
  let c = f32x4.splat(0.0);
  let d = f32x4.splat(0.0);
  for (const last = tap + (<usize>CHUNK << 2); tap < last; tap += 4, x -= 4) {
    const h = v128.load32_splat(tap);
    a = f32x4.add(a, f32x4.mul(h, v128.load(x)));
    b = f32x4.add(b, f32x4.mul(h, v128.load(x, 16)));
    c = f32x4.add(c, f32x4.mul(h, v128.load(x, 32)));
    d = f32x4.add(d, f32x4.mul(h, v128.load(x, 48)));
  }
  v128.store(output, f32x4.add(v128.load(output), a));
  v128.store(output, f32x4.add(v128.load(output, 16), b), 16);
  v128.store(output, f32x4.add(v128.load(output, 32), c), 32);
  v128.store(output, f32x4.add(v128.load(output, 48), d), 48);
}
