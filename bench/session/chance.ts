/** Of the standard session, from which every number in it follows. */
export const SEED = 20240611;

/** xorshift32 with the shifts 13, 17, 5 (Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8(14), 2003). */
export class Xorshift32 {
  #state: number;

  /** @param warmUp steps that are thrown away, since nearby seeds begin alike */
  constructor(seed: number, warmUp: number) {
    this.#state = seed | 0 || 1;
    for (let i = 0; i < warmUp; i++) this.next();
  }

  /** The next state, as a signed 32-bit integer; never 0. */
  next(): number {
    let s = this.#state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.#state = s;
    return s;
  }
}

/** Draws the parameters of one strip, in the order in which they are asked for; each is rounded to float32. */
export class Draw {
  readonly #chance: Xorshift32;

  /** @param index of the strip among its kind; @param stride keeps tracks and buses apart */
  constructor(index: number, stride: number) {
    this.#chance = new Xorshift32(SEED ^ Math.imul(index + 1, stride), 8);
  }

  /** 0 to 1, in steps of 2^-24. */
  #unit(): number {
    return (this.#chance.next() >>> 8) / 2 ** 24;
  }

  linear(from: number, to: number, offset = 0): number {
    return Math.fround(from + (to - from) * this.#unit() + offset);
  }

  logarithmic(from: number, to: number): number {
    return Math.fround(from * (to / from) ** this.#unit());
  }
}
