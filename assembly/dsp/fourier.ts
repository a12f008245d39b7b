/**
 * The Fourier transform of {@link SIZE} complex numbers, real and imaginary parts apart (T. G. Stockham, AFIPS 28, 1966: no reordering; radix 2,
 * decimation in frequency). The backward one is the same with both parts swapped, times {@link SIZE}.
 */
export const SIZE: i32 = 1024;
const HALF: i32 = SIZE / 2;
/** Cosines and sines of the first half turn. */
const cosines = memory.data(2048, 16);
const sines = memory.data(2048, 16);

/** Works the turns out, once. */
export function lay(): void {
  for (let k = 0; k < HALF; k++) {
    const angle = (-Math.PI * <f64>k) / <f64>HALF;
    store<f32>(cosines + (<usize>k << 2), <f32>Math.cos(angle));
    store<f32>(sines + (<usize>k << 2), <f32>Math.sin(angle));
  }
}

/** In place; `re2` and `im2` have room for as much. There is an even number of rounds, so it ends where it began. */
export function transform(re: usize, im: usize, re2: usize, im2: usize): void {
  for (let stride = 1; stride < SIZE; stride <<= 1) {
    if (stride < 4) roundOne(re, im, re2, im2, stride);
    else round(re, im, re2, im2, stride);
    const r = re;
    const i = im;
    re = re2;
    im = im2;
    re2 = r;
    im2 = i;
  }
}

function round(re: usize, im: usize, re2: usize, im2: usize, stride: i32): void {
  const width = <usize>stride << 2;
  for (let turn: usize = 0, to: usize = 0; turn < <usize>HALF << 2; turn += width, to += 2 * width) {
    const c = v128.load32_splat(cosines + turn);
    const s = v128.load32_splat(sines + turn);
    for (let at = turn, out = to; at < turn + width; at += 16, out += 16) {
      const a = v128.load(re + at);
      const b = v128.load(im + at);
      const p = v128.load(re + at, HALF * 4);
      const q = v128.load(im + at, HALF * 4);
      v128.store(re2 + out, f32x4.add(a, p));
      v128.store(im2 + out, f32x4.add(b, q));
      const x = f32x4.sub(a, p);
      const y = f32x4.sub(b, q);
      v128.store(re2 + out + width, f32x4.sub(f32x4.mul(x, c), f32x4.mul(y, s)));
      v128.store(im2 + out + width, f32x4.add(f32x4.mul(x, s), f32x4.mul(y, c)));
    }
  }
}

/** The first two rounds, whose neighbours lie too near for vectors. */
function roundOne(re: usize, im: usize, re2: usize, im2: usize, stride: i32): void {
  const width = <usize>stride << 2;
  for (let turn: usize = 0, to: usize = 0; turn < <usize>HALF << 2; turn += width, to += 2 * width) {
    const c = load<f32>(cosines + turn);
    const s = load<f32>(sines + turn);
    for (let at = turn, out = to; at < turn + width; at += 4, out += 4) {
      const a = load<f32>(re + at);
      const b = load<f32>(im + at);
      const p = load<f32>(re + at, HALF * 4);
      const q = load<f32>(im + at, HALF * 4);
      store<f32>(re2 + out, a + p);
      store<f32>(im2 + out, b + q);
      store<f32>(re2 + out + width, (a - p) * c - (b - q) * s);
      store<f32>(im2 + out + width, (a - p) * s + (b - q) * c);
    }
  }
}
