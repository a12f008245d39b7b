/** A discrete Fourier transform of a power of two, in place (J. Cooley and J. Tukey, 1965: decimation in time, radix 2), in float64. */
export class Fft {
  readonly #cosines: Float64Array;
  readonly #sines: Float64Array;
  /** Where each sample goes first: its number with the bits turned round. */
  readonly #places: Uint32Array;

  constructor(readonly size: number) {
    const bits = Math.log2(size);
    if (!Number.isInteger(bits) || size < 2) throw new RangeError(`out-of-range: a transform of ${size} is not a power of two`);
    const half = Array.from({ length: size / 2 }, (_, k) => (-2 * Math.PI * k) / size);
    this.#cosines = Float64Array.from(half, Math.cos);
    this.#sines = Float64Array.from(half, Math.sin);
    this.#places = new Uint32Array(size);
    for (let i = 1; i < size; i++) this.#places[i] = (this.#places[i >> 1]! >> 1) | ((i & 1) << (bits - 1));
  }

  /** @param re and `im`, of the transform's size: samples in, frequencies out */
  transform(re: Float64Array, im: Float64Array): void {
    const { size } = this;
    for (const [i, place] of this.#places.entries())
      if (place > i) {
        [re[i], re[place]] = [re[place]!, re[i]!];
        [im[i], im[place]] = [im[place]!, im[i]!];
      }
    for (let half = 1; half < size; half *= 2)
      for (let first = 0; first < size; first += 2 * half)
        for (let k = 0; k < half; k++) this.#turn(re, im, first + k, first + k + half, (k * size) / (2 * half));
  }

  #turn(re: Float64Array, im: Float64Array, a: number, b: number, angle: number): void {
    const [c, s] = [this.#cosines[angle]!, this.#sines[angle]!];
    const x = re[b]! * c - im[b]! * s;
    const y = re[b]! * s + im[b]! * c;
    re[b] = re[a]! - x;
    im[b] = im[a]! - y;
    re[a] = re[a]! + x;
    im[a] = im[a]! + y;
  }
}
